#include "syntax/network_config.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>

namespace dragoman {
namespace {

using Json = nlohmann::json;

constexpr std::array<std::string_view, 6> kAttrNames = {"NORM",  "PREFIX", "SUFFIX",
                                                        "SHAPE", "SPACY",  "IS_SPACE"};

/// Takes fields out of JSON; after the first that is wrong, `error` says why and what is taken counts for
/// nothing.
class Fields {
 public:
  explicit Fields(std::string file) : file_(std::move(file)) {}

  const std::optional<Error>& error() const { return error_; }
  void reject(ErrorCode code, std::string why) {
    if (!error_) error_ = Error{code, "section \"config\" " + std::move(why), file_};
  }

  const Json& object(const Json& parent, const char* name) {
    static const Json kNone = Json::object();
    const auto at = parent.find(name);
    if (at != parent.end() && at->is_object()) return *at;
    reject(ErrorCode::kUnsupported, fmt::format("describes no {}", name));
    return kNone;
  }

  std::string text(const Json& parent, const char* name) {
    const auto at = parent.find(name);
    if (at != parent.end() && at->is_string()) return at->get<std::string>();
    reject(ErrorCode::kFormat, fmt::format("has no text \"{}\"", name));
    return {};
  }

  /// A number of [low, high] that `step` divides.
  std::uint32_t as_number(const Json& value, std::string_view name, std::uint32_t low, std::uint32_t high,
                          std::uint32_t step = 1) {
    if (!value.is_number_unsigned() && !value.is_number_integer()) {
      reject(ErrorCode::kFormat, fmt::format("has no number \"{}\"", name));
      return low;
    }
    const auto got = value.get<std::int64_t>();
    if (got < low || got > high || got % step != 0) {
      reject(ErrorCode::kUnsupported,
             fmt::format("has {} {}, which this program does not run: a model of another architecture", name,
                         got));
      return low;
    }
    return static_cast<std::uint32_t>(got);
  }
  std::uint32_t number(const Json& parent, const char* name, std::uint32_t low, std::uint32_t high,
                       std::uint32_t step = 1) {
    const auto at = parent.find(name);
    return as_number(at == parent.end() ? Json() : *at, name, low, high, step);
  }

  const Json& list(const Json& parent, const char* name) {
    static const Json kNone = Json::array();
    const auto at = parent.find(name);
    if (at != parent.end() && at->is_array() && !at->empty()) return *at;
    reject(ErrorCode::kFormat, fmt::format("has no list \"{}\"", name));
    return kNone;
  }

 private:
  std::string file_;
  std::optional<Error> error_;
};

constexpr std::uint32_t kMostRows = 1U << 24;
constexpr std::uint32_t kMostWidth = 1024;
constexpr std::uint32_t kMostClasses = 4096;

Tok2VecConfig read_tok2vec(Fields& fields, const Json& parent) {
  const Json& from = fields.object(parent, "tok2vec");
  Tok2VecConfig out;
  if (fields.error()) return out;
  out.width = fields.number(from, "width", 16, kMostWidth, 16);
  out.depth = fields.number(from, "depth", 1, 16);
  out.pieces = fields.number(from, "maxout_pieces", 1, 8);
  out.embed_pieces = fields.number(from, "embed_pieces", 1, 8);
  fields.number(from, "window", 1, 1);
  const Json& attrs = fields.list(from, "attrs");
  const Json& rows = fields.list(from, "rows");
  const Json& seeds = fields.list(from, "seeds");
  const Json& columns = fields.list(from, "columns");
  if (rows.size() != attrs.size() || seeds.size() != attrs.size() || columns.size() != attrs.size()) {
    fields.reject(ErrorCode::kFormat, "has lists of unequal length under tok2vec");
  }
  for (std::size_t i = 0; i < attrs.size() && !fields.error(); ++i) {
    const std::uint32_t column =
        fields.as_number(columns[i], "columns", 0, static_cast<std::uint32_t>(attrs.size()) - 1);
    const std::string name = attrs[column].is_string() ? attrs[column].get<std::string>() : "";
    const auto* known = std::find(kAttrNames.begin(), kAttrNames.end(), name);
    if (known == kAttrNames.end()) {
      fields.reject(ErrorCode::kUnsupported, fmt::format("embeds \"{}\", a feature not known here", name));
      break;
    }
    out.embeds.push_back({static_cast<WordAttr>(known - kAttrNames.begin()),
                          fields.as_number(rows[i], "rows", 1, kMostRows),
                          fields.as_number(seeds[i], "seeds", 0, 0xFFFFFFFFU)});
  }
  return out;
}

TransitionConfig read_transitions(Fields& fields, const Json& from, std::string_view actions,
                                  std::uint32_t features) {
  TransitionConfig out;
  if (fields.error()) return out;
  out.hidden = fields.number(from, "hidden", 16, kMostWidth, 16);
  out.pieces = fields.number(from, "pieces", 1, 8);
  out.features = fields.number(from, "features", features, features);
  const Json& classes = fields.list(from, "classes");
  if (classes.size() > kMostClasses) fields.reject(ErrorCode::kUnsupported, "has too many classes");
  for (const Json& one : classes) {
    if (fields.error()) break;
    if (!one.is_object()) {
      fields.reject(ErrorCode::kFormat, "has a class that is no object");
      break;
    }
    const std::string action = fields.text(one, "action");
    if (action.size() != 1 || actions.find(action) == std::string_view::npos) {
      fields.reject(ErrorCode::kUnsupported, fmt::format("has a class of unknown action \"{}\"", action));
    }
    out.classes.push_back({action.empty() ? '\0' : action[0], fields.text(one, "label")});
  }
  return out;
}

}  // namespace

Result<NetworkConfig> read_network_config(const WeightFile& file) {
  const Result<std::string_view> bytes = file.bytes("config");
  if (!bytes) return tl::unexpected(bytes.error());
  const Json json = Json::parse(*bytes, nullptr, false);
  if (!json.is_object())
    return fail(ErrorCode::kFormat, "section \"config\" is not a JSON object", file.path());
  Fields fields(file.path());
  NetworkConfig out;
  out.name = fields.text(json, "name");
  out.version = fields.text(json, "version");
  out.tok2vec = read_tok2vec(fields, json);
  for (const Json& label : fields.list(fields.object(json, "tagger"), "labels")) {
    if (!label.is_string()) fields.reject(ErrorCode::kFormat, "has a tag that is no text");
    out.tags.push_back(label.is_string() ? label.get<std::string>() : "");
  }
  if (out.tags.size() > kMostClasses) fields.reject(ErrorCode::kUnsupported, "has too many tags");
  out.parser = read_transitions(fields, fields.object(json, "parser"), "SDLRB", 8);
  const Json& ner = fields.object(json, "ner");
  out.ner = read_transitions(fields, ner, "BILUO", 3);
  out.ner_tok2vec = read_tok2vec(fields, ner);
  if (fields.error()) return tl::unexpected(*fields.error());
  return out;
}

}  // namespace dragoman
