#pragma once
// Lines of any length out of a ByteSource, none held beyond a limit.

#include <cstdint>
#include <string>

#include "read/byte_source.h"

namespace dragoman {

/// One line without its line end ("\n" or "\r\n").
struct Line {
  std::string text;          ///< its first `limit` bytes
  std::uint64_t number = 0;  ///< 1-based
  std::uint64_t bytes = 0;   ///< as it stands in the input, line end and all
  bool too_long = false;     ///< there was more than `limit`; it was passed over
};

class LineReader {
 public:
  LineReader(ByteSource& source, std::size_t limit) : source_(source), limit_(limit) {}

  /// Reads the next line into `line`, whose memory is used again. False at the end; a last line without a
  /// line end counts as one.
  bool next(Line& line);

 private:
  ByteSource& source_;
  std::size_t limit_;
  std::uint64_t number_ = 0;
};

}  // namespace dragoman
