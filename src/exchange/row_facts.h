#pragma once
// What several formats ask of an event and its reports.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/row.h"

namespace dragoman {

/// First day of the event, else the day of its first report.
std::optional<Date> day_of(const EventRow& row);
/// "20231120" of a day.
std::string compact(Date day);
/// Moment of publication as "20231120081500", midnight where only the day is known, empty if nothing is.
std::string compact_moment(const Article& article);

/// Who published it: the publisher, else the host of its address; empty if neither is known.
std::string publisher_of(const Article& article);
/// Where it can be found: its address, else its doc_id.
const std::string& address_of(const Article& article);

/// Each different one once, in order of the mentions; empty ones left out.
std::vector<std::string> publishers(const EventRow& row);
std::vector<std::string> addresses(const EventRow& row);
std::size_t count_articles(const EventRow& row);

/// Lowest and highest number of that kind that the event tells: lexicon/ontology/numbers.tsv.
struct Bounds {
  std::optional<std::uint64_t> low, high;
};
Bounds bounds(const Event& event, std::string_view what);

/// With `between` between.
std::string joined(const std::vector<std::string>& parts, std::string_view between);

}  // namespace dragoman
