#pragma once
// Which columns of a table hold which fields of an article.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dragoman/result.h"

namespace dragoman {

/// Pairs of {article's field, input's column}: {"text", "body"}.
using ColumnMap = std::vector<std::pair<std::string, std::string>>;

/// Reads "text=body,date=pubdate". kInvalid where a pair has no "=", names no field or no column, or names a
/// field twice.
Result<ColumnMap> parse_column_map(std::string_view told);

/// The column that holds `field`: its own name where the map says nothing.
std::string_view column_of(const ColumnMap& map, std::string_view field);

}  // namespace dragoman
