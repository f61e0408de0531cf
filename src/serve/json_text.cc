#include "serve/json_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace dragoman {

std::string json_string(std::string_view text) {
  const bool plain = std::all_of(text.begin(), text.end(),
                                 [](char c) { return c >= ' ' && c < 0x7f && c != '"' && c != '\\'; });
  if (plain) {
    std::string out;
    out.reserve(text.size() + 2);
    out += '"';
    out += text;
    out += '"';
    return out;
  }
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string json_list(const std::vector<std::string>& parts) {
  return fmt::format("[{}]", fmt::join(parts, ","));
}

std::string json_strings(const std::vector<std::string>& texts) {
  std::vector<std::string> parts;
  parts.reserve(texts.size());
  for (const std::string& text : texts) parts.push_back(json_string(text));
  return json_list(parts);
}

JsonObject& JsonObject::raw(std::string_view key, std::string_view json) {
  out_ += out_.empty() ? "{\"" : ",\"";
  out_ += key;
  out_ += "\":";
  out_ += json;
  return *this;
}

JsonObject& JsonObject::number(std::string_view key, double value) {
  return raw(key, std::isfinite(value) ? fmt::format("{}", value) : "null");
}

std::string JsonObject::end() && {
  if (out_.empty()) return "{}";
  out_ += '}';
  return std::move(out_);
}

}  // namespace dragoman
