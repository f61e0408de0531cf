#include "dictionaries/world_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <set>

#include "base/calendar.h"
#include "base/utf8.h"
#include "dictionaries/name_case.h"
#include "world/name_trie.h"
#include "world/tables.h"

namespace dragoman::dictionaries {
namespace {

constexpr std::size_t kMostWords = 12;  ///< tokens of a name that are looked up
constexpr std::string_view kNamedHeader = "name\tother_names\tcode\tsector\tmembers\tfrom\tto\n";
constexpr std::string_view kRegionHeader = "code\tnames\tadjectives\n";

std::string joined(const std::vector<std::string>& parts, std::size_t from = 0) {
  std::string out;
  for (std::size_t i = from; i < parts.size(); ++i) out.append(i == from ? "" : ", ").append(parts[i]);
  return out;
}

std::string bound(std::int32_t day, std::int32_t open) { return day == open ? "" : iso(from_days(day)); }

/// One name, however its capitals and its article are written.
std::string key_of(std::string_view name) {
  std::string key = lower(name);
  return key.starts_with("the ") ? key.substr(4) : key;
}

bool is_organisation(const ActorMeaning& meaning, std::string_view text) {
  return text.starts_with("[IGO") || text.starts_with("[NGO") || text.starts_with("[MNC") ||
         meaning.code == "NGO" || meaning.code == "MNC" || meaning.code == "IGO";
}

/// A state's code alone, at all times: another name of it, or of a place in it.
bool is_place(const ActorCode& code, DaySpan days) {
  return code.meaning.sector.empty() && code.meaning.rest.empty() && code.meaning.members.empty() &&
         days.from == kAllDays.from && days.to == kAllDays.to;
}

/// Why a name cannot stand in a table; "" if it can.
std::string name_fault(const std::string& name) {
  if (name.find_first_of(",\t[]{}<>=+&") != std::string::npos) return "a mark that no name has";
  if (!std::any_of(name.begin(), name.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return std::isalpha(byte) != 0 || byte >= 0x80;
      }))
    return "no letter stands in it";
  const std::size_t words = split_name(name).size();
  if (words > kMostWords) return "longer than 12 words, with hyphens";
  return {};
}

}  // namespace

std::vector<DaySpan> DayCover::take(DaySpan span) {
  std::vector<DaySpan> fresh;
  std::int64_t at = span.from;
  for (const DaySpan& taken : spans_) {
    if (taken.to < at) continue;
    if (taken.from > span.to) break;
    if (taken.from > at) fresh.push_back({static_cast<std::int32_t>(at), taken.from - 1});
    at = std::int64_t{taken.to} + 1;
  }
  if (at <= span.to) fresh.push_back({static_cast<std::int32_t>(at), span.to});
  spans_.insert(spans_.end(), fresh.begin(), fresh.end());
  std::sort(spans_.begin(), spans_.end(), [](DaySpan a, DaySpan b) { return a.from < b.from; });
  return fresh;
}

void WorldRows::add(const ActorRecord& record) {
  std::vector<const ActorName*> fresh;
  std::vector<char> used(record.codes.size(), 0);
  std::set<std::string> own;
  for (const ActorName& name : record.names) {
    std::string fault = name_fault(name.text);
    if (fault.empty() && !own.insert(key_of(name.text)).second) fault = "stands twice in this entry";
    const auto found = taken_.find(key_of(name.text));
    if (fault.empty() && found == taken_.end()) {
      fresh.push_back(&name);
      continue;
    }
    if (fault.empty() && !place(record, {&name}, found->second.days, used))
      fault = "the name has a code on these days already, by " + found->second.where;
    if (fault.empty()) {
      ledger_.carried(Kind::kActorName);
    } else {
      ledger_.left(Kind::kActorName, record.file, name.line, name.text, fault);
    }
  }
  if (!fresh.empty()) add_fresh(record, fresh, used);
  count_codes(record, used);
}

