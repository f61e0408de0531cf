#pragma once
// Character properties as Python 3.11's str methods see them (Unicode 14), in two stages: a block a 128 code
// points, blocks shared where alike.

#include <array>
#include <cstdint>

namespace dragoman {

enum CharBit : std::uint16_t {
  kCharSpace = 1,
  kCharAlpha = 2,
  kCharUpper = 4,
  kCharLower = 8,
  kCharTitle = 16,
  kCharDigit = 32,
  kCharDecimal = 64,
  kCharWord = 128,       ///< what `\w` matches
  kCharCased = 256,      ///< cased and not case-ignorable
  kCharIgnorable = 512,  ///< case-ignorable
};

extern const std::array<std::uint8_t, 8704> kCharBlocks;
extern const std::array<std::uint16_t, 28544> kCharBits;

/// The code points first, first + step .. last are lowered by adding `delta`.
struct LowerRange {
  char32_t first;
  char32_t last;
  std::uint32_t step;
  std::int32_t delta;
};
/// Beyond ASCII, ascending by `first`; ranges do not overlap save where steps interleave.
extern const std::array<LowerRange, 180> kLowerRanges;

/// CharBits of a code point up to U+10FFFF.
inline std::uint16_t char_bits(char32_t cp) {
  return kCharBits[static_cast<std::size_t>(kCharBlocks[cp >> 7]) * 128 + (cp & 127)];
}

}  // namespace dragoman
