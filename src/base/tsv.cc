// Reads whole files and cuts them at line ends and tabs: tables are small enough to be held twice for a
// moment.

#include "base/tsv.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

#include "base/utf8.h"

namespace dragoman {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells;
  std::size_t from = 0;
  for (;;) {
    const std::size_t tab = line.find('\t', from);
    cells.emplace_back(trim(line.substr(from, tab - from)));
    if (tab == std::string_view::npos) return cells;
    from = tab + 1;
  }
}

std::string joined(const std::vector<std::string_view>& columns) {
  std::string out;
  for (std::string_view column : columns) {
    if (!out.empty()) out += ' ';
    out += column;
  }
  return out;
}

/// One line into the table: its header if that is still to come, else a row.
Result<void> add_line(TsvTable& table, std::string_view line, std::uint32_t number,
                      const std::vector<std::string_view>& columns) {
  std::vector<std::string> cells = cells_of(line);
  if (table.columns.empty()) {
    if (!std::equal(cells.begin(), cells.end(), columns.begin(), columns.end())) {
      return fail(ErrorCode::kFormat, "the header must be these columns, tab-separated: " + joined(columns),
                  table.file, number);
    }
    table.columns = std::move(cells);
    return {};
  }
  if (cells.size() != columns.size()) {
    return fail(ErrorCode::kFormat,
                "expected " + std::to_string(columns.size()) + " tab-separated cells (" + joined(columns) +
                    "), found " + std::to_string(cells.size()),
                table.file, number);
  }
  table.rows.push_back({std::move(cells), number});
  return {};
}

}  // namespace

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::vector<std::string> split_list(std::string_view text, char separator) {
  std::vector<std::string> parts;
  if (trim(text).empty()) return parts;
  std::size_t from = 0;
  for (;;) {
    const std::size_t at = text.find(separator, from);
    parts.emplace_back(trim(text.substr(from, at - from)));
    if (at == std::string_view::npos) return parts;
    from = at + 1;
  }
}

Result<std::string> read_file(const std::filesystem::path& file) {
  // A folder opens as a stream on Linux and only fails when read; say so in plain words.
  std::error_code ec;
  if (std::filesystem::is_directory(file, ec)) {
    return fail(ErrorCode::kIo, "is a folder, not a file", file.string());
  }
  std::ifstream in(file, std::ios::binary);
  if (!in)
    return fail(ErrorCode::kIo, std::string("cannot be opened: ") + std::strerror(errno), file.string());
  std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (in.bad()) return fail(ErrorCode::kIo, "cannot be read", file.string());
  return text;
}

Result<TsvTable> read_tsv(const std::filesystem::path& file, const std::vector<std::string_view>& columns) {
  Result<std::string> text = read_file(file);
  if (!text) return tl::unexpected<Error>(text.error());

  TsvTable table;
  table.file = file.string();
  std::string_view rest = *text;
  if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
  std::uint32_t number = 0;
  while (!rest.empty()) {
    ++number;
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (!is_valid_utf8(line)) return fail(ErrorCode::kFormat, "invalid UTF-8", table.file, number);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.starts_with('#') || trim(line).empty()) continue;
    if (Result<void> added = add_line(table, line, number, columns); !added) {
      return tl::unexpected<Error>(added.error());
    }
  }
  if (table.columns.empty()) {
    return fail(ErrorCode::kFormat, "no header; it must be: " + joined(columns), table.file);
  }
  return table;
}

}  // namespace dragoman
