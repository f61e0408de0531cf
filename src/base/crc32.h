#pragma once
// CRC-32 as zlib and Python's zlib.crc32 give it: hashes that training and reading must share.

#include <array>
#include <cstdint>
#include <string_view>

namespace dragoman {

namespace detail {
constexpr std::array<std::uint32_t, 256> crc32_table() {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t i = 0; i < 256; ++i) {
    std::uint32_t c = i;
    for (int bit = 0; bit < 8; ++bit) c = (c & 1U) != 0 ? 0xEDB88320U ^ (c >> 1U) : c >> 1U;
    table[i] = c;
  }
  return table;
}
inline constexpr std::array<std::uint32_t, 256> kCrc32Table = crc32_table();
}  // namespace detail

/// The checksum of `text`, going on from that of what stood before it (0 at the beginning).
constexpr std::uint32_t crc32(std::string_view text, std::uint32_t before = 0) {
  std::uint32_t c = ~before;
  for (const char byte : text) {
    c = detail::kCrc32Table[(c ^ static_cast<std::uint8_t>(byte)) & 0xFFU] ^ (c >> 8U);
  }
  return ~c;
}

}  // namespace dragoman
