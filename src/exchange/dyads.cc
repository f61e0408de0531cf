#include "exchange/dyads.h"

#include <algorithm>

#include "base/hash.h"

namespace dragoman {
namespace {

/// One party a key, in order; a side that tells nobody is one null.
std::vector<const ActorRef*> parties(const std::vector<ActorRef>& side) {
  std::vector<const ActorRef*> out;
  for (const ActorRef& actor : side) {
    if (std::none_of(out.begin(), out.end(),
                     [&](const ActorRef* known) { return key(*known) == key(actor); }))
      out.push_back(&actor);
  }
  if (out.empty()) out.push_back(nullptr);
  return out;
}

std::string_view key_or_nobody(const ActorRef* actor) { return actor == nullptr ? "" : key(*actor); }

}  // namespace

std::string label(const ActorRef& actor) {
  if (actor.name.empty()) return actor.words.text;
  const bool people = actor.id.starts_with("country:") && !actor.sector.empty() && actor.sector != "GOV";
  if (!people || actor.words.text.empty()) return actor.name;
  if (actor.words.text.find(actor.name) != std::string::npos) return actor.words.text;
  return actor.words.text + " (" + actor.name + ")";
}

std::string_view key(const ActorRef& actor) { return actor.cameo.empty() ? actor.words.text : actor.cameo; }

std::uint64_t stable_number(std::string_view words) {
  constexpr std::uint64_t kExactInDoubles = (std::uint64_t{1} << 53) - 1;
  const std::uint64_t number = xxh3(words) & kExactInDoubles;
  return number == 0 ? 1 : number;
}

std::vector<Dyad> dyads(const Event& event, std::string_view event_id) {
  std::vector<Dyad> out;
  for (const ActorRef* source : parties(event.source)) {
    for (const ActorRef* target : parties(event.target)) {
      if (source == nullptr && target == nullptr) continue;
      std::string words(event_id);
      words.append(1, '\n').append(key_or_nobody(source));
      words.append(1, '\n').append(key_or_nobody(target));
      out.push_back({source, target, stable_number(words)});
    }
  }
  return out;
}

}  // namespace dragoman
