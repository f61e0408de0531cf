#pragma once
// Formats that have one source and one target a row: an event of several parties is a row for each pair.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/event.h"
#include "exchange/row.h"

namespace dragoman {

/// One source and one target of an event; null where the event tells none.
struct Dyad {
  const ActorRef* source = nullptr;
  const ActorRef* target = nullptr;
  std::uint64_t id = 0;  ///< of the row: event id and both parties
};

/// The same number for the same words on every machine, below 2^53: R and JavaScript hold it exactly.
std::uint64_t stable_number(std::string_view words);

/// Pairs in order of the record; parties with the same code and words count once. Empty where nobody is told
/// on either side. Points into `event`.
std::vector<Dyad> dyads(const Event& event, std::string_view event_id);

/// What an actor is called: its name, else the article's words. Who is of a state but not its government has
/// the state's name in our tables; that stands in brackets then: "the rebels (Sudan)".
std::string label(const ActorRef& actor);
/// What tells an actor from others: its CAMEO code, else its words.
std::string_view key(const ActorRef& actor);

}  // namespace dragoman
