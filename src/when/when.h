#pragma once
// Which days do these words mean?

#include <optional>
#include <string>
#include <vector>

#include "base/span.h"
#include "dragoman/article.h"
#include "syntax/parse.h"

namespace dragoman {

/// A date phrase with the days it means.
struct TimeMention {
  TokenSpan span;
  std::string type;   ///< TIMEX3: "DATE", "TIME", "DURATION", "SET"
  std::string value;  ///< TIMEX3 value: "2023-11-21", "2023-W47", "P2D", "PRESENT_REF"; "" if unknown
  std::optional<Date> start, end;  ///< first and last day; absent for durations and where the day is unknown
  std::string granularity;         ///< "day", "week", "month", "year", "span"
  std::string why;                 ///< for `explain`
};

/// All time phrases of an article, in text order. Relative ones need `published`, tense and what was said
/// before.
std::vector<TimeMention> find_times(const Parse& parse, std::optional<Date> published);

}  // namespace dragoman
