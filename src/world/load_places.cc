#include <algorithm>
#include <charconv>

#include "world/tables.h"

namespace dragoman {
namespace {

template <class Number>
std::optional<Number> number(const std::string& cell) {
  Number value{};
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc{} || end != cell.data() + cell.size()) return std::nullopt;
  return value;
}

/// An empty cell is an absent number; anything else must be one.
template <class Number>
bool read_number(const std::string& cell, std::optional<Number>& out) {
  if (cell.empty()) return true;
  out = number<Number>(cell);
  return out.has_value();
}

}  // namespace

Result<void> load_places(const LayeredFolder& folder, std::string_view file, WorldTables& tables) {
  auto table = read_tsv(
      folder, file,
      {"name", "country", "admin1", "lat", "lon", "geoname_id", "population", "precision", "other_names"}, 2,
      true);
  if (!table) return tl::unexpected<Error>(table.error());
  tables.digests += table->digest;
  for (TsvRow& row : table->rows) {
    auto& cells = row.cells;
    Place place;
    std::optional<std::uint64_t> population;
    if (!read_number(cells[3], place.lat) || !read_number(cells[4], place.lon) ||
        !read_number(cells[5], place.geoname_id) || !read_number(cells[6], population)) {
      return fail(ErrorCode::kFormat, "lat, lon, geoname_id and population must be numbers or empty",
                  table->file_of(row), row.line);
    }
    if (cells[0].empty())
      return fail(ErrorCode::kFormat, "a place needs a name", table->file_of(row), row.line);
    place.population = population.value_or(0);
    place.name = std::move(cells[0]);
    place.country = std::move(cells[1]);
    place.admin1 = std::move(cells[2]);
    place.precision = std::move(cells[7]);
    const Place& kept = tables.places.emplace_back(std::move(place));
    tables.places_by_name[kept.name].push_back(&kept);
    for (std::string& other : split_list(cells[8])) {
      if (!other.empty() && other != kept.name) tables.places_by_name[std::move(other)].push_back(&kept);
    }
  }
  return {};
}

void order_places(WorldTables& tables) {
  for (auto& [name, places] : tables.places_by_name) {
    std::stable_sort(places.begin(), places.end(),
                     [](const Place* a, const Place* b) { return a->population > b->population; });
  }
}

}  // namespace dragoman
