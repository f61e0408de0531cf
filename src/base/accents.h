#pragma once
// Names as the English-language press prints them: "Erdogan" for "Erdoğan".

#include <string>
#include <string_view>

namespace dragoman {

/// The text with plain letters in place of accented Latin ones; other characters as they are. UTF-8 in and
/// out.
std::string without_accents(std::string_view text);

}  // namespace dragoman
