// Reads whole files and cuts them at line ends and tabs: tables are small enough to be held twice for a
// moment.

#include "base/tsv.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <unordered_set>

#include "base/hash.h"
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
  table.digest = hex_digest(*text);
  std::string_view rest = *text;
  if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
  std::uint32_t number = 0;
  while (!rest.empty()) {
    ++number;
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (number > kMostTableLines)
      return fail(ErrorCode::kTooLarge, "a table has at most " + std::to_string(kMostTableLines) + " lines",
                  table.file, number);
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

Overlay overlay_of(std::string_view text) {
  Overlay out;
  while (!text.empty()) {
    const std::string_view line = trim(text.substr(0, text.find('\n')));
    text.remove_prefix(
        std::min(text.size(), text.find('\n') == std::string_view::npos ? text.size() : text.find('\n') + 1));
    constexpr std::string_view kRemove = "# remove ";
    if (line == "# replace") out.replaces = true;
    if (line.starts_with(kRemove)) out.removed.emplace_back(trim(line.substr(kRemove.size())));
  }
  return out;
}

namespace {

std::string key_of(const TsvRow& row, std::size_t keys) {
  std::string out;
  for (std::size_t i = 0; i < keys; ++i) out.append(i == 0 ? "" : " ").append(row.cells[i]);
  return out;
}

/// Puts the analyst's rows before those of ours that they leave.
Result<void> lay_over(TsvTable& ours, TsvTable own, const Overlay& overlay, std::size_t keys) {
  std::unordered_set<std::string> taken, known;
  for (TsvRow& row : own.rows) {
    row.own = true;
    taken.insert(key_of(row, keys));
  }
  for (const TsvRow& row : ours.rows) known.insert(key_of(row, keys));
  for (const std::string& key : overlay.removed) {
    if (!known.contains(key))
      return fail(ErrorCode::kInvalid, "'# remove " + key + "': our table has no such line", own.file);
    taken.insert(key);
  }
  if (overlay.replaces) ours.rows.clear();
  std::erase_if(ours.rows, [&](const TsvRow& row) { return taken.contains(key_of(row, keys)); });
  ours.rows.insert(ours.rows.begin(), std::make_move_iterator(own.rows.begin()),
                   std::make_move_iterator(own.rows.end()));
  ours.own_file = own.file;
  ours.digest += own.digest;
  return {};
}

}  // namespace

Result<TsvTable> read_tsv(const LayeredFolder& folder, std::string_view name,
                          const std::vector<std::string_view>& columns, std::size_t keys, bool optional) {
  std::error_code ec;
  const std::filesystem::path ours = folder.ours / name, own = folder.own / name;
  TsvTable table;
  table.file = ours.string();
  if (!optional || std::filesystem::exists(ours, ec)) {
    auto read = read_tsv(ours, columns);
    if (!read) return read;
    table = *std::move(read);
  }
  if (folder.own.empty() || !std::filesystem::exists(own, ec)) return table;
  const Result<std::string> text = read_file(own);
  if (!text) return tl::unexpected<Error>(text.error());
  auto read = read_tsv(own, columns);
  if (!read) return read;
  if (auto laid = lay_over(table, *std::move(read), overlay_of(*text), keys); !laid)
    return tl::unexpected<Error>(laid.error());
  return table;
}

}  // namespace dragoman
