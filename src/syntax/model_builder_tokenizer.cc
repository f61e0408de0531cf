// The tokenizer's rules and the vocabulary's norms.

#include <fmt/format.h>

#include <algorithm>

#include "syntax/model_builder_parts.h"
#include "syntax/msgpack_file.h"

namespace dragoman {
namespace {

using Json = nlohmann::json;

// Attribute ids of spaCy that a tokenizer's exception may set (spacy.symbols).
constexpr std::uint64_t kOrth = 65;
constexpr std::uint64_t kNorm = 67;

/// One token of an exception as [ORTH, NORM or null]; null where it is of another form.
Json exception_token(const msgpack::object& map) {
  if (map.type != msgpack::type::MAP) return nullptr;
  Json out = Json::array({nullptr, nullptr});
  for (std::uint32_t i = 0; i < map.via.map.size; ++i) {
    const auto& pair = map.via.map.ptr[i];
    const auto id = as_id(pair.key);
    const auto text = as_text(pair.val);
    if (!text || (id != kOrth && id != kNorm)) return nullptr;
    out[id == kOrth ? 0 : 1] = std::string(*text);
  }
  return out[0].is_null() ? Json(nullptr) : out;
}

Result<Json> read_exceptions(const MsgpackFile& file) {
  const auto* map = find(file.root(), "exceptions");
  if (map == nullptr || map->type != msgpack::type::MAP) {
    return fail(ErrorCode::kFormat, "is damaged: it has no table of exceptions", file.path());
  }
  Json out = Json::object();
  for (std::uint32_t i = 0; i < map->via.map.size; ++i) {
    const auto& pair = map->via.map.ptr[i];
    const auto text = as_text(pair.key);
    const auto tokens = elements(pair.val);
    if (!text || tokens.empty()) {
      return fail(ErrorCode::kFormat, "is damaged: it has an exception without text or tokens", file.path());
    }
    Json& list = out[std::string(*text)] = Json::array();
    std::string joined;
    for (const auto* token : tokens) {
      list.push_back(exception_token(*token));
      if (list.back().is_array()) joined += list.back()[0].get<std::string>();
    }
    if (joined != *text) {
      return fail(
          ErrorCode::kFormat,
          fmt::format("has an exception for \"{:.40}\" whose tokens do not make it up, or that sets more "
                      "than their text and norm",
                      *text),
          file.path());
    }
  }
  return out;
}

Result<void> add_norms(ModelBuild& build) {
  const Result<MsgpackFile> file = MsgpackFile::open(build.folder / "vocab" / "lookups.bin");
  if (!file) return tl::unexpected(file.error());
  std::vector<std::pair<std::uint64_t, std::string>> norms;
  const auto* map = find(file->root(), "lexeme_norm");
  const std::uint32_t size = map != nullptr && map->type == msgpack::type::MAP ? map->via.map.size : 0;
  for (std::uint32_t i = 0; i < size; ++i) {
    const auto& pair = map->via.map.ptr[i];
    const auto id = as_id(pair.key);
    const auto text = as_text(pair.val);
    if (!id || !text) return fail(ErrorCode::kFormat, "has a damaged table lexeme_norm", file->path());
    norms.emplace_back(*id, *text);
  }
  std::sort(norms.begin(), norms.end());
  std::vector<std::uint64_t> keys;
  Json values = Json::array();
  for (auto& [id, text] : norms) {
    if (!keys.empty() && keys.back() == id) continue;
    keys.push_back(id);
    values.push_back(std::move(text));
  }
  build.writer.add_u64("vocab/lexeme_norm.keys", keys);
  build.writer.add_bytes("vocab/lexeme_norm.values", values.dump());
  return {};
}

}  // namespace

Result<void> add_tokenizer(ModelBuild& build) {
  const std::string kind = build.config.text("nlp.tokenizer", "@tokenizers");
  const Json inlined = build.config.value("nlp", "tokenizer");
  const bool plain = kind == "spacy.Tokenizer.v1" || inlined == Json{{"@tokenizers", "spacy.Tokenizer.v1"}};
  if (!plain) {
    return fail(ErrorCode::kUnsupported, "[nlp] tokenizer is not spacy.Tokenizer.v1", build.config.path());
  }
  const Result<MsgpackFile> file = MsgpackFile::open(build.folder / "tokenizer");
  if (!file) return tl::unexpected(file.error());
  if (file->root().type != msgpack::type::MAP) {
    return fail(ErrorCode::kFormat, "is damaged: it holds no map", file->path());
  }
  if (const auto* match = find(file->root(), "token_match"); match != nullptr && !match->is_nil()) {
    return fail(ErrorCode::kUnsupported, "sets token_match, which is not supported", file->path());
  }
  for (const auto& [key, name] : {std::pair{"prefix_search", "prefix"}, std::pair{"suffix_search", "suffix"},
                                  std::pair{"infix_finditer", "infix"}, std::pair{"url_match", "url"}}) {
    const auto* value = find(file->root(), key);
    if (value == nullptr || value->is_nil()) continue;
    const auto text = as_text(*value);
    if (!text) return fail(ErrorCode::kFormat, fmt::format("is damaged: {} is no text", key), file->path());
    build.writer.add_bytes(fmt::format("tokenizer/{}", name), std::string(*text));
  }
  auto exceptions = read_exceptions(*file);
  if (!exceptions) return tl::unexpected(exceptions.error());
  build.writer.add_bytes("tokenizer/exceptions", exceptions->dump());
  const auto* faster = find(file->root(), "faster_heuristics");
  const bool slow = faster != nullptr && faster->type == msgpack::type::BOOLEAN && !faster->via.boolean;
  build.writer.add_bytes("tokenizer/faster_heuristics", slow ? "0" : "1");
  return add_norms(build);
}

}  // namespace dragoman
