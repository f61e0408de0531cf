#pragma once
// UTF-8 and the few properties of characters that spaCy's features ask for (Python 3.11's str methods,
// Unicode 14).

#include <cstdint>
#include <string>
#include <string_view>

namespace dragoman {

/// One decoded code point and the bytes it took (1..4).
struct Decoded {
  char32_t cp;
  std::uint8_t size;
};
/// Decodes the code point at `at` of valid UTF-8 (`at` < text.size()).
Decoded decode(std::string_view text, std::size_t at);
void append_utf8(std::string& out, char32_t cp);
bool is_valid_utf8(std::string_view text);
/// Each maximal ill-formed part replaced by U+FFFD (as Python's errors="replace"); valid text comes back the
/// same.
std::string repair_utf8(std::string_view text);
/// Number of code points in valid UTF-8.
std::size_t count_code_points(std::string_view text);

bool is_space(char32_t cp);  ///< str.isspace
bool is_alpha(char32_t cp);  ///< str.isalpha
bool is_upper(char32_t cp);  ///< str.isupper of the one-character string
bool is_lower(char32_t cp);  ///< str.islower of the one-character string
bool is_title(char32_t cp);  ///< str.istitle of the one-character string
bool is_digit(char32_t cp);  ///< str.isdigit
/// Python's str.lower, final sigma and all.
std::string lower(std::string_view text);

}  // namespace dragoman
