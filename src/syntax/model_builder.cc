#include "syntax/model_builder.h"

#include <fmt/format.h>

#include "base/mapped_file.h"
#include "syntax/model_builder_parts.h"

namespace dragoman {
namespace {

using Json = nlohmann::json;

/// Name, version and language, which must be there as text.
Result<void> describe(ModelBuild& build) {
  const std::filesystem::path path = build.folder / "meta.json";
  const Result<MappedFile> file = MappedFile::open(path);
  if (!file) return tl::unexpected(file.error());
  const Json meta = Json::parse(file->bytes(), nullptr, false);
  for (const char* key : {"name", "version", "lang"}) {
    if (!meta.is_object() || !meta.contains(key) || !meta[key].is_string()) {
      return fail(ErrorCode::kFormat, fmt::format("is damaged: it has no text \"{}\"", key), path.string());
    }
    build.description[key] = meta[key];
  }
  build.description["name"] = meta["lang"].get<std::string>() + "_" + meta["name"].get<std::string>();
  return {};
}

}  // namespace

Result<void> build_model(const std::filesystem::path& folder, const std::filesystem::path& out) {
  auto config = PipelineConfig::read(folder / "config.cfg");
  if (!config) return tl::unexpected(config.error());
  const auto components = config->components();
  if (!components) return tl::unexpected(components.error());
  ModelBuild build{folder, std::move(*config)};
  if (auto ok = describe(build); !ok) return ok;
  if (auto ok = add_networks(build, *components); !ok) return ok;
  if (auto ok = add_tokenizer(build); !ok) return ok;
  for (const PipelineComponent& component : *components) {
    build.description["components"].push_back(component.factory);
    if (component.factory == "attribute_ruler") {
      if (auto ok = add_ruler(build, component.name); !ok) return ok;
    }
    if (component.factory == "lemmatizer") {
      if (auto ok = add_lemmatizer(build, component.name); !ok) return ok;
    }
  }
  build.writer.add_bytes("config", build.description.dump(-1, ' ', false, Json::error_handler_t::replace));
  return build.writer.write(out);
}

}  // namespace dragoman
