// Events made small, for panels and comparisons.

#include <fmt/format.h>

#include "base/calendar.h"
#include "exchange/panel_events.h"
#include "store/entry.h"
#include "store/reader_state.h"

namespace dragoman {
namespace {

/// By role: sources, targets.
using Sides = std::array<std::vector<std::string>, 2>;

Sides read_parties(Database& database, std::int64_t event, PanelUnit unit) {
  Sides sides;
  Statement row = database.prepare(
      "SELECT p.role, a.key, p.code, a.sector FROM party p JOIN actor a ON a.id = p.actor WHERE p.event = ?");
  row.bind(event);
  while (row.step()) {
    sides.at(static_cast<std::size_t>(row.integer(0)))
        .push_back(panel_party(row.text(1), row.text(2), row.text(3), unit));
  }
  return sides;
}

}  // namespace

Result<void> StoreReader::each_short(const Query& query, PanelUnit unit,
                                     const std::function<void(const PanelEvent&)>& use) {
  return guarded<void>([&] {
    Database& database = state_->database;
    const SqlCondition condition = where(database, query);
    const std::string sql = fmt::format(
        "SELECT e.id, e.day, e.type, e.quad, e.status, e.goldstein, e.confidence, e.mention FROM event e "
        "WHERE e.cluster = "
        "e.id AND e.day IS NOT NULL AND {} ORDER BY e.day, e.mention",
        condition.sql);
    Statement row = database.prepare(sql);
    bind_all(row, condition.values);
    while (row.step()) {
      PanelEvent event;
      event.day = from_days(static_cast<std::int32_t>(row.integer(1)));
      event.type = static_cast<EventType>(row.integer(2));
      event.quad = static_cast<std::uint8_t>(row.integer(3));
      event.status = static_cast<Status>(row.integer(4));
      if (!row.is_null(5)) event.goldstein = row.real(5);
      event.confidence = row.real(6);
      event.event = static_cast<std::uint64_t>(row.integer(7));
      Sides sides = read_parties(database, row.integer(0), unit);
      for (const PanelEvent& pair : panel_pairs(event, std::move(sides[0]), std::move(sides[1]))) use(pair);
    }
  });
}

Result<std::map<Date, std::uint64_t>> StoreReader::articles_by_day() {
  return guarded<std::map<Date, std::uint64_t>>([&] {
    std::map<Date, std::uint64_t> out;
    Statement row = state_->database.prepare(
        "SELECT day, count(*) FROM article WHERE state = 0 AND day IS NOT NULL AND dataset = (SELECT id FROM "
        "phrase WHERE "
        "text = ?) GROUP BY day");
    row.bind(kOwnDataset);
    while (row.step())
      out[from_days(static_cast<std::int32_t>(row.integer(0)))] = static_cast<std::uint64_t>(row.integer(1));
    return out;
  });
}

}  // namespace dragoman
