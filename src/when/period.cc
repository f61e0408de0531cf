#include "when/period.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace dragoman {
namespace {

constexpr int kMinYear = 1;
constexpr int kMaxYear = 9999;

Date day_of(int year, int month, int day) {
  return {static_cast<std::int16_t>(std::clamp(year, kMinYear, kMaxYear)), static_cast<std::uint8_t>(month),
          static_cast<std::uint8_t>(day)};
}

std::string padded(int number, std::size_t width) {
  std::string digits = std::to_string(number);
  if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
  return digits;
}

std::string week_value(Date day) {
  const IsoWeek week = iso_week(day);
  return padded(week.year, 4) + "-W" + padded(week.week, 2);
}

int months_of(Grain grain) {
  switch (grain) {
    case Grain::kMonth:
      return 1;
    case Grain::kQuarter:
    case Grain::kSeason:
      return 3;
    case Grain::kHalf:
      return 6;
    case Grain::kYear:
      return 12;
    case Grain::kDecade:
      return 120;
    case Grain::kCentury:
      return 1200;
    default:
      return 0;
  }
}

}  // namespace

Period season_of(int year, int season) { return {Grain::kSeason, day_of(year, 3 * season + 3, 1)}; }

Period period_of(Grain grain, Date day) {
  const int year = day.year;
  const int month = day.month;
  switch (grain) {
    case Grain::kDay:
      return {grain, day};
    case Grain::kWeekend:
      return {grain, add_days(day, 6 - weekday(day))};
    case Grain::kWeek:
      return {grain, add_days(day, 1 - weekday(day))};
    case Grain::kMonth:
      return {grain, day_of(year, month, 1)};
    case Grain::kQuarter:
      return {grain, day_of(year, (month - 1) / 3 * 3 + 1, 1)};
    case Grain::kSeason:
      return month <= 2 ? season_of(year - 1, 3) : season_of(year, month / 3 - 1);
    case Grain::kHalf:
      return {grain, day_of(year, month <= 6 ? 1 : 7, 1)};
    case Grain::kYear:
      return {grain, day_of(year, 1, 1)};
    case Grain::kDecade:
      return {grain, day_of(year / 10 * 10, 1, 1)};
    case Grain::kCentury:
      return {grain, day_of(year / 100 * 100, 1, 1)};
  }
  return {Grain::kDay, day};
}

Date last_day(Period period) {
  switch (period.grain) {
    case Grain::kDay:
      return period.start;
    case Grain::kWeekend:
      return add_days(period.start, 1);
    case Grain::kWeek:
      return add_days(period.start, 6);
    default:
      return add_days(add_months(period.start, months_of(period.grain)), -1);
  }
}

Period shift(Period period, int count) {
  count = std::clamp(count, -100'000, 100'000);
  Date start = period.start;
  switch (period.grain) {
    case Grain::kDay:
      start = add_days(start, count);
      break;
    case Grain::kWeekend:
    case Grain::kWeek:
      start = add_days(start, 7 * count);
      break;
    case Grain::kSeason:
      start = add_months(start, 12 * count);
      break;
    default:
      start = add_months(start, months_of(period.grain) * count);
  }
  start.year = static_cast<std::int16_t>(std::clamp<int>(start.year, kMinYear, kMaxYear));
  return {period.grain, start};
}

std::string timex_value(Period period) {
  const Date start = period.start;
  const int month = start.month;
  std::string year = padded(start.year, 4);
  switch (period.grain) {
    case Grain::kDay:
      return iso(start);
    case Grain::kWeekend:
      return week_value(start) + "-WE";
    case Grain::kWeek:
      return week_value(start);
    case Grain::kMonth:
      return year + "-" + padded(month, 2);
    case Grain::kQuarter:
      return year + "-Q" + std::to_string((month - 1) / 3 + 1);
    case Grain::kSeason: {
      constexpr std::array<std::string_view, 4> kSeasons = {"-SP", "-SU", "-FA", "-WI"};
      return year + std::string(kSeasons[static_cast<std::size_t>(month / 3 - 1)]);
    }
    case Grain::kHalf:
      return year + (month <= 6 ? "-H1" : "-H2");
    case Grain::kYear:
      return year;
    case Grain::kDecade:
      return year.substr(0, 3);
    case Grain::kCentury:
      return year.substr(0, 2);
  }
  return {};
}

std::string_view granularity(Grain grain) {
  switch (grain) {
    case Grain::kDay:
      return "day";
    case Grain::kWeek:
      return "week";
    case Grain::kMonth:
      return "month";
    case Grain::kYear:
      return "year";
    default:
      return "span";
  }
}

}  // namespace dragoman
