#pragma once
// The words of dates and what they are.

#include <span>
#include <string_view>

#include "when/lexeme.h"

namespace dragoman {

struct WordRow {
  std::string_view text;  ///< lower case, without dots
  WordClass word_class;
  int value;
};

/// A word may stand in several rows.
std::span<const WordRow> date_words();

}  // namespace dragoman
