#include "refer/names.h"

#include <algorithm>
#include <array>

namespace dragoman {
namespace {

constexpr std::size_t kLongestName = 12;  // words; the tables hold none longer

constexpr std::array<std::string_view, 8> kLed = {"led",      "backed", "supported", "sponsored",
                                                  "brokered", "allied", "trained",   "funded"};
constexpr std::array<std::string_view, 10> kBased = {
    "based", "run", "controlled", "ruled", "held", "born", "owned", "dominated", "occupied", "administered"};

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

Affix affix_behind(std::string_view word) {
  if (is_one_of(word, kLed)) return Affix::kLed;
  return is_one_of(word, kBased) ? Affix::kBased : Affix::kNone;
}

/// "pro-", "anti-" before the name, "-led", "-based" behind it.
Affix affix_of(const Parse& parse, TokenSpan span) {
  const Doc& doc = parse.doc;
  if (span.end + 1 < parse.size() && doc.str(span.end) == "-") {
    const Affix affix = affix_behind(doc.str(span.end + 1));
    if (affix != Affix::kNone) return affix;
  }
  if (span.begin >= 2 && doc.str(span.begin - 1) == "-") {
    const std::string_view before = doc.str(span.begin - 2);
    if (before == "pro" || before == "Pro") return Affix::kFor;
    if (before == "anti" || before == "Anti") return Affix::kAgainst;
  }
  return Affix::kNone;
}

std::vector<const WorldEntry*> in_force(std::vector<const WorldEntry*> entries, std::optional<Date> on) {
  std::vector<const WorldEntry*> kept;
  std::copy_if(entries.begin(), entries.end(), std::back_inserter(kept),
               [&](const WorldEntry* entry) { return holds_on(*entry, on); });
  return kept.empty() ? entries : kept;
}

bool is_article(std::string_view word) { return word == "the" || word == "The"; }

/// A state's or town's name inside a longer person's name ("Michael Jordan") names no state.
bool inside_person(TokenSpan span, const std::vector<const Entity*>& entity_at, const WorldEntry& entry) {
  const Entity* entity = entity_at[span.begin];
  if (entity == nullptr || entity->label != "PERSON" || entity->span.size() <= span.size()) return false;
  if (entry.kind == EntryKind::kNationality) return span.begin > entity->span.begin;
  return entry.kind == EntryKind::kCountry || entry.kind == EntryKind::kSeat ||
         entry.kind == EntryKind::kRegion || entry.kind == EntryKind::kOutlet ||
         entry.kind == EntryKind::kParty;
}

}  // namespace

Names::Names(const Parse& parse, const World& world, std::optional<Date> on) : at_(parse.size(), -1) {
  const std::uint32_t size = parse.size();
  std::vector<std::string_view> words(size);
  for (std::uint32_t t = 0; t < size; ++t) words[t] = parse.doc.str(t);
  std::vector<const Entity*> entity_at(size, nullptr);
  for (const Entity& entity : parse.entities) {
    for (std::uint32_t t = entity.span.begin; t < entity.span.end; ++t) entity_at[t] = &entity;
  }
  const auto match_at = [&](std::uint32_t t, std::uint32_t limit) {
    const std::size_t room = std::min<std::size_t>(kLongestName, limit - t);
    return world.match(std::span(words).subspan(t, room));
  };
  for (std::uint32_t t = 0; t < size;) {
    const std::uint32_t limit = parse.sentences[parse.sentence_of[t]].end;
    NameMatch match = match_at(t, limit);
    // "the North" must not hide "North Waziristan".
    if (match.words > 1 && is_article(words[t])) {
      NameMatch next = match_at(t + 1, limit);
      if (next.words >= match.words) {
        match = std::move(next);
        ++t;
      }
    }
    if (match.words == 0) {
      // "U.S.-led" is one token: the full stop keeps the hyphen from splitting it.
      const std::size_t hyphen = words[t].find('-');
      if (hyphen != std::string_view::npos && hyphen > 0) {
        const std::string_view stem = words[t].substr(0, hyphen);
        const NameMatch part = world.match(std::span(&stem, 1));
        if (part.words == 1)
          add({t, t + 1}, in_force(part.entries, on), affix_behind(words[t].substr(hyphen + 1)));
      }
      ++t;
      continue;
    }
    const TokenSpan span{t, t + static_cast<std::uint32_t>(match.words)};
    if (!inside_person(span, entity_at, *match.entries.front())) {
      add(span, in_force(std::move(match.entries), on), affix_of(parse, span));
    }
    t = span.end;
  }
}

void Names::add(TokenSpan span, std::vector<const WorldEntry*> entries, Affix affix) {
  for (std::uint32_t t = span.begin; t < span.end; ++t) at_[t] = static_cast<std::int32_t>(names_.size());
  names_.push_back({span, std::move(entries), affix});
}

std::size_t Names::first_from(std::uint32_t token) const {
  const auto at = std::lower_bound(names_.begin(), names_.end(), token,
                                   [](const Name& name, std::uint32_t t) { return name.span.begin < t; });
  return static_cast<std::size_t>(at - names_.begin());
}

}  // namespace dragoman
