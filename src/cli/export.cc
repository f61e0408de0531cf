// `dragoman export`: events of the store in the formats that other programs read.

#include <fmt/format.h>

#include <filesystem>

#include "cli/command.h"
#include "cli/output.h"
#include "cli/parquet.h"
#include "cli/store_access.h"

namespace dragoman::cli {
namespace {

/// What the columns mean, beside the file: formats of old have no place for it.
Result<void> write_metadata(const std::string& text, const Settings& settings, const Io& io) {
  if (settings.output.empty() || settings.output == "-") return {};
  Result<Output> output = Output::open(settings.output + ".meta.json", io);
  if (!output) return tl::unexpected(output.error());
  output->writer().write(text);
  return output->finish();
}

constexpr std::string_view kParquet = "parquet";

/// What is written first: of Parquet, which needs a file, its csv.
Result<ExportFormat> format_of(const Settings& settings) {
  if (settings.format == kParquet) {
    if (settings.output.empty() || settings.output == "-")
      return fail(ErrorCode::kInvalid, "Parquet cannot go to standard output; name a file with -o");
    return ExportFormat::kCsv;
  }
  const std::optional<ExportFormat> format = export_format(settings.format);
  if (format) return *format;
  return fail(ErrorCode::kInvalid, fmt::format("--format is missing: one of {}, {}",
                                               fmt::join(kExportFormatNames, ", "), kParquet));
}

/// The Parquet file out of its csv, which goes.
Result<void> finish_parquet(const std::string& csv, const Settings& settings, const Io& io) {
  Result<void> made = csv_file_to_parquet(csv, settings.output, io);
  std::error_code ignored;
  std::filesystem::remove(csv, ignored);
  return made;
}

Result<int> export_events(const Settings& settings, const Io& io, Console& console) {
  const Result<ExportFormat> format = format_of(settings);
  if (!format) return tl::unexpected(format.error());
  const bool parquet = settings.format == kParquet;
  const std::string written = parquet ? settings.output + ".csv" : settings.output;
  const Result<Query> query = query_of(settings.files);
  if (!query) return tl::unexpected(query.error());
  const Result<std::vector<Status>> statuses = statuses_of(settings);
  if (!statuses) return tl::unexpected(statuses.error());
  const ExportOptions options{settings.strict_plover, *statuses};
  const Result<ExchangeTables> tables = exchange_tables(settings, io);
  if (!tables) return tl::unexpected(tables.error());
  const auto writer = exporter(*format, *tables, options);
  if (!writer) return tl::unexpected(writer.error());
  const auto store = open_store(settings, io);
  if (!store) return tl::unexpected(store.error());
  Result<Output> output = Output::open(written, io);
  if (!output) return tl::unexpected(output.error());

  output->writer().write((*writer)->header());
  std::uint64_t events = 0;
  const Result<void> read = (*store)->each(*query, [&](EventRow&& row) {
    output->writer().write((*writer)->row(row));
    output->writer().flush();
    if (++events % 1000 == 0 && console.progress_due()) console.progress(fmt::format("events {}", events));
    return !output->writer().failed() && !io.interrupted();
  });
  console.clear();
  if (!read) return tl::unexpected(read.error());
  output->writer().write((*writer)->footer());
  if (const Result<void> done = output->finish(!io.interrupted()); !done) return tl::unexpected(done.error());
  if (parquet && !io.interrupted()) {
    if (const Result<void> made = finish_parquet(written, settings, io); !made)
      return tl::unexpected(made.error());
  }
  const Result<Summary> summary = (*store)->summary();
  if (!summary) return tl::unexpected(summary.error());
  if (const Result<void> beside =
          write_metadata(metadata(*format, *tables, options, summary->coders), settings, io);
      !beside)
    return tl::unexpected(beside.error());
  if (!parquet) console.note(fmt::format("{} events", events));  // dragoman-parquet has said so
  if (io.interrupted()) return kInterrupted;
  return events > 0 ? kDone : kNothingFound;
}

}  // namespace

int run_export(const Settings& settings, const Io& io) {
  return answer(settings, io, [&](Console& console) { return export_events(settings, io, console); });
}

}  // namespace dragoman::cli
