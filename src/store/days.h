#pragma once
// Days and months as numbers in the store.

#include <cstdint>

#include "base/calendar.h"

namespace dragoman {

/// In party and dyad, where an event has no day and its article none.
inline constexpr std::int64_t kNoDay = -1'000'000;

/// In tally, for sums over all months, or over all types and statuses.
inline constexpr std::int64_t kAllMonths = -1;
inline constexpr std::int64_t kAnyKind = -1;

/// Months since year 0; kNoDay for no day.
inline std::int64_t month_number(std::int64_t day) {
  if (day == kNoDay) return kNoDay;
  const Date date = from_days(static_cast<std::int32_t>(day));
  return date.year * 12 + date.month - 1;
}

}  // namespace dragoman
