#pragma once
// Remembers how strings were cut; bounded, and forgetting never changes a result.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/special_cases.h"

namespace dragoman {

/// Not for use by two threads at a time.
class SpanCache {
 public:
  static constexpr std::size_t kMaxEntries = 20'000;
  /// Longer strings are rare words, and would make the cache's memory depend on the text.
  static constexpr std::size_t kMaxBytes = 64;

  SpanCache() : slots_(kSlots) {}

  /// The pieces kept for `text`, whose xxh3 is `hash`; empty where there are none. Good until the next
  /// `keep`.
  std::span<const Piece> find(std::string_view text, std::uint64_t hash) const;
  /// Keeps `pieces` (not empty); a full cache is emptied first.
  void keep(std::string_view text, std::uint64_t hash, std::span<const Piece> pieces);

 private:
  static constexpr std::size_t kSlots = 32'768;  // a power of two
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t text = 0;   // where it begins in text_
    std::uint32_t first = 0;  // where its pieces begin
    std::uint16_t bytes = 0;
    std::uint16_t count = 0;  // of pieces, 0: free
  };
  void clear();

  std::vector<Slot> slots_;
  std::string text_;
  std::vector<Piece> pieces_;
  std::size_t entries_ = 0;
};

}  // namespace dragoman
