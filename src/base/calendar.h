#pragma once
// Day arithmetic on Date.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "dragoman/article.h"

namespace dragoman {

/// "2023-11-20" (also with a time behind: "2023-11-20T08:00:00Z"); nothing if it is no day of the calendar.
std::optional<Date> parse_iso_date(std::string_view text);
std::string iso(Date date);
bool is_valid(Date date);
/// Days since 1970-01-01.
std::int32_t days(Date date);
Date from_days(std::int32_t days);
Date add_days(Date date, std::int32_t days);
/// Months are clamped to the last day: 2024-01-31 + 1 = 2024-02-29.
Date add_months(Date date, std::int32_t months);
/// ISO: Monday 1 .. Sunday 7.
int weekday(Date date);
int days_in_month(int year, int month);
/// ISO week as {year, week 1..53}.
struct IsoWeek {
  int year;
  int week;
};
IsoWeek iso_week(Date date);

}  // namespace dragoman
