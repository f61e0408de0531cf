#include "serve/body.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace dragoman::serve {
namespace {

constexpr std::size_t kDeepest = 8;  // brackets in brackets: what is asked for has one

/// The parser goes down one call a bracket, so depth is looked at before it.
bool too_deep(std::string_view json) {
  std::size_t depth = 0;
  bool inside = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (inside) {
      if (c == '\\') ++i;
      if (c == '"') inside = false;
    } else if (c == '"') {
      inside = true;
    } else if (c == '[' || c == '{') {
      if (++depth > kDeepest) return true;
    } else if ((c == ']' || c == '}') && depth > 0) {
      --depth;
    }
  }
  return false;
}

}  // namespace

tl::expected<nlohmann::json, Problem> read_object(const std::string& body,
                                                  std::initializer_list<std::string_view> known) {
  if (too_deep(body)) return refuse(422, "the body nests too deep; one object is asked for");
  nlohmann::json object = nlohmann::json::parse(body, nullptr, false);
  if (object.is_discarded()) return refuse(400, "the body is no JSON (UTF-8)");
  if (!object.is_object()) return refuse(422, "the body is no object");
  for (const auto& member : object.items()) {
    if (std::find(known.begin(), known.end(), member.key()) == known.end())
      return refuse(422,
                    fmt::format("no member {} here; there are {}", member.key(), fmt::join(known, ", ")));
  }
  return object;
}

tl::expected<std::string, Problem> text_of(const nlohmann::json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end() || found->is_null()) return std::string();
  if (!found->is_string()) return refuse(422, fmt::format("{}: takes a string", name));
  return found->get<std::string>();
}

}  // namespace dragoman::serve
