// What is planned, and what later reports say of it.

#include <fmt/format.h>

#include <algorithm>

#include "base/calendar.h"
#include "store/links.h"
#include "store/load.h"
#include "store/reader_state.h"

namespace dragoman {
namespace {

struct Told {
  PlanFate fate = PlanFate::kNone;
  std::int64_t later = 0;
  std::string moment;
};

/// What was told last of any mention of a plan: a meeting that was moved may be held in the end.
Told fate_of(Database& database, std::int64_t event) {
  Told last;
  Statement row = database.prepare(
      "SELECT p.fate, p.later, a.published, a.day FROM plan p JOIN event e ON e.id = p.later JOIN article a "
      "ON a.id = "
      "e.article WHERE p.plan IN (SELECT id FROM event WHERE cluster = ?1 AND cluster <> id UNION ALL SELECT "
      "?1) ORDER "
      "BY e.mention");
  row.bind(event);
  while (row.step()) {
    std::optional<Date> day;
    if (!row.is_null(3)) day = from_days(static_cast<std::int32_t>(row.integer(3)));
    Told told{static_cast<PlanFate>(row.integer(0)), row.integer(1), moment_of(row.text(2), day)};
    if (last.fate == PlanFate::kNone || told.moment > last.moment) last = std::move(told);
  }
  return last;
}

std::int64_t cluster_of(Database& database, std::int64_t event) {
  Statement row = database.prepare("SELECT cluster FROM event WHERE id = ?");
  row.bind(event).step();
  return row.integer(0);
}

/// Events that the plans table ties to the one that `id` means.
std::vector<EventRow> tied(Database& database, const std::string& id, std::string_view from,
                           std::string_view to) {
  const std::optional<std::int64_t> event = find_event(database, id);
  if (!event) return {};
  std::vector<std::int64_t> clusters;
  {
    const std::string sql = fmt::format(
        "SELECT DISTINCT e.cluster FROM plan p JOIN event e ON e.id = p.{1} WHERE p.{0} IN (SELECT id FROM "
        "event WHERE "
        "cluster = ?1 AND cluster <> id UNION ALL SELECT ?1) ORDER BY e.day, e.mention",
        from, to);
    Statement row = database.prepare(sql);
    row.bind(*event);
    while (row.step()) clusters.push_back(row.integer(0));
  }
  std::vector<EventRow> rows;
  rows.reserve(clusters.size());
  for (const std::int64_t cluster : clusters)
    rows.push_back(load_event(database, cluster, Sentences::kFirst));
  return rows;
}

}  // namespace

Result<std::vector<EventRow>> StoreReader::later(const std::string& id) {
  return guarded<std::vector<EventRow>>([&] { return tied(state_->database, id, "plan", "later"); });
}

Result<std::vector<EventRow>> StoreReader::earlier(const std::string& id) {
  return guarded<std::vector<EventRow>>([&] { return tied(state_->database, id, "later", "plan"); });
}

Result<std::vector<PlanRow>> StoreReader::agenda(const Query& query, std::int64_t from, std::size_t limit,
                                                 Sentences sentences) {
  return guarded<std::vector<PlanRow>>([&] {
    Database& database = state_->database;
    const SqlCondition planned{"e.status = 1 AND e.dated = 1 AND e.day >= ?", {from}};
    std::vector<PlanRow> rows;
    for (const std::int64_t event : search(database, query, limit, Order::kOldestFirst, {}, planned).events) {
      PlanRow row{load_event(database, event, sentences), PlanFate::kNone, std::nullopt};
      const Told told = fate_of(database, event);
      row.fate = told.fate;
      if (told.fate != PlanFate::kNone)
        row.later = load_event(database, cluster_of(database, told.later), sentences);
      rows.push_back(std::move(row));
    }
    return rows;
  });
}

}  // namespace dragoman
