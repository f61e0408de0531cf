#pragma once
// Rows that are answered with, whoever asks: CSV or JSON for programs; the command line makes tables of them.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dragoman {

/// How a cell's beginning is shown where there are colours.
enum class Style : std::uint8_t { kPlain, kBold, kDim, kRed, kGreen, kYellow, kBlue, kMagenta, kCyan };

/// What stands in one field of a row: an accented beginning, then the rest.
struct Cell {
  std::string strong;
  std::string rest;
  Style style = Style::kPlain;  ///< of `strong`

  /// Both, a blank between.
  std::string text() const;
};
using Row = std::vector<Cell>;

enum class Holds : std::uint8_t {
  kText,
  kNumber,
  kPicture,  ///< bars and the like: in tables alone
};

struct SheetColumn {
  std::string_view title;  ///< in tables
  std::string_view key;    ///< in JSON and CSV
  Holds holds = Holds::kText;
  std::size_t least = 4;  ///< columns of the terminal
  std::size_t most = 40;
  int drop = 0;  ///< where a terminal is too narrow, the highest goes first; 0 stays
};

class Sheet {
 public:
  explicit Sheet(std::vector<SheetColumn> columns) : columns_(std::move(columns)) {}

  /// As many cells as there are columns.
  void add(Row row) { rows_.push_back(std::move(row)); }
  /// A line above the table, in tables alone.
  void head(std::string line) { head_ = std::move(line); }
  /// A line below the table, in tables alone.
  void foot(std::string line) { foot_ = std::move(line); }
  bool empty() const { return rows_.empty(); }

  const std::vector<SheetColumn>& columns() const { return columns_; }
  const std::vector<Row>& rows() const { return rows_; }
  const std::string& head() const { return head_; }
  const std::string& foot() const { return foot_; }

  std::string as_csv() const;
  /// Objects: one a line, or in one array.
  std::string as_json(bool lines) const;

 private:
  std::vector<SheetColumn> columns_;
  std::vector<Row> rows_;
  std::string head_, foot_;
};

/// A bar of `share` (0..1) of `width` characters, in eighths.
std::string bar(double share, std::size_t width);

}  // namespace dragoman
