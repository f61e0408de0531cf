#include "read/column_map.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/tsv.h"
#include "read/fields.h"

namespace dragoman {

Result<ColumnMap> parse_column_map(std::string_view told) {
  ColumnMap map;
  for (const std::string& pair : split_list(told)) {
    const std::size_t equals = pair.find('=');
    const std::string field(trim(std::string_view(pair).substr(0, equals)));
    const std::string column(equals == std::string::npos ? ""
                                                         : trim(std::string_view(pair).substr(equals + 1)));
    if (column.empty() || !field_named(field)) {
      return fail(ErrorCode::kInvalid, fmt::format("\"{}\": write FIELD=COLUMN with one of the fields {}",
                                                   pair, fmt::join(field_names(), ", ")));
    }
    if (std::any_of(map.begin(), map.end(), [&](const auto& one) { return one.first == field; })) {
      return fail(ErrorCode::kInvalid, fmt::format("\"{}\": the field is named twice", pair));
    }
    map.emplace_back(field, column);
  }
  return map;
}

std::string_view column_of(const ColumnMap& map, std::string_view field) {
  for (const auto& [ours, theirs] : map) {
    if (ours == field) return theirs;
  }
  return field;
}

}  // namespace dragoman
