#pragma once
// Finds the phrases of one article: matches of the rules, read in text order, then joined with their
// neighbours.

#include <optional>
#include <vector>

#include "when/lexeme.h"
#include "when/meaning.h"
#include "when/when.h"

namespace dragoman {

/// A mention with what it was made of.
struct FoundTime {
  TimeMention mention;
  std::size_t begin = 0, end = 0;  ///< lexemes
  Meaning meaning = Meaning::kDrop;
  std::optional<Period> period;
  Tense tense = Tense::kUnknown;
};

/// The rules' mentions in text order.
std::vector<FoundTime> match_times(const Parse& parse, const std::vector<Lexeme>& lexemes,
                                   std::optional<Date> published);
/// Joins a day with its hour or part of the day ("9 a.m. Tuesday", "Friday night") into one mention.
void join_hours(const Parse& parse, const std::vector<Lexeme>& lexemes, std::vector<FoundTime>& found);
/// Sets relations and the two ends of ranges: "since Friday", "from May 3 to May 5".
void bound_ranges(const std::vector<Lexeme>& lexemes, std::optional<Date> published,
                  std::vector<FoundTime>& found);

}  // namespace dragoman
