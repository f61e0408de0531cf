#pragma once
// Terms of a query as SQL.

#include <optional>

#include "store/search.h"

namespace dragoman {

/// "?, ?, ?" for so many values.
std::string marks(std::size_t count);
/// Three capital letters: a code, not a name.
bool is_actor_code(std::string_view value);

/// One term: a test of a row `e` of event, and a way to list the rows that pass it, where an index gives one.
struct TermSql {
  SqlCondition test;
  std::optional<SqlCondition> list;  ///< SELECT of event ids
};

TermSql term_sql(Database& database, const Term& term);

/// Source and target codes of one query together: an index has both.
std::optional<SqlCondition> dyad_list(Database& database, const Query& query);

}  // namespace dragoman
