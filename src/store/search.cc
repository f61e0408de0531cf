#include "store/search.h"

#include <fmt/format.h>

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
std::size_t estimate(Database& database, const Condition& list) {
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

/// The whole query: the shortest list, if it is short, and tests of all that the list does not settle.
Condition plan(Database& database, const Query& query) {
  std::vector<TermSql> terms;
  for (const Term& term : with_dataset(query).terms) terms.push_back(term_sql(database, term));
  std::optional<Condition> list;
  std::size_t fewest = kFewRows + 1;
  std::size_t settled = terms.size();  // the term that the list is of
  const auto consider = [&](const Condition& candidate, std::size_t term) {
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
  Condition out;
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

Condition where(Database& database, const Query& query) { return plan(database, query); }

Found search(Database& database, const Query& query, std::size_t limit, Order order, const Condition& extra) {
  Condition condition = where(database, query);
  if (!extra.sql.empty()) {
    condition.sql += " AND " + extra.sql;
    append(condition.values, extra.values);
  }
  const std::string sql = fmt::format("SELECT e.cluster FROM event e WHERE {} ORDER BY e.day {}, e.mention",
                                      condition.sql, order == Order::kNewestFirst ? "DESC" : "ASC");
  Found found;
  std::unordered_set<std::int64_t> seen;
  Statement row = database.prepare(sql);
  bind_all(row, condition.values);
  while (row.step()) {
    const std::int64_t event = row.integer(0);
    if (!seen.insert(event).second) continue;
    found.more = found.events.size() == limit;
    if (found.more) break;
    found.events.push_back(event);
  }
  return found;
}

}  // namespace dragoman
