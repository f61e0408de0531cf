#pragma once
// Have we read this text before? Near-duplicates by MinHash, without comparing all pairs.

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace dragoman {

inline constexpr std::size_t kBands = 48;
inline constexpr std::size_t kBandRows = 4;
inline constexpr std::size_t kSignatureSize = kBands * kBandRows;

/// MinHash of a text's shingles: pairs of neighbouring words, in small letters, at least one of them no
/// function word. Depends on the text alone, on every machine alike.
struct Signature {
  std::array<std::uint16_t, kSignatureSize> values{};
  std::uint32_t shingles =
      0;  ///< how many different ones there were; 0: too few words, `values` is the text's hash
  bool operator==(const Signature&) const = default;
};

/// `text` is valid UTF-8.
Signature signature_of(std::string_view text);

/// Keys of its bands: near-duplicates share at least one (with the recall that docs/stories.md gives), others
/// hardly ever. One key for a text of few words.
std::vector<std::uint64_t> band_keys(const Signature& signature);

/// Share of shingles that both have in all that either has, as the signatures tell it: 0..1.
double similarity(const Signature& a, const Signature& b);

/// Whether both are one text but for edits or cuts. Symmetric. Texts of few words must be the same.
bool near_duplicate(const Signature& a, const Signature& b);

}  // namespace dragoman
