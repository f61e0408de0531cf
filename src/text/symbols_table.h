#pragma once
// The strings whose spaCy id is a small reserved number, not a hash.

#include <array>
#include <cstdint>
#include <string_view>

namespace dragoman {

struct Symbol {
  std::string_view name;
  std::uint16_t id;
};
/// Ascending by the bytes of `name`.
extern const std::array<Symbol, 456> kSymbols;

}  // namespace dragoman