/// Names that no entry had before share their lines.
void WorldRows::add_fresh(const ActorRecord& record, const std::vector<const ActorName*>& names,
                          std::vector<char>& used) {
  DayCover cover;
  place(record, names, cover, used);
  for (const ActorName* name : names)
    taken_.emplace(key_of(name->text), Taken{cover, fmt::format("{}:{}", record.file, name->line)});
  ledger_.carried(Kind::kActorName, names.size());
}

void WorldRows::count_codes(const ActorRecord& record, const std::vector<char>& used) {
  for (std::size_t i = 0; i < used.size(); ++i) {
    const ActorCode& code = record.codes[i];
    if (used[i] != 0) {
      ledger_.carried(Kind::kActorCode);
    } else {
      ledger_.left(Kind::kActorCode, record.file, code.line, code.text,
                   "other codes hold for its names on all its days");
    }
  }
}

// Dated codes go before the undated, which hold on the days that are left.
bool WorldRows::place(const ActorRecord& record, const std::vector<const ActorName*>& names, DayCover& cover,
                      std::vector<char>& used) {
  bool any = false;
  std::vector<std::string> all;
  for (const ActorName* name : names) {
    for (std::string& spelling : spellings(name->text)) {
      if (std::find(all.begin(), all.end(), spelling) == all.end()) all.push_back(std::move(spelling));
    }
  }
  for (const bool dated : {true, false}) {
    for (std::size_t i = 0; i < record.codes.size(); ++i) {
      const ActorCode& code = record.codes[i];
      if (code.dated != dated) continue;
      const std::vector<DaySpan> spans = cover.take(code.days);
      for (const DaySpan span : spans) write({all, &code, span});
      if (spans.empty()) continue;
      any = true;
      if (used[i] == 0) keep_rest({all, &code, spans.front()}, slug(all.front()), record);
      used[i] = 1;
    }
  }
  return any;
}

void WorldRows::write(const Row& row) {
  const ActorMeaning& meaning = row.code->meaning;
  if (is_place(*row.code, row.days) && !is_organisation(meaning, row.code->text)) {
    lines_["subnational.tsv"] += fmt::format("{}\t{}\t\n", meaning.code, joined(row.names));
    return;
  }
  const char* table = is_organisation(meaning, row.code->text) ? "organisations.tsv" : "groups.tsv";
  lines_[table] += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\n", row.names.front(), joined(row.names, 1),
                               meaning.code, meaning.sector, joined(meaning.members),
                               bound(row.days.from, kAllDays.from), bound(row.days.to, kAllDays.to));
}

void WorldRows::keep_rest(const Row& row, const std::string& id, const ActorRecord& record) {
  const ActorMeaning& meaning = row.code->meaning;
  if (meaning.rest.empty()) return;
  ledger_.read(Kind::kCodePart);
  const std::string full = (is_organisation(meaning, row.code->text) ? "org:" : "group:") + id;
  const auto [at, fresh] = rests_.emplace(full, meaning.rest);
  if (fresh || at->second == meaning.rest) {
    ledger_.carried(Kind::kCodePart);
  } else {
    ledger_.left(Kind::kCodePart, record.file, row.code->line, row.code->text + " " + meaning.rest,
                 "an actor keeps one such part on all days: " + at->second);
  }
}

std::map<std::string, std::string> WorldRows::tables() const {
  std::map<std::string, std::string> out;
  for (const auto& [table, lines] : lines_)
    out[table] = std::string(table == "subnational.tsv" ? kRegionHeader : kNamedHeader) + lines;
  return out;
}

std::string WorldRows::actor_codes() const {
  if (rests_.empty()) return {};
  std::string out = "what\tkey\tcameo\n";
  for (const auto& [id, rest] : rests_) out += fmt::format("actor\t{}\t{}\n", id, rest);
  return out;
}

}  // namespace dragoman::dictionaries
