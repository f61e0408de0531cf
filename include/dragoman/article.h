#pragma once
// What was published, by whom, when.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

namespace dragoman {

/// A day of the proleptic Gregorian calendar.
struct Date {
  std::int16_t year = 0;
  std::uint8_t month = 0;  ///< 1..12
  std::uint8_t day = 0;    ///< 1..31
  auto operator<=>(const Date&) const = default;
};

/// One news item. `text` is valid UTF-8, otherwise kept as it came; the title is never part of it.
struct Article {
  std::string doc_id;
  std::optional<Date> date;  ///< publication day; absent: relative days stay unknown
  std::string title;
  std::string source;  ///< publisher
  std::string url;
  std::string text;
};

}  // namespace dragoman
