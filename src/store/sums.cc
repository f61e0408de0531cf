// Sums: what the store holds, dyads, actors.

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>

#include "base/calendar.h"
#include "store/conditions.h"
#include "store/days.h"
#include "store/entry.h"
#include "store/reader_state.h"

namespace dragoman {
namespace {

std::uint64_t number(Database& database, std::string_view sql) {
  Statement row = database.prepare(sql);
  return row.step() ? static_cast<std::uint64_t>(row.integer(0)) : 0;
}

std::optional<Date> day(Database& database, std::string_view sql) {
  Statement row = database.prepare(sql);
  if (!row.step() || row.is_null(0)) return std::nullopt;
  return from_days(static_cast<std::int32_t>(row.integer(0)));
}

void read_pairs(Database& database, std::string_view sql, std::map<std::string, std::uint64_t>& into) {
  Statement row = database.prepare(sql);
  while (row.step()) into[row.text(0)] = static_cast<std::uint64_t>(row.integer(1));
}

bool starts_month(std::int64_t day) { return from_days(static_cast<std::int32_t>(day)).day == 1; }
bool ends_month(std::int64_t day) { return starts_month(day + 1); }

/// A term as a test of a row of tally; nothing where the counts cannot tell.
std::optional<SqlCondition> tally_test(const Term& term) {
  SqlCondition test;
  const std::string some = marks(term.values.size());
  const auto as_numbers = [&](std::string_view column, auto number_of) {
    test.sql = fmt::format("{} IN ({})", column, some);
    for (const std::string& value : term.values)
      test.values.emplace_back(static_cast<std::int64_t>(number_of(value)));
  };
  const auto months = [&](std::string_view sign, bool last) -> bool {
    const Result<DayRange> days = day_range(term.values.front());
    const std::int64_t day = last ? days->last : days->first;
    if (term.values.size() > 1 || !(last ? ends_month(day) : starts_month(day))) return false;
    test.sql = fmt::format("month {} ?", sign);
    test.values.emplace_back(month_number(day));
    return true;
  };
  switch (term.field) {
    case Field::kSource:
    case Field::kTarget:
      if (!std::all_of(term.values.begin(), term.values.end(), is_actor_code)) return std::nullopt;
      test.sql = fmt::format("{} IN ({})", term.field == Field::kSource ? "source" : "target", some);
      test.values.assign(term.values.begin(), term.values.end());
      break;
    case Field::kType:
      as_numbers("type", [](const std::string& v) { return *event_type(v); });
      break;
    case Field::kStatus:
      as_numbers("status", [](const std::string& v) { return *status(v); });
      break;
    case Field::kQuad:
      as_numbers("quad", [](const std::string& v) { return v[0] - '0'; });
      break;
    case Field::kSince:
      if (!months(">=", false)) return std::nullopt;
      break;
    case Field::kUntil:
      if (!months("<=", true)) return std::nullopt;
      break;
    case Field::kDataset:
      if (std::find(term.values.begin(), term.values.end(), "any") != term.values.end())
        return SqlCondition{"1", {}};
      test.sql = fmt::format("dataset IN (SELECT id FROM phrase WHERE text IN ({}))", some);
      test.values.assign(term.values.begin(), term.values.end());
      break;
    default:
      return std::nullopt;
  }
  if (term.negated) test.sql = "NOT (" + test.sql + ")";
  return test;
}

/// Which of the sums are fine enough for the query: rows of the others are left out.
std::string level(const Query& query, bool monthly) {
  bool kinds = false;
  for (const Term& term : query.terms) {
    kinds = kinds || term.field == Field::kType || term.field == Field::kStatus;
    monthly = monthly || term.field == Field::kSince || term.field == Field::kUntil;
  }
  if (kinds) return fmt::format("type <> {}", kAnyKind);
  return fmt::format("type = {} AND month {} {}", kAnyKind, monthly ? "<>" : "=", kAllMonths);
}

/// The whole query as a test of rows of tally, where all of its terms can be.
std::optional<SqlCondition> tally_where(const Query& query, bool monthly) {
  SqlCondition all{"events > 0 AND " + level(query, monthly), {}};
  bool dataset = false;
  for (const Term& term : query.terms) {
    const std::optional<SqlCondition> test = tally_test(term);
    if (!test) return std::nullopt;
    dataset = dataset || term.field == Field::kDataset;
    all.sql += " AND " + test->sql;
    all.values.insert(all.values.end(), test->values.begin(), test->values.end());
  }
  if (!dataset) {
    all.sql += " AND dataset = (SELECT id FROM phrase WHERE text = ?)";
    all.values.emplace_back(std::string(kOwnDataset));
  }
  return all;
}

using DyadKey = std::tuple<std::string, std::string, std::int64_t>;
using Dyads = std::map<DyadKey, DyadRow>;

DyadRow& dyad(Dyads& dyads, std::string source, std::string target, std::int64_t period) {
  DyadRow& row = dyads[{source, target, period}];
  row.source = std::move(source);
  row.target = std::move(target);
  row.period = period;
  return row;
}

void add(DyadRow& row, std::int64_t quad, std::uint64_t events, double goldstein) {
  row.events += events;
  row.goldstein += goldstein;
  if (quad >= 1 && quad <= 4) row.by_quad.at(static_cast<std::size_t>(quad - 1)) += events;
}

/// Sums over rows that are sums already; `period` is what the rows are given as theirs.
std::vector<DyadRow> from_tally(Database& database, const SqlCondition& condition, std::int64_t period,
                                std::size_t limit) {
  const std::string sql = fmt::format(
      "SELECT source, target, sum(events), sum(goldstein), sum(events * (quad = 1)), sum(events * (quad = "
      "2)), sum(events * "
      "(quad = 3)), sum(events * (quad = 4)) FROM tally WHERE {} GROUP BY source, target ORDER BY 3 DESC, "
      "source, target "
      "LIMIT ?",
      condition.sql);
  std::vector<DyadRow> rows;
  Statement row = database.prepare(sql);
  bind_all(row, condition.values).bind(limit);
  while (row.step()) {
    DyadRow& out = rows.emplace_back();
    out.source = row.text(0);
    out.target = row.text(1);
    out.period = period;
    out.events = static_cast<std::uint64_t>(row.integer(2));
    out.goldstein = row.real(3) / 10;
    for (int quad = 0; quad < 4; ++quad)
      out.by_quad.at(static_cast<std::size_t>(quad)) = static_cast<std::uint64_t>(row.integer(4 + quad));
  }
  return rows;
}

/// Month by month from the latest on, until there are enough.
std::vector<DyadRow> by_month(Database& database, const SqlCondition& condition, std::size_t limit) {
  std::vector<std::int64_t> months;
  {
    const std::string sql =
        fmt::format("SELECT DISTINCT month FROM tally WHERE {} ORDER BY month DESC", condition.sql);
    Statement row = database.prepare(sql);
    bind_all(row, condition.values);
    while (row.step()) months.push_back(row.integer(0));
  }
  std::vector<DyadRow> rows;
  for (const std::int64_t month : months) {
    if (rows.size() >= limit) break;
    SqlCondition one = condition;
    one.sql += " AND month = ?";
    one.values.emplace_back(month);
    for (DyadRow& row : from_tally(database, one, month, limit - rows.size())) rows.push_back(std::move(row));
  }
  return rows;
}

struct Reduced {
  std::int64_t event, day, quad;
  double goldstein;
};

std::vector<Reduced> reduced(Database& database, const Query& query) {
  const SqlCondition condition = where(database, query);
  const std::string sql = fmt::format(
      "SELECT e.id, e.day, e.quad, e.goldstein FROM event e WHERE e.cluster = e.id AND {}", condition.sql);
  std::vector<Reduced> out;
  Statement row = database.prepare(sql);
  bind_all(row, condition.values);
  while (row.step())
    out.push_back({row.integer(0), row.is_null(1) ? kNoDay : row.integer(1), row.integer(2), row.real(3)});
  return out;
}

Dyads from_events(Database& database, const Query& query, bool monthly) {
  Dyads dyads;
  for (const Reduced& event : reduced(database, query)) {
    std::set<std::string> sides[2];
    Statement row = database.prepare("SELECT role, code FROM party WHERE event = ?");
    row.bind(event.event);
    while (row.step()) sides[row.integer(0)].insert(row.text(1));
    for (std::set<std::string>& side : sides) {
      if (side.empty()) side.insert("");
    }
    const std::int64_t period = monthly ? month_number(event.day) : 0;
    for (const std::string& source : sides[0]) {
      for (const std::string& target : sides[1])
        add(dyad(dyads, source, target, period), event.quad, 1, event.goldstein);
    }
  }
  return dyads;
}

std::vector<ActorRow> read_actors(Statement& row, std::size_t limit) {
  std::vector<ActorRow> out;
  while (out.size() < limit && row.step()) {
    out.push_back({row.text(0), row.text(1), row.text(2), row.text(3),
                   static_cast<std::uint64_t>(row.integer(4)), static_cast<std::uint64_t>(row.integer(5))});
  }
  return out;
}

}  // namespace

Result<std::uint64_t> StoreReader::events() {
  return guarded<std::uint64_t>([&] {
    return number(state_->database, "SELECT count(*) FROM event") -
           number(state_->database, "SELECT count(*) FROM event WHERE cluster <> id");
  });
}

Result<Summary> StoreReader::summary() {
  return guarded<Summary>([&] {
    Database& database = state_->database;
    Summary out;
    out.articles = number(database, "SELECT count(*) FROM article WHERE state = 0");
    out.uncoded = number(database, "SELECT count(*) FROM article WHERE state = 0 AND coder IS NULL");
    out.superseded = number(database, "SELECT count(*) FROM article WHERE state = 1");
    out.retracted = number(database, "SELECT count(*) FROM article WHERE state = 2");
    out.stories =
        out.articles - number(database, "SELECT count(*) FROM article WHERE state = 0 AND story <> id");
    out.mentions = number(database, "SELECT count(*) FROM event");
    out.events = out.mentions - number(database, "SELECT count(*) FROM event WHERE cluster <> id");
    out.rejects = number(database, "SELECT count(*) FROM reject");
    out.words = number(database, "SELECT sum(words) FROM article WHERE state = 0");
    read_pairs(database,
               "SELECT language, count(*) FROM article WHERE state = 0 AND coder IS NULL GROUP BY 1",
               out.languages);
    read_pairs(database, "SELECT p.text, count(*) FROM event e JOIN phrase p ON p.id = e.dataset GROUP BY 1",
               out.datasets);
    Statement coders = database.prepare(
        "SELECT text FROM phrase WHERE id IN (SELECT DISTINCT coder FROM article WHERE coder IS NOT NULL) "
        "ORDER BY 1");
    while (coders.step()) out.coders.push_back(coders.text(0));
    out.first = day(database, "SELECT min(day) FROM event");
    out.last = day(database, "SELECT max(day) FROM event");
    return out;
  });
}

Result<std::vector<DyadRow>> StoreReader::dyads(const Query& query, bool monthly, std::size_t limit) {
  return guarded<std::vector<DyadRow>>([&] {
    if (const std::optional<SqlCondition> counted = tally_where(query, monthly)) {
      return monthly ? by_month(state_->database, *counted, limit)
                     : from_tally(state_->database, *counted, 0, limit);
    }
    const Dyads sums = from_events(state_->database, query, monthly);
    std::vector<DyadRow> rows;
    for (const auto& [key, row] : sums) rows.push_back(row);
    std::stable_sort(rows.begin(), rows.end(),
                     [](const DyadRow& a, const DyadRow& b) { return a.events > b.events; });
    if (rows.size() > limit) rows.resize(limit);
    return rows;
  });
}

Result<std::vector<ActorRow>> StoreReader::actors(const Query& query, std::size_t limit) {
  return guarded<std::vector<ActorRow>>([&] {
    Database& database = state_->database;
    if (query.terms.empty()) {
      Statement row = database.prepare(
          "SELECT key, name, code, sector, as_source, as_target FROM actor WHERE as_source + as_target > 0 "
          "ORDER BY as_source + "
          "as_target DESC, name, code, sector, cameo LIMIT ?");
      row.bind(std::min<std::size_t>(limit, std::numeric_limits<std::int64_t>::max()));
      return read_actors(row, limit);
    }
    const SqlCondition condition = where(database, query);
    const std::string sql = fmt::format(
        "SELECT a.key, a.name, a.code, a.sector, sum(p.role = 0), sum(p.role = 1) FROM event e JOIN party p "
        "ON p.event = "
        "e.id JOIN actor a ON a.id = p.actor WHERE {} GROUP BY 1, 2, 3, 4 ORDER BY count(*) DESC, 2, 3, 4",
        condition.sql);
    Statement row = database.prepare(sql);
    bind_all(row, condition.values);
    return read_actors(row, limit);
  });
}

}  // namespace dragoman
