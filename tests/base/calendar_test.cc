#include "base/calendar.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

namespace dragoman {
namespace {

Date date(int year, int month, int day) {
  return {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
}

TEST(Calendar, ReadsIsoDays) {
  struct Case {
    std::string_view text;
    std::string_view want;  // "" = no day
  };
  const std::vector<Case> cases = {
      {"2023-11-20", "2023-11-20"},
      {"2023-11-20T08:00:00Z", "2023-11-20"},
      {"2023-11-20 08:00", "2023-11-20"},
      {"2024-02-29", "2024-02-29"},
      {"2000-02-29", "2000-02-29"},
      {"2023-02-29", ""},
      {"1900-02-29", ""},
      {"2023-02-30", ""},
      {"2023-13-01", ""},
      {"2023-00-10", ""},
      {"2023-04-31", ""},
      {"2023-11-00", ""},
      {"2023-11-2", ""},
      {"2023-11-201", ""},
      {"2023/11/20", ""},
      {"20231120", ""},
      {"-023-11-20", ""},
      {"", ""},
      {"2023-11-20x", ""},
      {" 2023-11-20", ""},
      {"Tuesday", ""},
  };
  for (const Case& c : cases) {
    const auto got = parse_iso_date(c.text);
    EXPECT_EQ(got ? iso(*got) : "", c.want) << c.text;
  }
}

TEST(Calendar, PrintsFourDigitYears) {
  EXPECT_EQ(iso(date(7, 1, 2)), "0007-01-02");
  EXPECT_EQ(iso(date(-44, 3, 15)), "-0044-03-15");
}

TEST(Calendar, CountsDaysFromTheEpoch) {
  EXPECT_EQ(days(date(1970, 1, 1)), 0);
  EXPECT_EQ(days(date(1969, 12, 31)), -1);
  EXPECT_EQ(days(date(2000, 3, 1)), 11017);
  EXPECT_EQ(days(date(2023, 11, 20)), 19681);
}

TEST(Calendar, EveryDayOfFourCenturiesComesBack) {
  Date day = date(1799, 12, 31);
  const std::int32_t first = days(day);
  for (std::int32_t i = 0; i < 146'200; ++i) {
    ASSERT_TRUE(is_valid(day)) << iso(day);
    ASSERT_EQ(days(day), first + i) << iso(day);
    const Date next = from_days(first + i + 1);
    ASSERT_GT(next, day);
    ASSERT_EQ(weekday(next), weekday(day) % 7 + 1) << iso(next);
    day = next;
  }
}

TEST(Calendar, FarDaysNeverLeaveTheCalendar) {
  for (const std::int32_t count : {std::numeric_limits<std::int32_t>::min(), -20'000'000, 20'000'000,
                                   std::numeric_limits<std::int32_t>::max()}) {
    const Date far = from_days(count);
    EXPECT_TRUE(far.month >= 1 && far.month <= 12 && far.day >= 1 && far.day <= 31) << count;
  }
}

TEST(Calendar, AddsDaysAndMonths) {
  EXPECT_EQ(iso(add_days(date(2023, 12, 31), 1)), "2024-01-01");
  EXPECT_EQ(iso(add_days(date(2024, 3, 1), -1)), "2024-02-29");
  EXPECT_EQ(iso(add_months(date(2024, 1, 31), 1)), "2024-02-29");
  EXPECT_EQ(iso(add_months(date(2023, 1, 31), 1)), "2023-02-28");
  EXPECT_EQ(iso(add_months(date(2023, 11, 20), 2)), "2024-01-20");
  EXPECT_EQ(iso(add_months(date(2023, 1, 15), -1)), "2022-12-15");
  EXPECT_EQ(iso(add_months(date(2023, 1, 15), -25)), "2020-12-15");
  EXPECT_EQ(iso(add_months(date(2024, 2, 29), 12)), "2025-02-28");
  EXPECT_EQ(iso(add_months(date(0, 1, 31), -1)), "-0001-12-31");
}

TEST(Calendar, KnowsWeekdays) {
  EXPECT_EQ(weekday(date(2023, 11, 20)), 1);
  EXPECT_EQ(weekday(date(1970, 1, 1)), 4);
  EXPECT_EQ(weekday(date(1969, 12, 28)), 7);
  EXPECT_EQ(weekday(date(1900, 1, 1)), 1);
}

TEST(Calendar, KnowsIsoWeeks) {
  struct Case {
    Date day;
    int year;
    int week;
  };
  // The odd ones: days that belong to a week of the year before or after.
  const std::vector<Case> cases = {
      {date(2023, 11, 20), 2023, 47}, {date(2005, 1, 1), 2004, 53},  {date(2005, 1, 2), 2004, 53},
      {date(2005, 1, 3), 2005, 1},    {date(2008, 12, 29), 2009, 1}, {date(2010, 1, 3), 2009, 53},
      {date(2021, 1, 3), 2020, 53},   {date(2024, 12, 30), 2025, 1}, {date(1969, 12, 29), 1970, 1},
  };
  for (const Case& c : cases) {
    const IsoWeek got = iso_week(c.day);
    EXPECT_EQ(got.year, c.year) << iso(c.day);
    EXPECT_EQ(got.week, c.week) << iso(c.day);
  }
}

TEST(Calendar, KnowsMonthLengths) {
  EXPECT_EQ(days_in_month(2023, 2), 28);
  EXPECT_EQ(days_in_month(2024, 2), 29);
  EXPECT_EQ(days_in_month(1900, 2), 28);
  EXPECT_EQ(days_in_month(2023, 0), 0);
  EXPECT_EQ(days_in_month(2023, 13), 0);
  EXPECT_EQ(days_in_month(2023, 12), 31);
}

}  // namespace
}  // namespace dragoman
