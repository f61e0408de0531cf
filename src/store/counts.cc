// Events over time and over places.

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "store/reader_state.h"

namespace dragoman {
namespace {

void add(QuadCounts& counts, std::int64_t quad, std::uint64_t events) {
  counts.events += events;
  if (quad >= 1 && quad <= 4) counts.by_quad.at(static_cast<std::size_t>(quad - 1)) += events;
}

/// Counts of the query by one more column and quad class.
template <class Use>
void count_by(Database& database, const Query& query, std::string_view column, Use use) {
  const SqlCondition condition = where(database, query);
  const std::string sql = fmt::format(
      "SELECT e.{0}, e.quad, count(*) FROM event e WHERE e.cluster = e.id AND e.{0} IS NOT NULL AND {1} "
      "GROUP BY 1, 2",
      column, condition.sql);
  Statement row = database.prepare(sql);
  bind_all(row, condition.values);
  while (row.step()) use(row.integer(0), row.integer(1), static_cast<std::uint64_t>(row.integer(2)));
}

PlaceRow place_row(Database& database, std::int64_t place, const QuadCounts& counts) {
  Statement row = database.prepare("SELECT name, country, lat, lon FROM place WHERE id = ?");
  row.bind(place).step();
  PlaceRow out{row.text(0), row.text(1), std::nullopt, std::nullopt, counts};
  if (!row.is_null(2)) out.lat = row.real(2);
  if (!row.is_null(3)) out.lon = row.real(3);
  return out;
}

}  // namespace

Result<std::map<std::int64_t, QuadCounts>> StoreReader::counts(const Query& query) {
  return guarded<std::map<std::int64_t, QuadCounts>>([&] {
    std::map<std::int64_t, QuadCounts> out;
    count_by(state_->database, query, "day",
             [&](std::int64_t day, std::int64_t quad, std::uint64_t events) { add(out[day], quad, events); });
    return out;
  });
}

Result<std::vector<PlaceRow>> StoreReader::places(const Query& query, std::size_t limit) {
  return guarded<std::vector<PlaceRow>>([&] {
    std::map<std::int64_t, QuadCounts> counted;
    count_by(state_->database, query, "place",
             [&](std::int64_t place, std::int64_t quad, std::uint64_t events) {
               add(counted[place], quad, events);
             });
    std::vector<std::pair<std::int64_t, QuadCounts>> order(counted.begin(), counted.end());
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return a.second.events > b.second.events; });
    if (order.size() > limit) order.resize(limit);
    std::vector<PlaceRow> out;
    out.reserve(order.size());
    for (const auto& [place, counts] : order) out.push_back(place_row(state_->database, place, counts));
    return out;
  });
}

}  // namespace dragoman
