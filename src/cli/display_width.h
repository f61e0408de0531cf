#pragma once
// How many columns of a terminal a text takes, and how it is made to fit.

#include <cstddef>
#include <string>
#include <string_view>

namespace dragoman::cli {

/// Columns of one character: 0 for combining and format characters, 2 for wide ones.
std::size_t display_width(char32_t cp);
/// Columns of valid UTF-8.
std::size_t display_width(std::string_view text);
/// `text` on one line, safe to show: runs of white space become one blank; other control characters, and the
/// format characters that turn the direction of text, go.
std::string printable(std::string_view text);
/// As much as fits into `width` columns, "…" at the end where something was cut.
std::string truncated(std::string_view text, std::size_t width);

}  // namespace dragoman::cli
