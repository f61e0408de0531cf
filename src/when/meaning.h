#pragma once
// From a match to the days it means.

#include <optional>
#include <string>
#include <vector>

#include "when/period.h"
#include "when/rules.h"
#include "when/tense.h"
#include "when/when.h"

namespace dragoman {

/// What a match means. `period` where it is a stretch of the calendar; a `value` without one is a duration, a
/// set or a reference.
struct TimeReading {
  std::string type = "DATE";
  std::string value;
  std::optional<Period> period;
  std::optional<Date> start, end;  ///< where they are not the period's own
  std::string why;
  bool skip = false;       ///< the rule does not hold here: try a shorter match
  bool told_year = false;  ///< the words name a year
};

/// What was read before, in text order.
struct Spoken {
  Period period;
  std::uint32_t sentence;
  bool told_year;
  bool compared = false;  ///< "a year earlier": told for comparison, not as the time of the tale
};

/// All that a reading may lean on.
struct TimeContext {
  std::optional<Date> published;
  std::vector<Spoken> spoken;
  std::uint32_t sentence = 0;
  Tense tense = Tense::kUnknown;
  bool limits = false;  ///< "by", "until" or "through" stands before the phrase
};

TimeReading read_match(const Match& match, const TimeContext& context);

/// TIMEX3 of `number` units: "P2W", "PT30M", "P1Y6M"; "PXD" where vague.
std::string duration_value(double number, TimeUnit unit, bool vague);
std::optional<Date> holiday_in(Holiday holiday, int year);

}  // namespace dragoman
