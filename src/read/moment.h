#pragma once
// Moments as feeds, pages and messages write them.

#include <optional>
#include <string>
#include <string_view>

#include "dragoman/article.h"

namespace dragoman {

struct Moment {
  Date day{};       ///< as written, in the writer's zone
  std::string utc;  ///< "2023-11-20T08:15:00Z"; empty where only the day is told
};

/// Reads ISO 8601 and RFC 3339, RFC 5322 and its forerunners, and days with the month's English name. A time
/// without a zone counts as UTC. Nothing where the words are no moment of the calendar.
std::optional<Moment> parse_moment(std::string_view text);

/// Sets `date` and `published` from `text`. Gives what is wrong with it, and sets nothing, where it is no
/// moment, before 1800, the clock's zero (1970-01-01T00:00:00Z) or later than the day after `today`.
std::string set_published(Article& article, std::string_view text, Date today);

/// The clock's day in UTC.
Date current_day();

}  // namespace dragoman
