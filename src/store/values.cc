// Which values a field of the query language has in the store.

#include <algorithm>
#include <map>

#include "store/reader_state.h"

namespace dragoman {
namespace {

using Values = std::map<std::pair<std::string, std::string>, std::uint64_t>;  // value and label

/// Rows of value, label and count.
void read(Database& database, std::string_view sql, Values& into) {
  Statement row = database.prepare(sql);
  while (row.step()) {
    if (!row.text(0).empty()) into[{row.text(0), row.text(1)}] += static_cast<std::uint64_t>(row.integer(2));
  }
}

void read_actors(Database& database, Field field, Values& into) {
  const std::string count = field == Field::kSource   ? "as_source"
                            : field == Field::kTarget ? "as_target"
                                                      : "as_source + as_target";
  read(database,
       "SELECT a.code, coalesce((SELECT c.name FROM actor c WHERE c.key = 'country:' || a.code LIMIT 1), "
       "''), sum(" +
           count + ") FROM actor a GROUP BY a.code",
       into);
  read(database,
       "SELECT name, code, sum(" + count +
           ") FROM actor WHERE key <> '' AND key NOT LIKE 'country:%' GROUP BY name, code",
       into);
}

void read_numbered(Database& database, std::string_view sql, Values& into,
                   std::string (*name_of)(std::int64_t)) {
  Statement row = database.prepare(sql);
  while (row.step()) into[{name_of(row.integer(0)), ""}] += static_cast<std::uint64_t>(row.integer(1));
}

std::string type_name(std::int64_t type) { return std::string(name(static_cast<EventType>(type))); }
std::string status_name(std::int64_t status) { return std::string(name(static_cast<Status>(status))); }
std::string quad_name(std::int64_t quad) {
  return quad >= 1 && quad <= 4 ? std::string(kQuadNames.at(static_cast<std::size_t>(quad - 1)))
                                : std::to_string(quad);
}

void read_events(Database& database, Field field, Values& into) {
  switch (field) {
    case Field::kType:
      return read_numbered(database, "SELECT type, count(*) FROM event GROUP BY type", into, type_name);
    case Field::kStatus:
      return read_numbered(database, "SELECT status, count(*) FROM event GROUP BY status", into, status_name);
    case Field::kQuad:
      return read_numbered(database, "SELECT quad, count(*) FROM event GROUP BY quad", into, quad_name);
    case Field::kMode:
      return read(database,
                  "SELECT p.text, '', n FROM (SELECT mode AS k, count(*) AS n FROM event WHERE mode IS NOT "
                  "NULL GROUP BY "
                  "mode) JOIN phrase p ON p.id = k",
                  into);
    case Field::kDataset:
      return read(database,
                  "SELECT p.text, '', n FROM (SELECT dataset AS k, count(*) AS n FROM event GROUP BY "
                  "dataset) JOIN phrase p "
                  "ON p.id = k",
                  into);
    case Field::kPlace:
      return read(database,
                  "SELECT p.name, p.country, n FROM (SELECT place AS k, count(*) AS n FROM event WHERE place "
                  "IS NOT NULL "
                  "GROUP BY place) JOIN place p ON p.id = k",
                  into);
    case Field::kCountry:
      return read(database,
                  "SELECT p.country, coalesce((SELECT c.name FROM actor c WHERE c.key = 'country:' || "
                  "p.country LIMIT 1), "
                  "''), n FROM (SELECT place AS k, count(*) AS n FROM event WHERE place IS NOT NULL GROUP BY "
                  "place) JOIN "
                  "place p ON p.id = k",
                  into);
    case Field::kSaidBy:
      return read(database,
                  "SELECT p.text, '', n FROM (SELECT phrase AS k, count(*) AS n FROM voice GROUP BY phrase) "
                  "JOIN phrase p ON "
                  "p.id = k",
                  into);
    default:
      return;
  }
}

void read_outlets(Database& database, Field field, Values& into) {
  const std::string column = field == Field::kAgency ? "agency" : "publisher";
  read(database,
       "SELECT p.text, '', n FROM (SELECT a." + column +
           " AS k, count(*) AS n FROM article a JOIN event e ON e.article = a.id WHERE a." + column +
           " IS NOT NULL GROUP BY 1) JOIN phrase p ON p.id = k",
       into);
}

}  // namespace

Result<std::vector<FieldValue>> StoreReader::values(Field field) {
  return guarded<std::vector<FieldValue>>([&] {
    Values values;
    if (field == Field::kSource || field == Field::kTarget || field == Field::kActor) {
      read_actors(state_->database, field, values);
    } else if (field == Field::kPublisher || field == Field::kAgency) {
      read_outlets(state_->database, field, values);
    } else {
      read_events(state_->database, field, values);
    }
    std::vector<FieldValue> out;
    out.reserve(values.size());
    for (const auto& [value, events] : values) {
      if (events > 0) out.push_back({value.first, value.second, events});
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const FieldValue& a, const FieldValue& b) { return a.events > b.events; });
    if (out.size() > kMostValues) out.resize(kMostValues);
    return out;
  });
}

}  // namespace dragoman
