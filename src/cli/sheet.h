#pragma once
// Rows that a command answers with: a table for people, CSV or JSON for programs.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cli/io.h"
#include "cli/settings.h"
#include "cli/table.h"
#include "dragoman/result.h"

namespace dragoman::cli {

enum class Holds : std::uint8_t {
  kText,
  kNumber,
  kPicture,  ///< bars and the like: in tables alone
};

struct SheetColumn {
  std::string_view title;  ///< in tables
  std::string_view key;    ///< in JSON and CSV
  Holds holds = Holds::kText;
  std::size_t least = 4;
  std::size_t most = 40;
  int drop = 0;  ///< as Column's
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

  /// By --format (table, csv, jsonl, json; empty: a table on a terminal, else JSONL), to --output or standard
  /// output.
  Result<void> write(const Settings& settings, const Io& io) const;

 private:
  std::string as_table(std::size_t width, const Painter& paint) const;
  std::string as_csv() const;
  std::string as_json(bool lines) const;

  std::vector<SheetColumn> columns_;
  std::vector<Row> rows_;
  std::string head_, foot_;
};

/// A bar of `share` (0..1) of `width` characters, in eighths.
std::string bar(double share, std::size_t width);
/// A character a value, as high as it is beside the highest.
std::string sparkline(const std::vector<double>& values);

}  // namespace dragoman::cli
