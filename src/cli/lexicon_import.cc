// `dragoman lexicon import`: other coders' dictionaries as folders for --world and --ontology.

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/locate.h"
#include "cli/output.h"
#include "dictionaries/import.h"

namespace dragoman::cli {
namespace {

using dictionaries::Format;

Format format_of(std::string_view kind) {
  return kind == "petrarch1" ? Format::kPetrarch1 : kind == "tabari" ? Format::kTabari : Format::kPetrarch2;
}

Result<int> import(const Settings& settings, const Io& io) {
  const Result<std::filesystem::path> data = find_data(settings, io);
  if (!data) return tl::unexpected(data.error());
  const auto ledger = dictionaries::import_dictionaries({format_of(settings.kind),
                                                         {settings.files.begin(), settings.files.end()},
                                                         *data,
                                                         settings.output,
                                                         settings.beside});
  if (!ledger) return tl::unexpected(ledger.error());
  Result<Output> output = Output::open("", io);
  if (!output) return tl::unexpected(output.error());
  output->writer().write(ledger->summary());
  output->writer().write(
      fmt::format("not carried over, each with its reason: {}/not_carried_over.tsv\n", settings.output));
  if (const Result<void> written = output->finish(); !written) return tl::unexpected(written.error());
  return kDone;
}

}  // namespace

int run_lexicon_import(const Settings& settings, const Io& io) {
  Console console(io, settings.color, settings.quiet);
  const Result<int> done = import(settings, io);
  if (done) return *done;
  console.error(done.error().str());
  return kFailed;
}

}  // namespace dragoman::cli
