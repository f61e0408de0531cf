#include "reader/neural_model.h"

#include <nlohmann/json.hpp>

namespace dragoman {
namespace {

using Json = nlohmann::json;

Result<Json> read_config(const WeightFile& file) {
  const auto text = file.bytes("config");
  if (!text) return tl::unexpected(text.error());
  Json config = Json::parse(*text, nullptr, /*allow_exceptions=*/false);
  if (!config.is_object()) return fail(ErrorCode::kFormat, "section config is no JSON object", file.path());
  for (const auto& [key, wanted] : {std::pair<const char*, std::size_t>{"format", 1},
                                    {"width", kStateWidth},
                                    {"heads", kStateWidth / kHeadWidth},
                                    {"inner", 4 * kStateWidth}}) {
    if (!config.contains(key) || config[key] != wanted) {
      return fail(ErrorCode::kUnsupported,
                  std::string("config has another ") + key + " than " + std::to_string(wanted) +
                      ", which this program reads",
                  file.path());
    }
  }
  const auto whole = [&](const char* key, std::size_t least, std::size_t most) {
    return config.contains(key) && config[key].is_number_unsigned() && config[key] >= least &&
           config[key] <= most;
  };
  for (const char* key :
       {"no_act_bias", "frame_vote", "voice_vote", "confidence_slope", "confidence_offset"}) {
    if (config.contains(key) && !config[key].is_number())
      return fail(ErrorCode::kFormat, std::string("config's ") + key + " is no number", file.path());
  }
  if (config.contains("name") && !config["name"].is_string())
    return fail(ErrorCode::kFormat, "config's name is no string", file.path());
  if (!whole("layers", 1, 24) || !whole("window", 1, kMostPieces - 2)) {
    return fail(ErrorCode::kFormat, "config lacks layers or window, or they are out of range", file.path());
  }
  if (config.contains("exit_layer") && !whole("exit_layer", 0, config["layers"].get<std::size_t>() - 1)) {
    return fail(ErrorCode::kFormat, "config's exit_layer is out of range", file.path());
  }
  return config;
}

Result<void> read_modes(const WeightFile& file, NeuralModel& model, std::size_t& count) {
  const auto names = file.bytes("modes");
  if (!names) return tl::unexpected(names.error());
  std::string_view rest = *names;
  for (count = 0; !rest.empty(); ++count) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    const std::size_t slash = line.find('/');
    if (count == 0) continue;
    const auto type = slash == std::string_view::npos ? std::nullopt : event_type(line.substr(0, slash));
    if (!type) return fail(ErrorCode::kFormat, "section modes has '" + std::string(line) + "'", file.path());
    model.modes[static_cast<std::size_t>(*type)].emplace_back(count, line.substr(slash + 1));
  }
  if (count == 0) return fail(ErrorCode::kFormat, "section modes lacks the row of no mode", file.path());
  return {};
}

/// The file's rows of sectors must be those that this program knows.
Result<void> check_sectors(const WeightFile& file) {
  const auto names = file.bytes("sectors");
  if (!names) return tl::unexpected(names.error());
  std::string known;
  for (const std::string_view sector : kSectors) known.append(known.empty() ? "" : "\n").append(sector);
  if (*names != known)
    return fail(ErrorCode::kUnsupported, "section sectors has others than this program knows", file.path());
  return {};
}

}  // namespace

Result<Dense> load_dense(const WeightFile& file, const std::string& name, std::size_t out, std::size_t in) {
  const auto weight = file.f32(name + ".weight", {out, in});
  if (!weight) return tl::unexpected(weight.error());
  const auto bias = file.f32(name + ".bias", {out});
  if (!bias) return tl::unexpected(bias.error());
  return Dense{Packed(weight->data.data(), out, in, in, bias->data), in, out};
}

Result<NeuralModel> NeuralModel::load(const std::filesystem::path& path, const Kernels& kernels) {
  auto opened = WeightFile::open(path);
  if (!opened) return tl::unexpected(opened.error());
  NeuralModel model;
  model.file = std::make_shared<const WeightFile>(*std::move(opened));
  model.kernels = &kernels;
  const WeightFile& file = *model.file;
  const auto config = read_config(file);
  if (!config) return tl::unexpected(config.error());
  model.name = config->value("name", "reader");
  model.window = (*config)["window"];
  model.no_act_bias = config->value("no_act_bias", 0.0F);
  model.frame_vote = config->value("frame_vote", 0.0F);
  model.voice_vote = config->value("voice_vote", 0.0F);
  model.confidence_slope = config->value("confidence_slope", 1.0);
  model.confidence_offset = config->value("confidence_offset", 0.0);
  auto pieces = WordPieces::load(file);
  if (!pieces) return tl::unexpected(pieces.error());
  model.pieces = *std::move(pieces);
  auto encoder = Encoder::load(
      file, {(*config)["layers"], model.pieces.size(), config->value("exit_layer", std::size_t{0})}, kernels);
  if (!encoder) return tl::unexpected(encoder.error());
  model.encoder = *std::move(encoder);

  std::size_t modes = 0;
  if (auto done = read_modes(file, model, modes); !done) return tl::unexpected(done.error());
  if (auto done = check_sectors(file); !done) return tl::unexpected(done.error());
  struct Table {
    const char* name;
    std::span<const float>* to;
    std::size_t rows, width;
  };
  for (const Table& table : {Table{"dep.weight", &model.dep, kDepBuckets, kDepWidth},
                             {"tag.weight", &model.tag, kTagBuckets, kTagWidth},
                             {"entity.weight", &model.entity, kEntityBuckets, kEntityWidth},
                             {"shape.weight", &model.shape, kShapes, kShapeWidth},
                             {"lexicon.weight", &model.lexicon, kLexiconWidth, kLexiconColumns},
                             {"of_type.weight", &model.of_type, kActTypes, kPairWidth},
                             {"of_distance.weight", &model.of_distance, kDistances, kPairWidth},
                             {"of_path.weight", &model.of_path, kPathBuckets, kPairWidth}}) {
    const auto view = file.f32(std::string("head.") + table.name, {table.rows, table.width});
    if (!view) return tl::unexpected(view.error());
    *table.to = view->data;
  }
  const auto bias = file.f32("head.lexicon.bias", {kLexiconWidth});
  if (!bias) return tl::unexpected(bias.error());
  model.lexicon_bias = bias->data;
  struct Layer {
    const char* name;
    Dense* to;
    std::size_t out, in;
  };
  for (const Layer& layer : {Layer{"hidden", &model.hidden, kHiddenWidth, kWordWidth},
                             {"type_head", &model.type, kActTypes + 1, kHiddenWidth},
                             {"status_hidden", &model.status_hidden, kStatusWidth, kWordWidth},
                             {"status", &model.status, kStatuses, kStatusWidth},
                             {"mode", &model.mode, modes, kWordWidth},
                             {"of_trigger", &model.of_trigger, kPairWidth, kWordWidth},
                             {"of_word", &model.of_word, kPairWidth, kWordWidth},
                             {"role", &model.role, kRoles, kPairWidth},
                             {"beside", &model.beside, kBeside, kPairWidth},
                             {"sector_hidden", &model.sector_hidden, kSectorWidth, kWordWidth},
                             {"sector", &model.sector, kSectors.size(), kSectorWidth}}) {
    auto dense = load_dense(file, std::string("head.") + layer.name, layer.out, layer.in);
    if (!dense) return tl::unexpected(dense.error());
    *layer.to = *std::move(dense);
  }
  return model;
}

}  // namespace dragoman
