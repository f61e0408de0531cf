#include "store/search.h"

#include <fmt/format.h>

#include <iterator>
#include <unordered_set>

#include "store/conditions.h"
#include "store/entry.h"

namespace dragoman {
namespace {

// Up to so many rows it is quicker to list what an index gives and sort it than to walk the calendar.
constexpr std::size_t kFewRows = 40'000;

void append(std::vector<SqlValue>& to, const std::vector<SqlValue>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

/// How many rows the list has, up to kFewRows + 1.
std::size_t estimate(Database& database, const SqlCondition& list) {
  const std::string sql =
      fmt::format("SELECT count(*) FROM (SELECT 1 FROM ({}) LIMIT {})", list.sql, kFewRows + 1);
  Statement row = database.prepare(sql);
  bind_all(row, list.values);
  return row.step() ? static_cast<std::size_t>(row.integer(0)) : 0;
}

bool names_dataset(const Query& query) {
  for (const Term& term : query.terms) {
    if (term.field == Field::kDataset) return true;
  }
  return false;
}

Query with_dataset(const Query& query) {
  Query out = query;
  if (!names_dataset(query)) out.terms.push_back({Field::kDataset, false, {std::string(kOwnDataset)}});
  return out;
}

std::vector<TermSql> term_sqls(Database& database, const Query& query) {
  std::vector<TermSql> terms;
  for (const Term& term : with_dataset(query).terms) terms.push_back(term_sql(database, term));
  return terms;
}

/// All of the tests, for few rows.
SqlCondition tests(Database& database, const Query& query) {
  SqlCondition out{"1", {}};
  for (const TermSql& term : term_sqls(database, query)) {
    fmt::format_to(std::back_inserter(out.sql), " AND {}", term.test.sql);
    append(out.values, term.test.values);
  }
  return out;
}

/// The whole query: the shortest list, if it is short, and tests of all that the list does not settle.
SqlCondition plan(Database& database, const Query& query) {
  const std::vector<TermSql> terms = term_sqls(database, query);
  std::optional<SqlCondition> list;
  std::size_t fewest = kFewRows + 1;
  std::size_t settled = terms.size();  // the term that the list is of
  const auto consider = [&](const SqlCondition& candidate, std::size_t term) {
    const std::size_t rows = estimate(database, candidate);
    if (rows >= fewest) return;
    fewest = rows;
    list = candidate;
    settled = term;
  };
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (terms[i].list) consider(*terms[i].list, i);
  }
  if (const auto dyads = dyad_list(database, query)) consider(*dyads, terms.size());
  SqlCondition out;
  std::vector<std::string> tests;
  if (list) {
    tests.push_back(fmt::format("e.id IN ({})", list->sql));
    append(out.values, list->values);
  }
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (i == settled) continue;
    tests.push_back(terms[i].test.sql);
    append(out.values, terms[i].test.values);
  }
  out.sql = fmt::format("{}", fmt::join(tests, " AND "));
  return out;
}

/// What lies behind a position, part after part: SQLite puts rows without a day before all others.
std::vector<SqlCondition> parts_behind(const Position& after, Order order) {
  const bool newest = order == Order::kNewestFirst;
  if (!after.day) {
    std::vector<SqlCondition> parts = {{"e.day IS NULL AND e.mention > ?", {after.mention}}};
    if (!newest) parts.push_back({"e.day IS NOT NULL", {}});
    return parts;
  }
  const std::string_view sign = newest ? "<" : ">";
  std::vector<SqlCondition> parts = {{fmt::format("e.day {0}= ? AND (e.day {0} ? OR e.mention > ?)", sign),
                                      {*after.day, *after.day, after.mention}}};
  if (newest) parts.push_back({"e.day IS NULL", {}});
  return parts;
}

/// What lies at a position or before it.
SqlCondition part_before(const Position& after, Order order) {
  const bool newest = order == Order::kNewestFirst;
  if (!after.day)
    return {newest ? "(e.day IS NOT NULL OR e.mention <= ?)" : "(e.day IS NULL AND e.mention <= ?)",
            {after.mention}};
  return {fmt::format("({}e.day {} ? OR (e.day = ? AND e.mention <= ?))", newest ? "" : "e.day IS NULL OR ",
                      newest ? ">" : "<"),
          {*after.day, *after.day, after.mention}};
}

/// Walks through what a query means.
class Search {
 public:
  Search(Database& database, const Query& query, std::size_t limit, Order order,
         const std::optional<Position>& after, const SqlCondition& extra)
      : database_(database), query_(query), limit_(limit), order_(order), after_(after), extra_(extra) {}

