#pragma once
// Ranges are half-open everywhere; only < and >= compare their ends.

#include <cstdint>

namespace dragoman {

/// Half-open range of token indices of one Doc.
struct TokenSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool contains(std::uint32_t token) const { return token >= begin && token < end; }
  bool overlaps(TokenSpan other) const { return begin < other.end && other.begin < end; }
  bool operator==(const TokenSpan&) const = default;
};

}  // namespace dragoman
