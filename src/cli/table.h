#pragma once
// Aligned columns that fit a terminal.

#include <string>
#include <string_view>
#include <vector>

#include "cli/style.h"

namespace dragoman::cli {

struct Column {
  std::string_view title;
  std::size_t least;  ///< narrowest that still says something
  std::size_t most;   ///< no wider than that while others are cut
  int drop = 0;       ///< where not even the least widths fit, the highest goes first; 0 stays
};

/// Columns of `rows` as wide as they need, cut where `width` (0: no limit) asks for it. 0 = the column is not
/// shown.
std::vector<std::size_t> fit_columns(const std::vector<Column>& columns, const std::vector<Row>& rows,
                                     std::size_t width);

/// One line: every field padded or cut to its width, two blanks between, newline at the end.
std::string table_line(const Row& row, const std::vector<std::size_t>& widths, const Painter& paint);
/// The columns' titles.
std::string table_head(const std::vector<Column>& columns, const std::vector<std::size_t>& widths,
                       const Painter& paint);

}  // namespace dragoman::cli
