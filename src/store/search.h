#pragma once
// A query -> the events that it means, by number.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "store/database.h"
#include "store/query.h"

namespace dragoman {

using SqlValue = std::variant<std::int64_t, double, std::string>;

/// Part of a WHERE over `event e`, with the values of its question marks in their order.
struct SqlCondition {
  std::string sql;
  std::vector<SqlValue> values;
};

enum class Order : std::uint8_t { kNewestFirst, kOldestFirst };

/// Behind which mention a page ends. What was there when the first page was made stands on one page, and on
/// one alone, whatever comes in: of it the rows of that time decide. What comes in later stands on one page
/// at most.
struct Position {
  std::optional<std::int64_t> day;
  std::int64_t mention = 0;  ///< mention_id as a number
  std::int64_t first = 0;    ///< highest row of event when the first page was made
  std::int64_t last = 0;     ///< the same of the page that ends here
};

struct Found {
  std::vector<std::int64_t> events;  ///< one mention an event: the one that stands for it
  std::optional<Position> next;      ///< where further ones begin; nothing if there are none
};

/// All events that the query means, the first `limit` of them by day (ties by mention) behind `after`. An
/// event stands where its first mention that fits does, and on one page alone. `extra` is one more condition.
Found search(Database& database, const Query& query, std::size_t limit, Order order,
             const std::optional<Position>& after = {}, const SqlCondition& extra = {});

/// The whole query as one condition, for sums over all that it means. Every event matched by any of its
/// mentions.
SqlCondition where(Database& database, const Query& query);

Statement& bind_all(Statement& statement, const std::vector<SqlValue>& values);

}  // namespace dragoman
