#include "cli/table.h"

#include <algorithm>
#include <numeric>

#include "cli/display_width.h"

namespace dragoman::cli {
namespace {

constexpr std::size_t kGap = 2;

/// What a terminal shows of a cell.
std::string shown(const Cell& cell) {
  return printable(cell.strong) + (cell.strong.empty() || cell.rest.empty() ? "" : " ") +
         printable(cell.rest);
}

std::size_t total(const std::vector<std::size_t>& widths) {
  std::size_t sum = 0;
  for (const std::size_t width : widths) sum += width == 0 ? 0 : width + kGap;
  return sum == 0 ? 0 : sum - kGap;
}

/// What the fields need, at least the title.
std::vector<std::size_t> natural_widths(const std::vector<Column>& columns, const std::vector<Row>& rows) {
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    std::size_t width = display_width(columns[i].title);
    for (const Row& row : rows) width = std::max(width, display_width(shown(row[i])));
    widths.push_back(width);
  }
  return widths;
}

/// Takes one column off the one that has most to spare; false where none has.
bool shrink(std::vector<std::size_t>& widths, const std::vector<std::size_t>& floors, bool widest) {
  std::size_t chosen = widths.size();
  std::size_t most = 0;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const std::size_t spare = widths[i] > floors[i] ? (widest ? widths[i] : widths[i] - floors[i]) : 0;
    if (spare > most) {
      most = spare;
      chosen = i;
    }
  }
  if (chosen == widths.size()) return false;
  --widths[chosen];
  return true;
}

/// Hides the column that is least missed; false where all are needed.
bool drop_one(const std::vector<Column>& columns, std::vector<std::size_t>& widths) {
  std::size_t least = columns.size();
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (widths[i] == 0 || columns[i].drop == 0) continue;
    if (least == columns.size() || columns[i].drop > columns[least].drop) least = i;
  }
  if (least == columns.size()) return false;
  widths[least] = 0;
  return true;
}

}  // namespace

std::vector<std::size_t> fit_columns(const std::vector<Column>& columns, const std::vector<Row>& rows,
                                     std::size_t width) {
  std::vector<std::size_t> widths = natural_widths(columns, rows);
  if (width == 0) return widths;
  const std::vector<std::size_t> natural = widths;
  std::vector<std::size_t> most;
  std::vector<std::size_t> least;
  for (const Column& column : columns) {
    most.push_back(column.most);
    least.push_back(column.least);
  }
  for (;;) {
    while (total(widths) > width && shrink(widths, most, true)) {
    }
    while (total(widths) > width && shrink(widths, least, false)) {
    }
    if (total(widths) <= width || !drop_one(columns, widths)) return widths;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      if (widths[i] > 0) widths[i] = natural[i];
    }
  }
}

std::string table_line(const Row& row, const std::vector<std::size_t>& widths, const Painter& paint) {
  std::string out;
  std::size_t blanks = 0;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (widths[i] == 0) continue;
    const std::string text = truncated(row[i].text(), widths[i]);
    const std::string strong = printable(row[i].strong);
    out += std::string(blanks, ' ');
    if (text.starts_with(strong)) {
      out += paint(row[i].style, strong) + text.substr(strong.size());
    } else {
      out += paint(row[i].style, text);
    }
    blanks = widths[i] - std::min(display_width(text), widths[i]) + kGap;
  }
  while (out.ends_with(' ')) out.pop_back();
  return out + "\n";
}

std::string table_head(const std::vector<Column>& columns, const std::vector<std::size_t>& widths,
                       const Painter& paint) {
  Row titles;
  for (const Column& column : columns) titles.push_back({std::string(column.title), "", Style::kDim});
  return table_line(titles, widths, paint);
}

}  // namespace dragoman::cli
