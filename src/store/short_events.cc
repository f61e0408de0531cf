// Events made small, for panels and comparisons.

#include <fmt/format.h>

#include <set>

#include "base/calendar.h"
#include "store/entry.h"
#include "store/reader_state.h"

namespace dragoman {
namespace {

using Codes = std::set<std::string>;

void read_parties(Database& database, std::int64_t event, Codes& sources, Codes& targets) {
  Statement row = database.prepare("SELECT role, code FROM party WHERE event = ?");
  row.bind(event);
  while (row.step()) (row.integer(0) == 0 ? sources : targets).insert(row.text(1));
}

void give_pairs(PanelEvent event, Codes sources, Codes targets,
                const std::function<void(const PanelEvent&)>& use) {
  if (sources.empty()) sources.insert("");
  if (targets.empty()) targets.insert("");
  for (const std::string& source : sources) {
    for (const std::string& target : targets) {
      event.source = source;
      event.target = target;
      use(event);
    }
  }
}

/// A code on both sides is told once, as both.
void give_sides(PanelEvent event, const Codes& sources, const Codes& targets,
                const std::function<void(const PanelEvent&)>& use) {
  for (const std::string& source : sources) {
    event.source = source;
    event.target = targets.contains(source) ? source : "";
    use(event);
  }
  event.source.clear();
  for (const std::string& target : targets) {
    if (sources.contains(target)) continue;
    event.target = target;
    use(event);
  }
}

}  // namespace

Result<void> StoreReader::each_short(const Query& query, bool pairs,
                                     const std::function<void(const PanelEvent&)>& use) {
  return guarded<void>([&] {
    Database& database = state_->database;
    const Condition condition = where(database, query);
    const std::string sql = fmt::format(
        "SELECT e.id, e.day, e.type, e.quad, e.status, e.goldstein, e.confidence FROM event e WHERE "
        "e.cluster = e.id AND "
        "e.day IS NOT NULL AND {} ORDER BY e.day, e.mention",
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
      Codes sources, targets;
      read_parties(database, row.integer(0), sources, targets);
      pairs ? give_pairs(std::move(event), std::move(sources), std::move(targets), use)
            : give_sides(std::move(event), sources, targets, use);
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
