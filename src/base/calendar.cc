// Civil days by the shifted-year method: years begin in March, so that the leap day is the last of its year
// and a month's first day is a linear function of its number.

#include "base/calendar.h"

#include <algorithm>
#include <array>
#include <limits>

namespace dragoman {
namespace {

constexpr int kMinYear = std::numeric_limits<std::int16_t>::min();
constexpr int kMaxYear = std::numeric_limits<std::int16_t>::max();

bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

/// A number of exactly `count` ASCII digits at `at`, or -1.
int digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return -1;
  int value = 0;
  for (const char c : text.substr(at, count)) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

Date make(int year, int month, int day) {
  return {static_cast<std::int16_t>(std::clamp(year, kMinYear, kMaxYear)), static_cast<std::uint8_t>(month),
          static_cast<std::uint8_t>(day)};
}

}  // namespace

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  return month == 2 && is_leap(year) ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

bool is_valid(Date date) { return date.day >= 1 && date.day <= days_in_month(date.year, date.month); }

std::optional<Date> parse_iso_date(std::string_view text) {
  const int year = digits(text, 0, 4);
  const int month = digits(text, 5, 2);
  const int day = digits(text, 8, 2);
  if (year < 0 || month < 0 || day < 0 || text[4] != '-' || text[7] != '-') return {};
  if (text.size() > 10 && text[10] != 'T' && text[10] != ' ') return {};
  const Date date = make(year, month, day);
  return is_valid(date) ? std::optional(date) : std::nullopt;
}

std::string iso(Date date) {
  const int year = date.year;
  std::string out = year < 0 ? "-" : "";
  const auto put = [&out](int value, int width) {
    const std::string digits_of = std::to_string(value);
    out.append(static_cast<std::size_t>(std::max(0, width - static_cast<int>(digits_of.size()))), '0');
    out += digits_of;
  };
  put(year < 0 ? -year : year, 4);
  out += '-';
  put(date.month, 2);
  out += '-';
  put(date.day, 2);
  return out;
}

std::int32_t days(Date date) {
  const std::int32_t year = date.year - (date.month <= 2 ? 1 : 0);
  const std::int32_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int32_t year_of_era = year - era * 400;
  const std::int32_t month = (date.month + 9) % 12;  // March = 0
  const std::int32_t day_of_year = (153 * month + 2) / 5 + date.day - 1;
  const std::int32_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

Date from_days(std::int32_t days) {
  const std::int64_t shifted = std::int64_t{days} + 719468;
  const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const std::int64_t day_of_era = shifted - era * 146097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month = (5 * day_of_year + 2) / 153;
  const std::int64_t day = day_of_year - (153 * month + 2) / 5 + 1;
  const std::int64_t civil_month = month < 10 ? month + 3 : month - 9;
  const std::int64_t year = year_of_era + era * 400 + (civil_month <= 2 ? 1 : 0);
  const std::int64_t bounded = std::clamp<std::int64_t>(year, kMinYear, kMaxYear);
  return make(static_cast<int>(bounded), static_cast<int>(civil_month), static_cast<int>(day));
}

Date add_days(Date date, std::int32_t count) { return from_days(days(date) + count); }

Date add_months(Date date, std::int32_t months) {
  const std::int64_t total = std::int64_t{date.year} * 12 + (date.month - 1) + months;
  const std::int64_t year = total >= 0 ? total / 12 : -((11 - total) / 12);
  const int bounded = static_cast<int>(std::clamp<std::int64_t>(year, kMinYear, kMaxYear));
  const int month = static_cast<int>(total - year * 12) + 1;
  return make(bounded, month, std::min<int>(date.day, days_in_month(bounded, month)));
}

int weekday(Date date) {
  const std::int32_t from_thursday = days(date) % 7;  // 1970-01-01 was a Thursday
  return (from_thursday + 7 + 3) % 7 + 1;
}

IsoWeek iso_week(Date date) {
  // The week belongs to the year that its Thursday lies in.
  const std::int32_t thursday = days(date) + 4 - weekday(date);
  const int year = from_days(thursday).year;
  const std::int32_t new_year = days(make(year, 1, 1));
  return {year, (thursday - new_year) / 7 + 1};
}

}  // namespace dragoman
