#pragma once
// What an article's row is.

#include <cstdint>

namespace dragoman {

enum class State : std::uint8_t {
  kCurrent,     ///< its events are found and counted
  kSuperseded,  ///< a newer text stands under its name
  kRetracted,   ///< withdrawn by its publisher
};

}  // namespace dragoman
