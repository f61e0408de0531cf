#pragma once
// Text of any encoding as UTF-8.

#include <memory>
#include <string>
#include <string_view>

#include "read/byte_source.h"

namespace dragoman {

struct Utf8Text {
  std::string text;       ///< valid UTF-8 without byte order mark
  bool repaired = false;  ///< something stood for no character and is U+FFFD now
};

/// A byte order mark decides, then that the bytes are valid UTF-8, then `declared` (the name of an encoding,
/// may be empty). Where none helps, bytes with more well-formed UTF-8 sequences than stray bytes are damaged
/// UTF-8, others windows-1252.
Utf8Text to_utf8(std::string_view bytes, std::string_view declared = {});

/// The value of `charset` in "text/html; charset=utf-8", empty if there is none.
std::string charset_of(std::string_view content_type);

/// What begins with a UTF-16 byte order mark as UTF-8; `source` itself otherwise. UTF-8's own mark is taken
/// off.
std::unique_ptr<ByteSource> utf8_source(std::unique_ptr<ByteSource> source);

}  // namespace dragoman
