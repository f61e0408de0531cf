// `dragoman model`: builds model files and says what they hold.

#include <fmt/format.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/locate.h"
#include "cli/output.h"
#include "syntax/model_builder.h"
#include "syntax/pipeline.h"
#include "tensor/weight_file.h"

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

/// What a model's file or a trained reader's says of itself.
Result<std::string> description(const std::filesystem::path& path) {
  const Result<WeightFile> file = WeightFile::open(path);
  if (!file) return tl::unexpected(file.error());
  if (!file->has("modes")) {
    const Result<std::shared_ptr<const Pipeline>> pipeline = Pipeline::load(path);
    if (!pipeline) return tl::unexpected(pipeline.error());
    return "model  " + (*pipeline)->id() + "\n";
  }
  const Result<std::string_view> text = file->bytes("config");
  if (!text) return tl::unexpected(text.error());
  const auto config = nlohmann::ordered_json::parse(*text, nullptr, /*allow_exceptions=*/false);
  if (!config.is_object()) return fail(ErrorCode::kFormat, "section config is no JSON object", path.string());
  return "reader " + file->fingerprint() + "\nconfig " +
         config.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

Result<int> info(const Settings& settings, const Io& io) {
  if (settings.files.size() > 1) return fail(ErrorCode::kInvalid, "one FILE at a time");
  Settings chosen = settings;
  if (!settings.files.empty()) chosen.model = settings.files[0];
  const Result<std::filesystem::path> file = find_model(chosen, io);
  if (!file) return tl::unexpected(file.error());
  const Result<std::string> told = description(*file);
  if (!told) return tl::unexpected(told.error());
  Result<Output> output = Output::open("", io);
  if (!output) return tl::unexpected(output.error());
  std::error_code ignored;
  output->writer().write(fmt::format("file   {}\nbytes  {}\n{}", file->string(),
                                     std::filesystem::file_size(*file, ignored), *told));
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
