#pragma once
// A query -> the events that it means, by number.

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "store/database.h"
#include "store/query.h"

namespace dragoman {

using SqlValue = std::variant<std::int64_t, double, std::string>;

/// Part of a WHERE over `event e`, with the values of its question marks in their order.
struct Condition {
  std::string sql;
  std::vector<SqlValue> values;
};

enum class Order : std::uint8_t { kNewestFirst, kOldestFirst };

struct Found {
  std::vector<std::int64_t> events;  ///< one mention an event: the one that stands for it
  bool more = false;                 ///< there are further ones beyond the limit
};

/// All events that the query means, the first `limit` of them by day (ties by id). `extra` is one more
/// condition.
Found search(Database& database, const Query& query, std::size_t limit, Order order,
             const Condition& extra = {});

/// The whole query as one condition, for sums over all that it means. Every event matched by any of its
/// mentions.
Condition where(Database& database, const Query& query);

Statement& bind_all(Statement& statement, const std::vector<SqlValue>& values);

}  // namespace dragoman
