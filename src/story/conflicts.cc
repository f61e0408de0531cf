// Where reports of one event differ.

#include <algorithm>

#include "base/calendar.h"
#include "story/facts.h"

namespace dragoman {
namespace {

/// Adds that `doc_id` says `value`, once.
void add(Conflict& conflict, const std::string& value, const std::string& doc_id) {
  if (value.empty()) return;
  auto at = static_cast<std::size_t>(std::find(conflict.values.begin(), conflict.values.end(), value) -
                                     conflict.values.begin());
  if (at == conflict.values.size()) {
    conflict.values.push_back(value);
    conflict.said_by.emplace_back();
  }
  std::vector<std::string>& who = conflict.said_by[at];
  if (std::find(who.begin(), who.end(), doc_id) == who.end()) who.push_back(doc_id);
}

std::string days_text(const EventFacts& facts) {
  if (!facts.start || !facts.end) return {};
  return *facts.start == *facts.end ? iso(*facts.start) : iso(*facts.start) + ".." + iso(*facts.end);
}

std::string number_text(const EventNumber& number) {
  const std::string low = number.low ? std::to_string(*number.low) : "";
  const std::string high = number.high ? std::to_string(*number.high) : "";
  return low == high ? low : low + ".." + high;
}

}  // namespace

std::vector<Conflict> conflicts(const std::vector<EventFacts>& mentions) {
  std::vector<Conflict> fields = {{"day", {}, {}}, {"place", {}, {}}, {"status", {}, {}}};
  const auto field = [&](const std::string& what) -> Conflict& {
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&](const Conflict& each) { return each.field == what; });
    if (found != fields.end()) return *found;
    fields.push_back({what, {}, {}});
    return fields.back();
  };
  for (const EventFacts& facts : mentions) {
    add(field("day"), days_text(facts), facts.doc_id);
    add(field("place"), facts.place, facts.doc_id);
    add(field("status"), std::string(name(facts.status)), facts.doc_id);
    for (const EventNumber& number : facts.numbers)
      add(field(number.what), number_text(number), facts.doc_id);
  }
  std::erase_if(fields, [](const Conflict& each) { return each.values.size() < 2; });
  return fields;
}

}  // namespace dragoman
