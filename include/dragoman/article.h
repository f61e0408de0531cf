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

/// One news item. `text` is valid UTF-8, otherwise kept as it came; the title is never part of it. Whatever
/// its input does not tell is empty.
struct Article {
  std::string doc_id;
  std::optional<Date> date = {};  ///< publication day; absent: relative days stay unknown
  std::string title = {};
  std::string source = {};  ///< publisher
  std::string url = {};
  std::string text = {};
  std::string agency = {};     ///< the news agency whose report the publisher carries
  std::string author = {};     ///< byline
  std::string published = {};  ///< moment of publication, RFC 3339 in UTC: "2023-11-20T08:15:00Z"
  std::string language = {};   ///< ISO 639-1, as the input tells it
  bool retracted = false;      ///< a feed says that the publisher has withdrawn it
};

}  // namespace dragoman
