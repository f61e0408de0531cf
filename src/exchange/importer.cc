// Row by row from a stream to events.

#include "exchange/importer.h"

#include <algorithm>

#include "exchange/import_row.h"
#include "exchange/record_reader.h"

namespace dragoman {
namespace {

std::unique_ptr<RowMaker> maker_of(ImportFormat format, const ExchangeTables& tables) {
  switch (format) {
    case ImportFormat::kGdelt:
      return gdelt_maker(tables);
    case ImportFormat::kIcews:
      return icews_maker(tables);
    case ImportFormat::kPolecat:
      return polecat_maker(tables);
    case ImportFormat::kPhoenix:
      return phoenix_maker(tables);
    case ImportFormat::kAcled:
      return acled_maker(tables);
    case ImportFormat::kUcdp:
      return ucdp_maker(tables);
  }
  return nullptr;
}

/// The columns that the file's own first line names.
Result<ColumnIndex> read_header(RecordReader& reader, const RowMaker& maker) {
  std::vector<std::string> cells;
  const auto read = reader.next(cells);
  if (!read) return tl::unexpected(read.error());
  ColumnIndex index;
  for (std::size_t i = 0; *read && i < cells.size(); ++i) index.emplace(cells[i], i);
  std::string lacking;
  for (const std::string_view column : maker.needed()) {
    if (!index.contains(column)) lacking.append(lacking.empty() ? "" : ", ").append(column);
  }
  if (!lacking.empty()) return fail(ErrorCode::kFormat, "the header lacks these columns: " + lacking, {}, 1);
  return index;
}

/// Columns for a row: the header's, or those of the version that has so many.
Result<ImportedEvent> event_of(const RowMaker& maker, const ColumnIndex& header,
                               const std::vector<std::string>& cells) {
  if (header.empty()) {
    const ColumnIndex* columns = maker.columns(cells.size());
    if (columns == nullptr)
      return fail(ErrorCode::kFormat,
                  "no version of the format has " + std::to_string(cells.size()) + " columns");
    return maker.make({*columns, cells});
  }
  if (cells.size() != header.size())
    return fail(ErrorCode::kFormat, "the header has " + std::to_string(header.size()) +
                                        " columns, this row has " + std::to_string(cells.size()));
  return maker.make({header, cells});
}

}  // namespace

std::optional<ImportFormat> import_format(std::string_view name) {
  const auto found = std::find(kImportFormatNames.begin(), kImportFormatNames.end(), name);
  if (found == kImportFormatNames.end()) return std::nullopt;
  return static_cast<ImportFormat>(found - kImportFormatNames.begin());
}

Result<ImportCounts> import_events(std::istream& in, ImportFormat format, const ExchangeTables& tables,
                                   const std::function<void(ImportedEvent)>& on_event,
                                   const std::function<void(const ImportReject&)>& on_reject) {
  const std::unique_ptr<RowMaker> maker = maker_of(format, tables);
  const bool commas = format == ImportFormat::kAcled || format == ImportFormat::kUcdp;
  RecordReader reader(in, commas ? ',' : '\t', commas);
  ColumnIndex header;
  if (!maker->needed().empty()) {
    auto read = read_header(reader, *maker);
    if (!read) return tl::unexpected(read.error());
    header = *std::move(read);
  }
  ImportCounts counts;
  for (std::vector<std::string> cells;;) {
    const auto read = reader.next(cells);
    if (read && !*read) break;
    ++counts.rows;
    Result<ImportedEvent> event = read ? event_of(*maker, header, cells) : tl::unexpected(read.error());
    if (event) {
      ++counts.events;
      on_event(*std::move(event));
    } else {
      ++counts.rejects;
      on_reject({reader.line(), event.error().message});
    }
  }
  if (in.bad()) return fail(ErrorCode::kIo, "cannot be read to its end");
  return counts;
}

}  // namespace dragoman
