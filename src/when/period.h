#pragma once
// Stretches of the calendar: a day, a week, a quarter, a decade.

#include <cstdint>
#include <string>

#include "base/calendar.h"

namespace dragoman {

enum class Grain : std::uint8_t {
  kDay,
  kWeekend,
  kWeek,
  kMonth,
  kQuarter,
  kSeason,
  kHalf,
  kYear,
  kDecade,
  kCentury,
};

/// A stretch that begins on `start`; two of one grain never overlap (seasons follow the months: spring is
/// March to May, and a winter bears the year in which it begins).
struct Period {
  Grain grain;
  Date start;
};

/// The stretch of that grain that holds `day`; for weekends, that of the week which holds it.
Period period_of(Grain grain, Date day);
Period season_of(int year, int season);  ///< spring 0 .. winter 3
Date last_day(Period period);
/// `count` stretches on; seasons go by years.
Period shift(Period period, int count);
/// TIMEX3: "2023-11-21", "2023-W47", "2023-W47-WE", "2023-11", "2023-Q4", "2023-H2", "2023-FA", "2023",
/// "202", "20".
std::string timex_value(Period period);
/// "day", "week", "month", "year", else "span".
std::string_view granularity(Grain grain);

}  // namespace dragoman
