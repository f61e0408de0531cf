// `dragoman import`: rows of other data sets into the store, beside our own.

#include <fmt/format.h>

#include <fstream>

#include "cli/command.h"
#include "cli/store_access.h"
#include "exchange/importer.h"
#include "store/writer.h"

namespace dragoman::cli {
namespace {

constexpr std::uint64_t kInOne = 1000;  // rows of a transaction
constexpr std::uint64_t kRejectsTold = 10;

class Import {
 public:
  Import(StoreWriter& writer, ImportFormat format, const ExchangeTables& tables, Console& console)
      : writer_(writer), format_(format), tables_(tables), console_(console) {}

  Result<void> read(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return fail(ErrorCode::kIo, "cannot be opened", file);
    Result<ImportCounts> counts = import_events(
        in, format_, tables_, [&](ImportedEvent imported) { put(std::move(imported)); },
        [&](const ImportReject& reject) { note(file, reject); });
    if (!counts) {
      counts.error().file = file;
      return tl::unexpected(counts.error());
    }
    if (fault_) return tl::unexpected(*fault_);
    return writer_.commit();
  }

  std::uint64_t fresh() const { return fresh_; }
  std::uint64_t known() const { return known_; }
  std::uint64_t rejects() const { return rejects_; }

 private:
  void put(ImportedEvent&& imported) {
    if (fault_) return;
    const Result<Put> put = writer_.put(
        make_import(std::move(imported.article), std::move(imported.event), std::string(name(format_))));
    if (!put) return keep(put.error());
    *put == Put::kKnown ? ++known_ : ++fresh_;
    if (console_.progress_due())
      console_.progress(fmt::format("rows {}  rejected {}", fresh_ + known_, rejects_));
    if ((fresh_ + known_) % kInOne != 0) return;
    if (const Result<void> done = writer_.commit(); !done) keep(done.error());
  }

  void note(const std::string& file, const ImportReject& reject) {
    if (rejects_++ < kRejectsTold) console_.error(fmt::format("{}:{}: {}", file, reject.line, reject.reason));
    if (const Result<void> kept = writer_.reject({file, reject.line, "", reject.reason}); !kept)
      keep(kept.error());
  }

  void keep(const Error& error) {
    if (!fault_) fault_ = error;
  }

  StoreWriter& writer_;
  ImportFormat format_;
  const ExchangeTables& tables_;
  Console& console_;
  std::uint64_t fresh_ = 0, known_ = 0, rejects_ = 0;
  std::optional<Error> fault_;
};

Result<int> import_files(const Settings& settings, const Io& io, Console& console) {
  const std::optional<ImportFormat> format =
      settings.files.empty() ? std::nullopt : import_format(settings.files[0]);
  if (!format || settings.files.size() < 2)
    return fail(ErrorCode::kInvalid,
                fmt::format("import takes a data set ({}) and files", fmt::join(kImportFormatNames, ", ")));
  const Result<ExchangeTables> tables = exchange_tables(settings, io);
  if (!tables) return tl::unexpected(tables.error());
  const auto writer = StoreWriter::open(store_path(settings, io));
  if (!writer) return tl::unexpected(writer.error());
  Import import(**writer, *format, *tables, console);
  for (std::size_t i = 1; i < settings.files.size(); ++i) {
    if (const Result<void> read = import.read(settings.files[i]); !read) return tl::unexpected(read.error());
  }
  console.clear();
  console.note(fmt::format("{} rows of {}: {} new, {} known; {} rejected",
                           import.fresh() + import.known() + import.rejects(), name(*format), import.fresh(),
                           import.known(), import.rejects()));
  return import.fresh() + import.known() > 0 ? kDone : kNothingFound;
}

}  // namespace

int run_import(const Settings& settings, const Io& io) {
  return answer(settings, io, [&](Console& console) { return import_files(settings, io, console); });
}

}  // namespace dragoman::cli
