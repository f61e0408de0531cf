#pragma once
// A whole input as one article's text.

#include <string>

#include "read/byte_source.h"

namespace dragoman {

struct PlainText {
  std::string text;         ///< valid UTF-8, without byte order mark
  std::string reject;       ///< why there is no article, empty if there is one
  bool repaired = false;    ///< invalid UTF-8 was replaced
  std::uint64_t bytes = 0;  ///< read from the source
};

/// Reads to the end, or to the first byte over `max_article`. Errors of the source are left to the caller.
PlainText read_plain_text(ByteSource& source, std::size_t max_article);

}  // namespace dragoman
