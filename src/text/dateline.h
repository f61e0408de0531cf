#pragma once
// Datelines: "OSLO (Fjord Press) - ", "NAIROBI, March 3 — ", "2023-11-20 (Agency) " before a paragraph's
// first sentence.

#include <cstddef>
#include <string_view>

namespace dragoman {

/// Bytes of the dateline at the start of `paragraph` (valid UTF-8), with its dash and the blanks behind it; 0
/// if there is none. A dateline is short (100 bytes), made of capitalised words, figures and at most one pair
/// of parentheses, and ends with a dash or, behind an outlet in parentheses, before a capital or a quote.
std::size_t dateline_length(std::string_view paragraph);

}  // namespace dragoman
