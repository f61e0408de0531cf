#pragma once
// Which days do these words mean?

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/span.h"
#include "dragoman/article.h"
#include "syntax/parse.h"

namespace dragoman {

/// How the phrase bounds what it is said of: "on Tuesday" in it, "since Tuesday" from it on.
enum class TimeRelation : std::uint8_t { kIn, kSince, kUntil, kBefore, kAfter };

/// A date phrase with the days it means.
struct TimeMention {
  TokenSpan span;
  std::string type;   ///< TIMEX3: "DATE", "TIME", "DURATION", "SET"
  std::string value;  ///< TIMEX3 value: "2023-11-21", "2023-W47", "P2D", "PRESENT_REF"; "" if unknown
  /// First and last day; absent where the day is unknown, for sets and for durations but those that lean on
  /// the publication day ("in the past two weeks"). "since Friday", "until March" and the two ends of "from
  /// May 3 to May 5" hold the whole range here, while `value` is the phrase's own.
  std::optional<Date> start, end;
  std::string granularity;  ///< "day", "week", "month", "year", "span"; "" where there is no day
  std::string why;          ///< for `explain`
  TimeRelation relation = TimeRelation::kIn;
};

/// All time phrases of an article, in text order, not overlapping. Relative ones need `published`, tense and
/// what was said before. A phrase that names no day of the calendar ("February 30") keeps an empty value.
std::vector<TimeMention> find_times(const Parse& parse, std::optional<Date> published);

/// The phrase that dates the act at token `head` of `sentence`: one that hangs on the act or on the verbs
/// that carry it, else the only one of its clause, else the one that opens the sentence. A date that belongs
/// to another clause ("said on Monday", a relative clause on something else) does not count. Null if none;
/// the pointer looks into `times`.
const TimeMention* time_of(const Parse& parse, const std::vector<TimeMention>& times, std::uint32_t head,
                           TokenSpan sentence);

}  // namespace dragoman
