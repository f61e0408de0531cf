#include "dictionaries/parties.h"

#include <array>
#include <string_view>

namespace dragoman::dictionaries {
namespace {

using ItemKind = PatternItem::Kind;

constexpr std::array<std::string_view, 10> kTargetPrepositions = {
    "with", "against", "to", "on", "from", "for", "into", "over", "toward", "between"};

const PatternItem* find(const std::vector<PatternItem>& side, ItemKind kind) {
  for (const PatternItem& item : side) {
    if (item.kind == kind) return &item;
  }
  return nullptr;
}

}  // namespace

std::string usual_target() {
  std::string out = "indirect=ACTOR | addressee=ACTOR | ";
  for (const std::string_view word : kTargetPrepositions)
    out.append(word == kTargetPrepositions.front() ? "" : " + ").append(word).append("=ACTOR");
  // Where it is done is the last that may be meant.
  return out + " | object.of=ACTOR | object | in=ACTOR + at=ACTOR";
}

Parties parties_of(const VerbPattern& pattern) {
  Parties out{"subject", usual_target()};
  if (const PatternItem* item = find(pattern.before, ItemKind::kSource);
      item != nullptr && !item->preposition.empty())
    out.source = item->preposition + " | subject";
  if (const PatternItem* item = find(pattern.behind, ItemKind::kSource))
    out.source = item->preposition.empty() ? "subject" : item->preposition + " | subject";
  if (const PatternItem* item = find(pattern.behind, ItemKind::kTarget);
      item != nullptr && !item->preposition.empty())
    out.target = item->preposition + " | " + out.target;
  if (const PatternItem* item = find(pattern.before, ItemKind::kTarget)) {
    const bool source_leads = find(pattern.before, ItemKind::kSource) != nullptr;
    if (!item->preposition.empty()) {
      out.target = item->preposition + " | " + out.target;
    } else {
      out.target_leads = !source_leads;
    }
  }
  if (const PatternItem* item = find(pattern.behind, ItemKind::kBoth);
      item != nullptr && !item->preposition.empty()) {
    const bool among = item->preposition == "between" || item->preposition == "among";
    (among ? out.source : out.target) = item->preposition + " | " + (among ? "subject" : out.target);
  }
  return out;
}

}  // namespace dragoman::dictionaries
