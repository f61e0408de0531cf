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
  bool own = false;                ///< of the analyst's file, not of ours
};

struct TsvTable {
  std::string file, own_file;
  std::vector<std::string> columns;
  std::vector<TsvRow> rows;
  std::string digest;  ///< hash of what was read

  const std::string& file_of(const TsvRow& row) const { return row.own ? own_file : file; }
};

/// Our folder of tables or lists, and an analyst's over it; that may be empty.
struct LayeredFolder {
  std::filesystem::path ours, own = {};
};

/// What the comments of an analyst's file ask for: "# replace" that it stands in place of ours, "# remove
/// KEY" that ours loses what has that key.
struct Overlay {
  bool replaces = false;
  std::vector<std::string> removed;
};
Overlay overlay_of(std::string_view text);

/// No table has more lines: a larger one is a slip.
inline constexpr std::uint32_t kMostTableLines = 500'000;

/// Reads a table whose header must be exactly `columns`. Blank lines and lines that begin with '#' are passed
/// over. Errors (kIo, kFormat) name file and line: missing file, other header, wrong number of cells, invalid
/// UTF-8.
Result<TsvTable> read_tsv(const std::filesystem::path& file, const std::vector<std::string_view>& columns);
/// The table `name` of a folder with the analyst's laid over it. The analyst's rows stand first; one whose
/// first `keys` cells are those of rows of ours takes their place. "# remove KEY" names the cells of a key
/// with a blank between. A file that is in neither folder is kIo, or no rows if `optional`.
Result<TsvTable> read_tsv(const LayeredFolder& folder, std::string_view name,
                          const std::vector<std::string_view>& columns, std::size_t keys,
                          bool optional = false);

/// Splits at `separator` and trims blanks; an empty text gives no part.
std::vector<std::string> split_list(std::string_view text, char separator = ',');
/// Blanks, tabs and line ends taken off both ends.
std::string_view trim(std::string_view text);
/// The whole file, or kIo.
Result<std::string> read_file(const std::filesystem::path& file);

}  // namespace dragoman
