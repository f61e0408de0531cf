#include "dictionaries/agents.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/tsv.h"
#include "base/utf8.h"
#include "dictionaries/phrase.h"

namespace dragoman::dictionaries {
namespace {

/// Endings of words for people; other words are bodies.
constexpr std::array<std::string_view, 16> kPersonEndings = {"er",    "or",     "ist", "man", "men", "woman",
                                                             "women", "person", "ant", "ent", "ian", "ee",
                                                             "ive",   "al",     "ary", "ate"};

/// The word before "of", else the last: its form in the singular is what the table is asked for.
std::string_view head_of(std::string_view phrase) {
  const std::string_view before = phrase.substr(0, phrase.find(" of "));
  return before.substr(before.rfind(' ') + 1);
}

bool names_person(std::string_view head) {
  return std::any_of(kPersonEndings.begin(), kPersonEndings.end(),
                     [&](std::string_view ending) { return head.ends_with(ending); });
}

}  // namespace

void AgentRows::left(Kind kind, const Entry& entry, std::string_view reason) {
  ledger_.left(kind, file_, entry.line, entry.text, reason);
}

void AgentRows::add(const Source& source) {
  file_ = source.file;
  sets_.clear();
  for (const SourceLine& line : source.lines) {
    const Entry entry{line.text, line.number};
    if (entry.text.starts_with('!') && entry.text.find('=') != std::string_view::npos) {
      define_set(entry);
    } else {
      add_agent(entry);
    }
  }
}

void AgentRows::define_set(const Entry& entry) {
  ledger_.read(Kind::kAgentSet);
  const std::size_t end = entry.text.find('!', 1);
  const std::size_t equals = entry.text.find('=');
  if (end == std::string_view::npos || end > equals)
    return left(Kind::kAgentSet, entry, "a set is !NAME! = WORD, WORD");
  std::vector<std::string> words = split_list(entry.text.substr(equals + 1));
  std::erase(words, "");
  if (words.empty()) return left(Kind::kAgentSet, entry, "a set without words");
  sets_[std::string(entry.text.substr(0, end + 1))] = std::move(words);
  ledger_.carried(Kind::kAgentSet);
}

/// Every word of a set in place of its name.
Result<std::vector<std::string>> AgentRows::phrases_of(std::string_view text) const {
  const std::size_t open = text.find('!');
  if (open == std::string_view::npos) return std::vector<std::string>{plain_phrase(text)};
  const std::size_t end = text.find('!', open + 1);
  if (end == std::string_view::npos) return fail(ErrorCode::kInvalid, "a set's name ends with !");
  const auto set = sets_.find(std::string(text.substr(open, end + 1 - open)));
  if (set == sets_.end()) return fail(ErrorCode::kInvalid, "no set of that name stands above");
  std::vector<std::string> out;
  for (const std::string& word : set->second)
    out.push_back(plain_phrase(std::string(text.substr(0, open)) + word + std::string(text.substr(end + 1))));
  return out;
}

/// The first part that is a role; the others go to `rest`.
std::string AgentRows::sector_of(std::string_view code, std::string& rest) const {
  std::string sector;
  for (; code.size() >= 3; code.remove_prefix(3)) {
    const std::string_view part = code.substr(0, 3);
    if (sector.empty() && !codes_.sector(part).empty()) {
      sector = codes_.sector(part);
    } else {
      rest += part;
    }
  }
  return sector;
}

void AgentRows::add_agent(const Entry& entry) {
  ledger_.read(Kind::kAgent);
  const std::size_t open = entry.text.find('[');
  const std::size_t close = entry.text.find(']');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open)
    return left(Kind::kAgent, entry, "an agent is PHRASE {PLURAL} [~CODE]");
  std::string code(trim(entry.text.substr(open + 1, close - open - 1)));
  std::erase(code, '~');
  std::string_view name = entry.text.substr(0, open);
  std::string plural;
  if (const std::size_t brace = name.find('{'); brace != std::string_view::npos) {
    const std::size_t end = name.find('}', brace);
    if (end == std::string_view::npos) return left(Kind::kAgent, entry, "a brace { that is not closed");
    plural = plain_phrase(name.substr(brace + 1, end - brace - 1));
    name = name.substr(0, brace);
  }
  auto phrases = phrases_of(name);
  if (!phrases) return left(Kind::kAgent, entry, phrases.error().message);
  std::string rest;
  const std::string sector = sector_of(code, rest);
  if (sector.empty()) return left(Kind::kAgent, entry, "no part of the code is one of PLOVER's sectors");
  if (!plural.empty()) phrases->push_back(plural);
  for (const std::string& phrase : *phrases) {
    if (const std::string_view fault = phrase_fault(phrase); !fault.empty())
      return left(Kind::kAgent, entry, fault);
  }
  bool any = false;
  for (const std::string& phrase : *phrases) any = write(phrase, sector) || any;
  if (!any) return left(Kind::kAgent, entry, "the phrase stands at " + taken_[phrases->front()]);
  for (const std::string& phrase : *phrases) taken_.emplace(phrase, fmt::format("{}:{}", file_, entry.line));
  ledger_.carried(Kind::kAgent);
  if (!rest.empty())
    ledger_.refused(Kind::kCodePart, file_, entry.line, std::string(entry.text) + " " + rest,
                    "a word tells one sector");
}

/// False where the phrase is empty or there already. Lemmas are looked up, so a plural head is also written
/// in the singular.
bool AgentRows::write(const std::string& phrase, const std::string& sector) {
  if (phrase.empty() || taken_.contains(phrase)) return false;
  const std::string head(head_of(phrase));
  std::string other = phrase;
  other.replace(phrase.substr(0, phrase.find(" of ")).size() - head.size(), head.size(), singular(head));
  bool any = false;
  for (const std::string& words : {phrase, other}) {
    if (taken_.contains(words) || (any && words == phrase)) continue;
    const SectorHead* known =
        codes_.head(words) != nullptr ? codes_.head(words) : codes_.head(singular(head));
    const std::string kind = known != nullptr               ? known->kind
                             : names_person(singular(head)) ? "person"
                                                            : "body";
    lines_ += fmt::format("{}\t{}\t{}\t{}\n", words, sector, kind,
                          known != nullptr && codes_.head(words) == known ? known->role : "");
    taken_.emplace(words, file_);
    any = true;
  }
  return any;
}

std::string AgentRows::table() const { return lines_.empty() ? "" : "words\tsector\tkind\trole\n" + lines_; }

}  // namespace dragoman::dictionaries
