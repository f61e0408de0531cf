#include "read/json_escapes.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace dragoman {
namespace {

constexpr std::size_t kEscape = 6;  // \uXXXX

/// The code unit of a \uXXXX escape at `at`, if one stands there.
std::optional<std::uint32_t> code_unit(std::string_view json, std::size_t at) {
  if (at + kEscape > json.size() || json[at] != '\\' || json[at + 1] != 'u') return std::nullopt;
  std::uint32_t unit = 0;
  for (const char c : json.substr(at + 2, 4)) {
    const char low = static_cast<char>(c | 0x20);
    if (c >= '0' && c <= '9') {
      unit = unit * 16 + static_cast<std::uint32_t>(c - '0');
    } else if (low >= 'a' && low <= 'f') {
      unit = unit * 16 + static_cast<std::uint32_t>(low - 'a' + 10);
    } else {
      return std::nullopt;
    }
  }
  return unit;
}

bool is_high(std::uint32_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool is_low(std::uint32_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

}  // namespace

bool repair_lone_surrogates(std::string& json) {
  bool found = false;
  std::size_t at = json.find('\\');
  while (at != std::string::npos) {
    const std::optional<std::uint32_t> unit = code_unit(json, at);
    std::size_t step = unit ? kEscape : 2;  // "\\" and the like: the second byte begins no escape
    if (unit && is_high(*unit)) {
      const std::optional<std::uint32_t> other = code_unit(json, at + kEscape);
      if (other && is_low(*other)) {
        step = 2 * kEscape;
      } else {
        json.replace(at, kEscape, "\\ufffd");
        found = true;
      }
    } else if (unit && is_low(*unit)) {
      json.replace(at, kEscape, "\\ufffd");
      found = true;
    }
    at = at + step < json.size() ? json.find('\\', at + step) : std::string::npos;
  }
  return found;
}

}  // namespace dragoman
