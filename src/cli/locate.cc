#include "cli/locate.h"

#include <fmt/format.h>

#include <vector>

#include "dragoman/version.h"

namespace dragoman::cli {
namespace {

namespace fs = std::filesystem;

bool is_folder(const fs::path& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

}  // namespace

Result<fs::path> find_data(const Settings& settings, const Io& io) {
  fs::path told = settings.data;
  if (told.empty()) told = io.env("DRAGOMAN_DATA").value_or("");
  if (!told.empty()) {
    if (is_folder(told)) return told;
    return fail(ErrorCode::kIo, "no such data folder", told.string());
  }
  const std::vector<fs::path> places = {io.program_folder / "share" / "dragoman",
                                        io.program_folder.parent_path() / "share" / "dragoman",
                                        "/usr/share/dragoman"};
  for (const fs::path& place : places) {
    if (is_folder(place)) return place;
  }
  return fail(ErrorCode::kIo, fmt::format("no data folder: neither {}, nor {}, nor {}; name one with --data",
                                          places[0].string(), places[1].string(), places[2].string()));
}

Result<fs::path> find_model(const Settings& settings, const Io& io) {
  fs::path model = settings.model;
  if (model.empty()) {
    const Result<fs::path> data = find_data(settings, io);
    if (!data) return tl::unexpected(data.error());
    model = *data / "model" / kModelFile;
  }
  std::error_code ignored;
  if (fs::exists(model, ignored)) return model;
  return fail(
      ErrorCode::kIo,
      "no language model there: `./dev setup` fetches and builds it, `dragoman model build FOLDER -o FILE` "
      "builds one",
      model.string());
}

Result<CoderOptions> coder_options(const Settings& settings, const Io& io) {
  Result<fs::path> data = find_data(settings, io);
  if (!data) return tl::unexpected(data.error());
  Result<fs::path> model = find_model(settings, io);
  if (!model) return tl::unexpected(model.error());
  return CoderOptions{*std::move(data), *std::move(model), settings.reader,
                      settings.world,   settings.ontology, settings.kernels};
}

}  // namespace dragoman::cli
