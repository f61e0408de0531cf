#pragma once
// What a model sees of a word: ids of its norm, prefix, suffix and shape.

#include <cstdint>
#include <string>
#include <string_view>

#include "text/string_id.h"
#include "text/token_rules.h"

namespace dragoman {

/// spaCy's lexical attributes of a token, as string ids.
struct WordFeatures {
  std::uint64_t norm = 0;
  std::uint64_t prefix = 0;  ///< first code point
  std::uint64_t suffix = 0;  ///< last three code points
  std::uint64_t shape = 0;
  bool is_space = false;
  bool space_after = false;  ///< not of the word but of the token: its reader sets it
  bool operator==(const WordFeatures&) const = default;
};

/// The features of the word `text` (valid UTF-8, not empty), which depend on these arguments alone:
/// `special_norm` is Token::special_norm. `space_after` is left false.
WordFeatures word_features(const TokenRules& rules, std::string_view text, std::uint16_t special_norm);

/// The norm itself: what a special case set, else the package's table, else the lower case.
std::string norm(const TokenRules& rules, std::string_view text, std::uint16_t special_norm);

/// "Xxxx'x" for "Moscow's": letters X and x, digits d, all else as it is, runs cut at four; "LONG" from 100
/// code points on.
std::string word_shape(std::string_view text);

}  // namespace dragoman
