#pragma once
// No sentence without an end.

#include <cstdint>

#include "syntax/parse.h"

namespace dragoman {

/// Longer than any sentence of running text; what reads a sentence may take time that grows with the square
/// of its length, so that a text without a full stop must not be one.
inline constexpr std::uint32_t kLongestSentence = 250;

/// Cuts sentences longer than `longest` tokens, behind a comma or semicolon of the second half where one is.
/// A token whose head is then in another piece is a root of its own.
void cut_long_sentences(Parse& parse, std::uint32_t longest = kLongestSentence);

}  // namespace dragoman
