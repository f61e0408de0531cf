#pragma once
// The two sides of an event.

#include <algorithm>
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

/// Whether somebody of `a` has the code of somebody of `b`.
inline bool shares_code(const std::vector<ActorRef>& a, const std::vector<ActorRef>& b) {
  return std::any_of(a.begin(), a.end(), [&](const ActorRef& x) {
    return std::any_of(b.begin(), b.end(), [&](const ActorRef& y) { return x.code == y.code; });
  });
}

}  // namespace dragoman
