#include <algorithm>

#include "dragoman/event.h"

namespace dragoman {
namespace {

template <class Enum, std::size_t N>
std::optional<Enum> by_name(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::optional<EventType> event_type(std::string_view name) {
  return by_name<EventType>(kEventTypeNames, name);
}
std::optional<Status> status(std::string_view name) { return by_name<Status>(kStatusNames, name); }

}  // namespace dragoman
