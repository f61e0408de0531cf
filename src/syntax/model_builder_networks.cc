// The four networks. Layers are told apart by name and order in the file, and every extent is checked against
// its neighbours', so that whatever is written can be run.

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/mapped_file.h"
#include "syntax/model_builder_moves.h"
#include "syntax/model_builder_parts.h"
#include "syntax/thinc_model.h"

namespace dragoman {
namespace {

using Json = nlohmann::json;
using Shape = std::vector<std::uint64_t>;

std::string describe(const Shape& shape) { return fmt::format("({})", fmt::join(shape, ", ")); }

/// The array `param` of `layer`, of `shape` (0 = any extent).
Result<const ThincArray*> array(const ThincModel& model, const ThincLayer& layer, const std::string& param,
                                const Shape& shape) {
  const auto found = layer.params.find(param);
  if (found == layer.params.end()) {
    return fail(ErrorCode::kFormat, fmt::format("its layer {} has no array {}", layer.name, param),
                model.path);
  }
  const Shape& have = found->second.shape;
  const auto fits = [](std::uint64_t want, std::uint64_t extent) { return want == 0 || want == extent; };
  if (!std::equal(shape.begin(), shape.end(), have.begin(), have.end(), fits)) {
    return fail(ErrorCode::kFormat,
                fmt::format("its layer {} has {} of shape {}, not {}", layer.name, param, describe(have),
                            describe(shape)),
                model.path);
  }
  return &found->second;
}

Result<const ThincArray*> copy_array(ModelBuild& build, const ThincModel& model, const ThincLayer& layer,
                                     const std::string& param, const Shape& shape, const std::string& name) {
  auto found = array(model, layer, param, shape);
  if (found) build.writer.add_f32(name, (*found)->shape, (*found)->data);
  return found;
}

Result<std::vector<const ThincLayer*>> exactly(const ThincModel& model, std::string_view name,
                                               std::size_t count) {
  auto found = model.named(name);
  if (found.size() == count) return found;
  return fail(
      ErrorCode::kUnsupported,
      fmt::format("is of another architecture: it has {} layers {}, not {}", found.size(), name, count),
      model.path);
}

Result<std::int64_t> attribute(const ThincModel& model, const ThincLayer& layer, const std::string& name,
                               std::int64_t limit) {
  const auto found = layer.attrs.find(name);
  if (found != layer.attrs.end() && found->second >= 0 && found->second < limit) return found->second;
  return fail(ErrorCode::kFormat, fmt::format("its layer {} has no usable attribute {}", layer.name, name),
              model.path);
}

/// A layer of another kind (attention, LSTM, static vectors, ...) would change what the network computes.
Result<void> check_kinds(const ThincModel& model) {
  constexpr std::array<std::string_view, 13> kKnown = {
      "extract_features", "list2ragged", "ragged2list",     "list2array", "ints-getitem",
      "hashembed",        "maxout",      "layernorm",       "dropout",    "expand_window",
      "softmax",          "linear",      "tok2vec-listener"};
  for (const ThincLayer& layer : model.layers) {
    const bool composed = layer.name.find_first_of(">|(") != std::string::npos;
    const bool of_parser = layer.name == "parser_model" || layer.name == "precomputable_affine";
    if (composed || of_parser || std::find(kKnown.begin(), kKnown.end(), layer.name) != kKnown.end())
      continue;
    return fail(ErrorCode::kUnsupported,
                fmt::format("is of another architecture: it has a layer {:.60}", layer.name), model.path);
  }
  return {};
}

Result<void> check_columns(const ThincModel& model, const std::vector<std::string>& columns) {
  constexpr std::array<std::string_view, 6> kKnown = {"NORM",  "PREFIX", "SUFFIX",
                                                      "SHAPE", "SPACY",  "IS_SPACE"};
  for (const std::string& column : columns) {
    if (std::find(kKnown.begin(), kKnown.end(), column) != kKnown.end()) continue;
    return fail(ErrorCode::kUnsupported, fmt::format("embeds the unknown feature {:.40}", column),
                model.path);
  }
  return {};
}

/// The embedding tables; describes them and gives their width.
Result<std::uint64_t> add_embeddings(ModelBuild& build, const ThincModel& model, const std::string& prefix,
                                     Json& out) {
  const auto features = exactly(model, "extract_features", 1);
  if (!features) return tl::unexpected(features.error());
  const auto& columns = features->front()->columns;
  if (const auto known = check_columns(model, columns); !known) return tl::unexpected(known.error());
  const auto tables = exactly(model, "hashembed", columns.size());
  if (!tables) return tl::unexpected(tables.error());
  out["attrs"] = columns;
  std::uint64_t width = 0;
  for (std::size_t i = 0; i < tables->size(); ++i) {
    const ThincLayer& layer = *(*tables)[i];
    const auto seed = attribute(model, layer, "seed", std::int64_t{1} << 32);
    if (!seed) return tl::unexpected(seed.error());
    const auto column = attribute(model, layer, "column", static_cast<std::int64_t>(columns.size()));
    if (!column) return tl::unexpected(column.error());
    const auto table =
        copy_array(build, model, layer, "E", {0, width}, fmt::format("{}embed{}.E", prefix, i));
    if (!table) return tl::unexpected(table.error());
    width = (*table)->shape[1];
    out["rows"].push_back((*table)->shape[0]);
    out["seeds"].push_back(*seed);
    out["columns"].push_back(*column);
  }
  if (width == 0) return fail(ErrorCode::kFormat, "embeds no feature", model.path);
  out["width"] = width;
  return width;
}

/// A maxout with the layer norm behind it; gives the number of its pieces.
Result<std::uint64_t> add_maxout(ModelBuild& build, const ThincModel& model, const ThincLayer& maxout,
                                 const ThincLayer& norm, std::uint64_t width, std::uint64_t inputs,
                                 const std::string& name) {
  const auto weights = copy_array(build, model, maxout, "W", {width, 0, inputs}, name + ".W");
  if (!weights) return tl::unexpected(weights.error());
  const std::uint64_t pieces = (*weights)->shape[1];
  for (const auto& result : {copy_array(build, model, maxout, "b", {width, pieces}, name + ".b"),
                             copy_array(build, model, norm, "G", {width}, name + ".G"),
                             copy_array(build, model, norm, "b", {width}, name + ".beta")}) {
    if (!result) return tl::unexpected(result.error());
  }
  return pieces;
}

/// Embeddings, mixer and encoder of `model`, under `prefix`; gives their description.
Result<Json> add_tok2vec(ModelBuild& build, const ThincModel& model, const std::string& prefix) {
  Json out;
  const auto width = add_embeddings(build, model, prefix, out);
  if (!width) return tl::unexpected(width.error());
  const auto windows = model.named("expand_window");
  const std::size_t depth = windows.size();
  const auto maxouts = exactly(model, "maxout", depth + 1);
  if (!maxouts) return tl::unexpected(maxouts.error());
  const auto norms = exactly(model, "layernorm", depth + 1);
  if (!norms) return tl::unexpected(norms.error());
  // Breadth-first order puts the mixer, which lies less deep, before the encoder's layers.
  const auto mix = add_maxout(build, model, *(*maxouts)[0], *(*norms)[0], *width,
                              *width * out["attrs"].size(), prefix + "mix");
  if (!mix) return tl::unexpected(mix.error());
  out["depth"] = depth;
  out["embed_pieces"] = *mix;
  out["window"] = 0;
  out["maxout_pieces"] = 0;
  for (std::size_t d = 0; d < depth; ++d) {
    const auto window = attribute(model, *windows[d], "window_size", 64);
    if (!window) return tl::unexpected(window.error());
    const std::uint64_t inputs = *width * static_cast<std::uint64_t>(2 * *window + 1);
    const auto pieces = add_maxout(build, model, *(*maxouts)[d + 1], *(*norms)[d + 1], *width, inputs,
                                   fmt::format("{}conv{}", prefix, d));
    if (!pieces) return tl::unexpected(pieces.error());
    if (d > 0 && (out["window"] != *window || out["maxout_pieces"] != *pieces)) {
      return fail(ErrorCode::kUnsupported, "has encoder layers that differ in window or pieces", model.path);
    }
    out["window"] = *window;
    out["maxout_pieces"] = *pieces;
  }
  return out;
}

/// Lower and upper layer of parser or ner; `features` is what its state's kind gives.
Result<Json> add_transition_model(ModelBuild& build, const ThincModel& model, const std::string& prefix,
                                  std::uint64_t width, std::uint64_t features, std::uint64_t classes) {
  const auto lowers = exactly(model, "precomputable_affine", 1);
  if (!lowers) return tl::unexpected(lowers.error());
  const auto linears =
      exactly(model, "linear", 2);  // upper comes first: it lies less deep than the projection
  if (!linears) return tl::unexpected(linears.error());
  const ThincLayer& lower = *lowers->front();
  const auto weights = copy_array(build, model, lower, "W", {features, 0, 0, 0}, prefix + "lower.W");
  if (!weights) return tl::unexpected(weights.error());
  const std::uint64_t hidden = (*weights)->shape[1];
  const std::uint64_t pieces = (*weights)->shape[2];
  const std::uint64_t inner = (*weights)->shape[3];
  const auto pad = array(model, lower, "pad", {1, features, hidden, pieces});
  if (!pad) return tl::unexpected(pad.error());
  build.writer.add_f32(prefix + "lower.pad", {features, hidden, pieces}, (*pad)->data);
  const ThincLayer& upper = *(*linears)[0];
  const ThincLayer& proj = *(*linears)[1];
  for (const auto& result : {copy_array(build, model, lower, "b", {hidden, pieces}, prefix + "lower.b"),
                             copy_array(build, model, upper, "W", {classes, hidden}, prefix + "upper.W"),
                             copy_array(build, model, upper, "b", {classes}, prefix + "upper.b"),
                             copy_array(build, model, proj, "W", {inner, width}, prefix + "proj.W"),
                             copy_array(build, model, proj, "b", {inner}, prefix + "proj.b")}) {
    if (!result) return tl::unexpected(result.error());
  }
  return Json{{"hidden", hidden}, {"pieces", pieces}, {"features", features}};
}

Result<Json> read_json(const std::filesystem::path& path) {
  const Result<MappedFile> file = MappedFile::open(path);
  if (!file) return tl::unexpected(file.error());
  Json json = Json::parse(file->bytes(), nullptr, false);
  if (json.is_discarded() || !json.is_object()) {
    return fail(ErrorCode::kFormat, "is damaged: it is no JSON object", path.string());
  }
  return json;
}

Result<void> add_tagger(ModelBuild& build, const std::string& name, std::uint64_t width) {
  const auto cfg = read_json(build.folder / name / "cfg");
  if (!cfg) return tl::unexpected(cfg.error());
  const Json labels = cfg->value("labels", Json());
  const auto is_text = [](const Json& label) { return label.is_string(); };
  if (!labels.is_array() || labels.empty() || !std::all_of(labels.begin(), labels.end(), is_text)) {
    return fail(ErrorCode::kFormat, "has no list of labels", (build.folder / name / "cfg").string());
  }
  const auto model = read_thinc_model(build.folder / name / "model");
  if (!model) return tl::unexpected(model.error());
  if (auto known = check_kinds(*model); !known) return known;
  const auto softmax = exactly(*model, "softmax", 1);
  if (!softmax) return tl::unexpected(softmax.error());
  const ThincLayer& layer = *softmax->front();
  for (const auto& result : {copy_array(build, *model, layer, "W", {labels.size(), width}, "tagger/W"),
                             copy_array(build, *model, layer, "b", {labels.size()}, "tagger/b")}) {
    if (!result) return tl::unexpected(result.error());
  }
  build.description["tagger"] = {{"labels", labels}};
  return {};
}

/// What config.cfg says of a component's network must be what the runtime computes.
Result<void> check_architecture(const PipelineConfig& config, const std::string& section,
                                const std::vector<std::string>& known) {
  const std::string have = config.text(section, "@architectures");
  if (std::find(known.begin(), known.end(), have) != known.end()) return {};
  return fail(
      ErrorCode::kUnsupported,
      fmt::format("[{}] is of the architecture \"{}\", not {}", section, have, fmt::join(known, " or ")),
      config.path());
}

Result<void> check_tok2vec(const PipelineConfig& config, const std::string& section) {
  if (config.text(section, "@architectures") == "spacy.HashEmbedCNN.v2") return {};
  if (auto ok = check_architecture(config, section, {"spacy.Tok2Vec.v1", "spacy.Tok2Vec.v2"}); !ok) return ok;
  if (auto ok = check_architecture(config, section + ".embed", {"spacy.MultiHashEmbed.v2"}); !ok) return ok;
  return check_architecture(config, section + ".encode", {"spacy.MaxoutWindowEncoder.v2"});
}

bool listens(const PipelineConfig& config, const std::string& component) {
  return config.text("components." + component + ".model.tok2vec", "@architectures") ==
         "spacy.Tok2VecListener.v1";
}

Result<void> check_listener(const PipelineConfig& config, const std::string& component) {
  return check_architecture(config, "components." + component + ".model.tok2vec",
                            {"spacy.Tok2VecListener.v1"});
}

Result<void> check_transition_config(const PipelineConfig& config, const std::string& component,
                                     const std::string& state) {
  const std::string section = "components." + component + ".model";
  const std::vector<std::string> known = {"spacy.TransitionBasedParser.v1", "spacy.TransitionBasedParser.v2"};
  if (auto ok = check_architecture(config, section, known); !ok) return ok;
  const Json extra = config.value(section, "extra_state_tokens");
  const Json upper = config.value(section, "use_upper");
  const Json learn = config.value("components." + component, "learn_tokens");
  const auto is_true = [](const Json& value) { return value.is_boolean() && value.get<bool>(); };
  if (config.text(section, "state_type") != state || is_true(extra) || !is_true(upper) || is_true(learn)) {
    return fail(
        ErrorCode::kUnsupported,
        fmt::format("[{}] has a state_type, extra_state_tokens, use_upper or learn_tokens that is not "
                    "supported",
                    section),
        config.path());
  }
  return {};
}

Result<void> add_parser(ModelBuild& build, const std::string& name, std::uint64_t width) {
  constexpr std::uint64_t kFeatures = 8;
  if (auto ok = check_transition_config(build.config, name, "parser"); !ok) return ok;
  if (auto ok = check_listener(build.config, name); !ok) return ok;
  const auto classes = read_moves(build.folder / name / "moves", "SDLRB");
  if (!classes) return tl::unexpected(classes.error());
  const auto model = read_thinc_model(build.folder / name / "model");
  if (!model) return tl::unexpected(model.error());
  if (auto ok = check_kinds(*model); !ok) return ok;
  auto json = add_transition_model(build, *model, "parser/", width, kFeatures, classes->size());
  if (!json) return tl::unexpected(json.error());
  (*json)["classes"] = *classes;
  build.description["parser"] = *json;
  return {};
}

/// `shared` is the pipeline's tok2vec: a ner that listens to it gets a copy, as the runtime gives each ner
/// its own.
Result<void> add_ner(ModelBuild& build, const std::string& name, const ThincModel& shared) {
  constexpr std::uint64_t kFeatures = 3;
  if (auto ok = check_transition_config(build.config, name, "ner"); !ok) return ok;
  const bool listening = listens(build.config, name);
  if (!listening) {
    if (auto ok = check_tok2vec(build.config, "components." + name + ".model.tok2vec"); !ok) return ok;
  }
  const auto classes = read_moves(build.folder / name / "moves", "MBILUO");
  if (!classes) return tl::unexpected(classes.error());
  const auto model = read_thinc_model(build.folder / name / "model");
  if (!model) return tl::unexpected(model.error());
  if (auto ok = check_kinds(*model); !ok) return ok;
  const auto tok2vec = add_tok2vec(build, listening ? shared : *model, "ner/tok2vec/");
  if (!tok2vec) return tl::unexpected(tok2vec.error());
  const auto width = (*tok2vec)["width"].get<std::uint64_t>();
  auto json = add_transition_model(build, *model, "ner/", width, kFeatures, classes->size());
  if (!json) return tl::unexpected(json.error());
  (*json)["classes"] = *classes;
  (*json)["tok2vec"] = *tok2vec;
  build.description["ner"] = *json;
  return {};
}

}  // namespace

Result<void> add_networks(ModelBuild& build, const std::vector<PipelineComponent>& components) {
  const auto name_of = [&](std::string_view factory) {
    return std::find_if(components.begin(), components.end(),
                        [&](const auto& component) { return component.factory == factory; })
        ->name;
  };
  const std::string tok2vec = name_of("tok2vec");
  const std::string tagger = name_of("tagger");
  if (auto ok = check_tok2vec(build.config, "components." + tok2vec + ".model"); !ok) return ok;
  if (auto ok = check_architecture(build.config, "components." + tagger + ".model",
                                   {"spacy.Tagger.v1", "spacy.Tagger.v2"});
      !ok) {
    return ok;
  }
  if (auto ok = check_listener(build.config, tagger); !ok) return ok;
  const auto model = read_thinc_model(build.folder / tok2vec / "model");
  if (!model) return tl::unexpected(model.error());
  if (auto ok = check_kinds(*model); !ok) return ok;
  const auto shared = add_tok2vec(build, *model, "tok2vec/");
  if (!shared) return tl::unexpected(shared.error());
  build.description["tok2vec"] = *shared;
  const auto width = (*shared)["width"].get<std::uint64_t>();
  if (auto ok = add_tagger(build, tagger, width); !ok) return ok;
  if (auto ok = add_parser(build, name_of("parser"), width); !ok) return ok;
  return add_ner(build, name_of("ner"), *model);
}

}  // namespace dragoman
