#pragma once
// Tables as text: tab-separated columns, '#' comments, a header line that names the columns.

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/result.h"

namespace dragoman {

/// One data line of a table.
struct TsvRow {
  std::vector<std::string> cells;  ///< as many as the header has columns
  std::uint32_t line = 0;          ///< 1-based
};

struct TsvTable {
  std::string file;
  std::vector<std::string> columns;
  std::vector<TsvRow> rows;
};

/// Reads a table whose header must be exactly `columns`. Blank lines and lines that begin with '#' are passed
/// over. Errors (kIo, kFormat) name file and line: missing file, other header, wrong number of cells, invalid
/// UTF-8.
Result<TsvTable> read_tsv(const std::filesystem::path& file, const std::vector<std::string_view>& columns);

/// Splits at `separator` and trims blanks; an empty text gives no part.
std::vector<std::string> split_list(std::string_view text, char separator = ',');
/// Blanks, tabs and line ends taken off both ends.
std::string_view trim(std::string_view text);
/// The whole file, or kIo.
Result<std::string> read_file(const std::filesystem::path& file);

}  // namespace dragoman
