// Feasts by year: fixed days, the n-th weekday of a month, and those that hang on Easter.

#include "when/meaning.h"

namespace dragoman {
namespace {

Date day_of(int year, int month, int day) {
  return {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
}

/// The n-th (1..) `wanted` weekday of a month.
Date nth_weekday(int year, int month, int wanted, int n) {
  const Date first = day_of(year, month, 1);
  return add_days(first, (wanted - weekday(first) + 7) % 7 + 7 * (n - 1));
}

/// Gregorian Easter by the algorithm of Meeus, Jones and Butcher (Nature, 1876).
Date easter(int year) {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int d = b / 4;
  const int e = b % 4;
  const int g = (b - (b + 8) / 25 + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4;
  const int k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int sum = h + l - 7 * m + 114;
  return day_of(year, sum / 31, sum % 31 + 1);
}

}  // namespace

std::optional<Date> holiday_in(Holiday holiday, int year) {
  switch (holiday) {
    case Holiday::kNewYear:
      return day_of(year, 1, 1);
    case Holiday::kNewYearEve:
      return day_of(year, 12, 31);
    case Holiday::kChristmas:
      return day_of(year, 12, 25);
    case Holiday::kChristmasEve:
      return day_of(year, 12, 24);
    case Holiday::kBoxingDay:
      return day_of(year, 12, 26);
    case Holiday::kValentine:
      return day_of(year, 2, 14);
    case Holiday::kPatrick:
      return day_of(year, 3, 17);
    case Holiday::kMayDay:
      return day_of(year, 5, 1);
    case Holiday::kBastille:
      return day_of(year, 7, 14);
    case Holiday::kHalloween:
      return day_of(year, 10, 31);
    case Holiday::kArmistice:
      return day_of(year, 11, 11);
    case Holiday::kThanksgiving:
      return nth_weekday(year, 11, 4, 4);
    case Holiday::kLaborDay:
      return nth_weekday(year, 9, 1, 1);
    case Holiday::kMemorialDay:
      return add_days(nth_weekday(year, 6, 1, 1), -7);
    case Holiday::kKingDay:
      return nth_weekday(year, 1, 1, 3);
    case Holiday::kEaster:
      return easter(year);
    case Holiday::kGoodFriday:
      return add_days(easter(year), -2);
    case Holiday::kEasterMonday:
      return add_days(easter(year), 1);
    case Holiday::kPalmSunday:
      return add_days(easter(year), -7);
  }
  return {};
}

}  // namespace dragoman
