#include "cli/sheet.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "cli/output.h"
#include "cli/pager.h"
#include "exchange/cells.h"

namespace dragoman::cli {
namespace {

constexpr std::array<std::string_view, 9> kEighths = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"};
constexpr std::array<std::string_view, 9> kHeights = {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};

std::string plain(const Cell& cell) {
  return cell.strong + (cell.strong.empty() || cell.rest.empty() ? "" : " ") + cell.rest;
}

bool is_number(std::string_view text) {
  double number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  return !text.empty() && fault == std::errc() && end == text.data() + text.size();
}

nlohmann::ordered_json json_value(const SheetColumn& column, const Cell& cell) {
  const std::string text = plain(cell);
  if (column.holds == Holds::kNumber)
    return is_number(text) ? nlohmann::ordered_json::parse(text) : nlohmann::ordered_json();
  return text.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(text);
}

}  // namespace

std::string bar(double share, std::size_t width) {
  const double eighths = std::round(std::clamp(share, 0.0, 1.0) * static_cast<double>(width) * 8);
  const auto whole = static_cast<std::size_t>(eighths) / 8;
  std::string out;
  for (std::size_t i = 0; i < whole; ++i) out += kEighths.back();
  return out + std::string(kEighths.at(static_cast<std::size_t>(eighths) % 8));
}

std::string sparkline(const std::vector<double>& values) {
  const double most = values.empty() ? 0 : *std::max_element(values.begin(), values.end());
  std::string out;
  for (const double value : values) {
    const double height = most > 0 ? std::ceil(value / most * 8) : 0;
    out += kHeights.at(static_cast<std::size_t>(std::clamp(height, 0.0, 8.0)));
  }
  return out;
}

std::string Sheet::as_table(std::size_t width, const Painter& paint) const {
  std::vector<Column> columns;
  columns.reserve(columns_.size());
  for (const SheetColumn& column : columns_)
    columns.push_back({column.title, column.least, column.most, column.drop});
  const std::vector<std::size_t> widths = fit_columns(columns, rows_, width);
  std::string out = head_.empty() ? "" : head_ + "\n\n";
  out += table_head(columns, widths, paint);
  for (const Row& row : rows_) out += table_line(row, widths, paint);
  return foot_.empty() ? out : out + "\n" + paint(Style::kDim, foot_) + "\n";
}

std::string Sheet::as_csv() const {
  std::string out;
  const auto line = [&](auto cell) {
    Line cells(Separator::kComma);
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].holds != Holds::kPicture) cells.text(cell(i));
    }
    out += std::move(cells).end();
  };
  line([&](std::size_t i) { return std::string(columns_[i].key); });
  for (const Row& row : rows_) line([&](std::size_t i) { return plain(row[i]); });
  return out;
}

std::string Sheet::as_json(bool lines) const {
  std::string out = lines ? "" : "[";
  bool first = true;
  for (const Row& row : rows_) {
    nlohmann::ordered_json object;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].holds != Holds::kPicture)
        object[std::string(columns_[i].key)] = json_value(columns_[i], row[i]);
    }
    if (!lines) out += first ? "\n" : ",\n";
    out += object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    if (lines) out += "\n";
    first = false;
  }
  return lines ? out : out + "\n]\n";
}

Result<void> Sheet::write(const Settings& settings, const Io& io) const {
  Result<Output> output = Output::open(settings.output, io);
  if (!output) return tl::unexpected(output.error());
  const std::optional<std::size_t> width = terminal_width(io, output->descriptor());
  const bool table = settings.format == "table" || (settings.format.empty() && width.has_value());
  if (table) {
    const std::string text =
        as_table(width.value_or(0), painter_for(io, output->descriptor(), settings.color));
    if (width && page(text, io, output->descriptor())) return {};
    output->writer().write(text);
  } else {
    output->writer().write(settings.format == "csv" ? as_csv() : as_json(settings.format != "json"));
  }
  return output->finish();
}

}  // namespace dragoman::cli
