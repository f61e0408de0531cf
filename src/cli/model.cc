// `dragoman model`: builds model files and says what they hold.

#include <fmt/format.h>

#include <filesystem>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/locate.h"
#include "cli/output.h"
#include "syntax/model_builder.h"
#include "syntax/pipeline.h"

namespace dragoman::cli {
namespace {

Result<int> build(const Settings& settings, Console& console) {
  if (settings.files.size() != 1) return fail(ErrorCode::kInvalid, "one FOLDER at a time");
  if (const Result<void> built = build_model(settings.files[0], settings.output); !built) {
    return tl::unexpected(built.error());
  }
  std::error_code ignored;
  console.note(
      fmt::format("{}: {} bytes", settings.output, std::filesystem::file_size(settings.output, ignored)));
  return kDone;
}

Result<int> info(const Settings& settings, const Io& io) {
  if (settings.files.size() > 1) return fail(ErrorCode::kInvalid, "one FILE at a time");
  Settings chosen = settings;
  if (!settings.files.empty()) chosen.model = settings.files[0];
  const Result<std::filesystem::path> file = find_model(chosen, io);
  if (!file) return tl::unexpected(file.error());
  const Result<std::shared_ptr<const Pipeline>> pipeline = Pipeline::load(*file);
  if (!pipeline) return tl::unexpected(pipeline.error());
  Result<Output> output = Output::open("", io);
  if (!output) return tl::unexpected(output.error());
  std::error_code ignored;
  output->writer().write(fmt::format("file   {}\nbytes  {}\nmodel  {}\n", file->string(),
                                     std::filesystem::file_size(*file, ignored), (*pipeline)->id()));
  if (const Result<void> written = output->finish(); !written) return tl::unexpected(written.error());
  return kDone;
}

int told(const Result<int>& done, Console& console) {
  if (done) return *done;
  console.error(done.error().str());
  return kFailed;
}

}  // namespace

int run_model_build(const Settings& settings, const Io& io) {
  Console console(io, settings.color, settings.quiet);
  return told(build(settings, console), console);
}

int run_model_info(const Settings& settings, const Io& io) {
  Console console(io, settings.color, settings.quiet);
  return told(info(settings, io), console);
}

}  // namespace dragoman::cli
