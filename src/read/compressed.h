#pragma once
// .gz and .zst read as what they hold.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "read/byte_source.h"

namespace dragoman {

/// Tells a stream that grows out of all proportion: a bomb. News compresses five- to twentyfold, markup that
/// repeats itself perhaps a hundredfold.
class Expansion {
 public:
  static constexpr std::uint64_t kFree = std::uint64_t{16} << 20;  ///< bytes that any stream may grow to
  static constexpr std::uint64_t kRatio = 200;

  /// `in` and `out` are the bytes so far.
  static bool too_great(std::uint64_t in, std::uint64_t out) { return out > kFree && out / kRatio > in; }
  static std::string reason() {
    return "it grows over " + std::to_string(kRatio) + "-fold when unpacked (a bomb?)";
  }
};

bool is_gzip(std::string_view bytes);
bool is_zstd(std::string_view bytes);

/// Unpacks gzip, one member after another, as one stream. Damage, a cut and too great an expansion are errors
/// of the source, after the bytes before them.
std::unique_ptr<ByteSource> gzip_source(std::unique_ptr<ByteSource> packed);
/// The same for zstd frames; a dictionary in the first frame, as WARC files have it, is used.
std::unique_ptr<ByteSource> zstd_source(std::unique_ptr<ByteSource> packed);
/// Whichever of them the first bytes call for, else `source` itself.
std::unique_ptr<ByteSource> unpacked(std::unique_ptr<ByteSource> source);

}  // namespace dragoman
