#pragma once
// The two sides of an event.

#include <cstdint>
#include <vector>

#include "dragoman/event.h"

namespace dragoman {

enum class Side : std::uint8_t { kSource, kTarget };
constexpr const char* name(Side side) { return side == Side::kSource ? "source" : "target"; }
inline std::vector<ActorRef>& party_of(Event& event, Side side) {
  return side == Side::kSource ? event.source : event.target;
}
inline const std::vector<ActorRef>& party_of(const Event& event, Side side) {
  return side == Side::kSource ? event.source : event.target;
}

}  // namespace dragoman