  Found run() {
    const SqlCondition condition = with_extra(where(database_, query_));
    std::vector<SqlCondition> parts = {{"1", {}}};
    if (after_) parts = parts_behind(*after_, order_);
    last_.last = newest_row();
    last_.first = after_ ? after_->first : last_.last;
    for (std::size_t i = 0; i < parts.size() && !found_.next; ++i) {
      SqlCondition part{fmt::format("{} AND {}", condition.sql, parts[i].sql), condition.values};
      append(part.values, parts[i].values);
      read(part);
    }
    return std::move(found_);
  }

 private:
  SqlCondition with_extra(SqlCondition condition) const {
    if (extra_.sql.empty()) return condition;
    condition.sql += " AND " + extra_.sql;
    append(condition.values, extra_.values);
    return condition;
  }

  std::int64_t newest_row() {
    Statement row = database_.prepare("SELECT max(id) FROM event");
    return row.step() ? row.integer(0) : 0;
  }

  void read(const SqlCondition& condition) {
    const std::string sql = fmt::format(
        "SELECT e.cluster, e.day, e.mention, e.id FROM event e WHERE {} ORDER BY e.day {}, e.mention",
        condition.sql, order_ == Order::kNewestFirst ? "DESC" : "ASC");
    Statement row = database_.prepare(sql);
    bind_all(row, condition.values);
    while (row.step()) {
      const std::int64_t event = row.integer(0);
      if (seen_.contains(event) || stands_elsewhere(event, row.integer(3))) continue;
      if (found_.events.size() == limit_) {
        found_.next = last_;
        return;
      }
      seen_.insert(event);
      found_.events.push_back(event);
      last_.day = row.is_null(1) ? std::nullopt : std::optional(row.integer(1));
      last_.mention = row.integer(2);
    }
  }

  /// Whether a page before, or one to come, shows the event by another of its mentions that fit.
  bool stands_elsewhere(std::int64_t event, std::int64_t mention) {
    if (!after_) return false;
    {
      Statement others = database_.prepare("SELECT 1 FROM event WHERE cluster = ? AND cluster <> id LIMIT 1");
      if (!others.bind(event).step()) return false;
    }
    if (mention <= after_->first) return has_mention(event, after_->first, true);
    return has_mention(event, after_->first, false) || has_mention(event, after_->last, true);
  }

  /// Whether a mention that fits is no newer than the row `newest`, and if `before`, stands on a page before.
  bool has_mention(std::int64_t event, std::int64_t newest, bool before) {
    if (!tests_) tests_ = with_extra(tests(database_, query_));
    const SqlCondition part = before ? part_before(*after_, order_) : SqlCondition{"1", {}};
    const std::string sql = fmt::format(
        "SELECT 1 FROM event e WHERE e.id IN (SELECT id FROM event WHERE cluster = ? AND cluster <> id UNION "
        "ALL SELECT ?) "
        "AND e.id <= ? AND {} AND {} LIMIT 1",
        part.sql, tests_->sql);
    Statement row = database_.prepare(sql);
    bind_all(row.bind(event).bind(event).bind(newest), part.values);
    return bind_all(row, tests_->values).step();
  }

  Database& database_;
  const Query& query_;
  std::size_t limit_;
  Order order_;
  const std::optional<Position>& after_;
  const SqlCondition& extra_;
  std::optional<SqlCondition> tests_;
  std::unordered_set<std::int64_t> seen_;
  Position last_;
  Found found_;
};

}  // namespace

Statement& bind_all(Statement& statement, const std::vector<SqlValue>& values) {
  for (const SqlValue& value : values) {
    std::visit(
        [&](const auto& one) {
          if constexpr (std::is_same_v<std::decay_t<decltype(one)>, std::string>) {
            statement.bind(std::string_view(one));
          } else {
            statement.bind(one);
          }
        },
        value);
  }
  return statement;
}

SqlCondition where(Database& database, const Query& query) { return plan(database, query); }

Found search(Database& database, const Query& query, std::size_t limit, Order order,
             const std::optional<Position>& after, const SqlCondition& extra) {
  return Search(database, query, limit, order, after, extra).run();
}

}  // namespace dragoman
