#include "cli/sheet.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "cli/output.h"
#include "cli/pager.h"
#include "cli/table.h"

namespace dragoman::cli {
namespace {

constexpr std::array<std::string_view, 9> kHeights = {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};

std::string as_table(const Sheet& sheet, std::size_t width, const Painter& paint) {
  std::vector<Column> columns;
  columns.reserve(sheet.columns().size());
  for (const SheetColumn& column : sheet.columns())
    columns.push_back({column.title, column.least, column.most, column.drop});
  const std::vector<std::size_t> widths = fit_columns(columns, sheet.rows(), width);
  std::string out = sheet.head().empty() ? "" : sheet.head() + "\n\n";
  out += table_head(columns, widths, paint);
  for (const Row& row : sheet.rows()) out += table_line(row, widths, paint);
  return sheet.foot().empty() ? out : out + "\n" + paint(Style::kDim, sheet.foot()) + "\n";
}

}  // namespace

std::string sparkline(const std::vector<double>& values) {
  const double most = values.empty() ? 0 : *std::max_element(values.begin(), values.end());
  std::string out;
  for (const double value : values) {
    const double height = most > 0 ? std::ceil(value / most * 8) : 0;
    out += kHeights.at(static_cast<std::size_t>(std::clamp(height, 0.0, 8.0)));
  }
  return out;
}

Result<void> write_sheet(const Sheet& sheet, const Settings& settings, const Io& io) {
  Result<Output> output = Output::open(settings.output, io);
  if (!output) return tl::unexpected(output.error());
  const std::optional<std::size_t> width = terminal_width(io, output->descriptor());
  const bool table = settings.format == "table" || (settings.format.empty() && width.has_value());
  if (table) {
    const std::string text =
        as_table(sheet, width.value_or(0), painter_for(io, output->descriptor(), settings.color));
    if (width && page(text, io, output->descriptor())) return {};
    output->writer().write(text);
  } else {
    output->writer().write(settings.format == "csv" ? sheet.as_csv()
                                                    : sheet.as_json(settings.format != "json"));
  }
  return output->finish();
}

}  // namespace dragoman::cli
