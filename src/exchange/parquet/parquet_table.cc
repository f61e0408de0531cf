#include "exchange/parquet/parquet_table.h"

#include <arrow/api.h>
#include <arrow/io/file.h>
#include <parquet/arrow/writer.h>

#include <map>
#include <memory>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "exchange/exporter.h"
#include "exchange/import_row.h"
#include "exchange/record_reader.h"

namespace dragoman {
namespace {

/// Rows that are held before they are written.
constexpr std::int64_t kRowGroup = 65'536;

Error io_error(const arrow::Status& status) { return {ErrorCode::kIo, status.ToString()}; }

/// Columns that hold more than text.
std::shared_ptr<arrow::DataType> type_of(std::string_view column) {
  static const std::map<std::string_view, std::shared_ptr<arrow::DataType>> types = {
      {"quad", arrow::int64()},        {"goldstein", arrow::float64()}, {"confidence", arrow::float64()},
      {"date_start", arrow::date32()}, {"date_end", arrow::date32()},   {"lat", arrow::float64()},
      {"lon", arrow::float64()},       {"geoname_id", arrow::int64()},  {"dead_low", arrow::int64()},
      {"dead_high", arrow::int64()},   {"injured_low", arrow::int64()}, {"injured_high", arrow::int64()},
      {"mentions", arrow::int64()},    {"articles", arrow::int64()}};
  const auto found = types.find(column);
  return found == types.end() ? arrow::utf8() : found->second;
}

std::shared_ptr<arrow::Schema> schema() {
  arrow::FieldVector fields;
  for (const std::string_view column : columns_of(ExportFormat::kCsv))
    fields.push_back(arrow::field(std::string(column), type_of(column)));
  return arrow::schema(fields);
}

/// The text as it was before a spreadsheet was thought of.
std::string_view unguarded(std::string_view cell) {
  constexpr std::string_view kStarts = "=+-@\t\r";
  const bool guarded = cell.size() > 1 && cell[0] == '\'' && kStarts.find(cell[1]) != std::string_view::npos;
  return guarded ? cell.substr(1) : cell;
}

template <class Builder, class Value>
bool append(arrow::ArrayBuilder& builder, const std::optional<Value>& value) {
  return value && static_cast<Builder&>(builder).Append(*value).ok();
}

/// False where the cell is not of the column's type.
bool append_cell(arrow::ArrayBuilder& builder, std::string_view cell) {
  if (cell.empty()) return builder.AppendNull().ok();
  switch (builder.type()->id()) {
    case arrow::Type::INT64: {
      const auto value = count(cell);
      return append<arrow::Int64Builder>(
          builder, value ? std::optional(static_cast<std::int64_t>(*value)) : std::nullopt);
    }
    case arrow::Type::DOUBLE:
      return append<arrow::DoubleBuilder>(builder, real(cell));
    case arrow::Type::DATE32: {
      const auto day = parse_iso_date(cell);
      return append<arrow::Date32Builder>(builder, day ? std::optional(days(*day)) : std::nullopt);
    }
    default:
      return append<arrow::StringBuilder>(builder, std::optional(unguarded(cell)));
  }
}

Result<std::unique_ptr<parquet::arrow::FileWriter>> open(const std::string& file,
                                                         const std::shared_ptr<arrow::Schema>& columns) {
  auto out = arrow::io::FileOutputStream::Open(file);
  if (!out.ok()) return tl::unexpected(io_error(out.status()));
  const auto properties =
      parquet::WriterProperties::Builder().compression(parquet::Compression::SNAPPY)->build();
  auto writer = parquet::arrow::FileWriter::Open(*columns, arrow::default_memory_pool(), *out, properties);
  if (!writer.ok()) return tl::unexpected(io_error(writer.status()));
  return *std::move(writer);
}

arrow::Status write_batch(arrow::RecordBatchBuilder& rows, parquet::arrow::FileWriter& writer) {
  ARROW_ASSIGN_OR_RAISE(const auto batch, rows.Flush());
  return writer.WriteRecordBatch(*batch);
}

/// One record into the builders.
Result<void> add_row(arrow::RecordBatchBuilder& rows, const std::vector<std::string>& cells,
                     std::uint64_t line) {
  const auto at = static_cast<std::uint32_t>(line);
  if (static_cast<int>(cells.size()) != rows.num_fields())
    return fail(ErrorCode::kFormat, "another number of cells than columns", {}, at);
  for (int i = 0; i < rows.num_fields(); ++i) {
    const std::string& cell = cells[static_cast<std::size_t>(i)];
    if (!append_cell(*rows.GetField(i), cell))
      return fail(ErrorCode::kFormat, rows.schema()->field(i)->name() + " cannot be '" + cell + "'", {}, at);
  }
  return {};
}

}  // namespace

Result<std::uint64_t> csv_to_parquet(std::istream& in, const std::string& file) {
  RecordReader reader(in, ',', true);
  std::vector<std::string> cells;
  const auto& columns = columns_of(ExportFormat::kCsv);
  if (const auto header = reader.next(cells);
      !header || !*header || !std::equal(cells.begin(), cells.end(), columns.begin(), columns.end()))
    return fail(ErrorCode::kFormat, "the first line is not the header of a csv export", {}, 1);
  auto writer = open(file, schema());
  if (!writer) return tl::unexpected(writer.error());
  auto rows = arrow::RecordBatchBuilder::Make(schema(), arrow::default_memory_pool());
  if (!rows.ok()) return tl::unexpected(io_error(rows.status()));
  std::uint64_t written = 0;
  for (;;) {
    const auto read = reader.next(cells);
    if (!read) return tl::unexpected(read.error());
    if (!*read) break;
    if (const auto added = add_row(**rows, cells, reader.line()); !added)
      return tl::unexpected(added.error());
    if (++written % kRowGroup != 0) continue;
    if (const auto status = write_batch(**rows, **writer); !status.ok())
      return tl::unexpected(io_error(status));
  }
  if (const auto status = write_batch(**rows, **writer); !status.ok())
    return tl::unexpected(io_error(status));
  if (const auto status = (*writer)->Close(); !status.ok()) return tl::unexpected(io_error(status));
  return written;
}

}  // namespace dragoman
