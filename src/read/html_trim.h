#pragma once
// A page cut down to what its reading asks for, before it is parsed.

#include <string>
#include <string_view>

namespace dragoman {

/// `html` (valid UTF-8) without comments, scripts, styles and the like, without marks such as <b> that shape
/// letters only, and with those attributes alone that tell a page's structure or metadata. JSON-LD scripts
/// stay. Elements nested over 64 deep lose their tags, not their text. Takes time in proportion to the input,
/// whatever it holds, and so does parsing what it gives.
std::string trim_html(std::string_view html);

/// The encoding that <meta> tells in the first 4096 bytes, empty if none.
std::string meta_charset(std::string_view html);

}  // namespace dragoman
