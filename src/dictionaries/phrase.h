#pragma once
// Phrases of the dictionaries as plain lower-case words.

#include <string>
#include <string_view>

namespace dragoman::dictionaries {

/// Lower-case, '_' as blanks, one blank between words.
std::string plain_phrase(std::string_view text);
/// Why the phrase cannot stand in a list of words or in a table: a mark that no word has, no word at all; ""
/// if it can. A '*' at the end, of a stem, is none.
std::string_view phrase_fault(std::string_view phrase);
/// The last word without the ending of a regular plural: "armed forces" -> "armed force".
std::string singular(std::string_view phrase);

}  // namespace dragoman::dictionaries
