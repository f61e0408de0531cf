#pragma once
// JSON put together out of parts that are JSON already, without parsing them again.

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

/// A string in quotation marks, escaped; what is not UTF-8 becomes U+FFFD.
std::string json_string(std::string_view text);
/// "[a,b]" of parts that are JSON.
std::string json_list(const std::vector<std::string>& parts);
std::string json_strings(const std::vector<std::string>& texts);

/// An object, member by member. Keys are ours and need no escape.
class JsonObject {
 public:
  /// `json` as it is.
  JsonObject& raw(std::string_view key, std::string_view json);
  JsonObject& text(std::string_view key, std::string_view value) { return raw(key, json_string(value)); }
  JsonObject& text_or_null(std::string_view key, std::string_view value) {
    return raw(key, value.empty() ? "null" : json_string(value));
  }
  JsonObject& flag(std::string_view key, bool value) { return raw(key, value ? "true" : "false"); }
  template <std::integral T>
  JsonObject& number(std::string_view key, T value) {
    return raw(key, std::to_string(value));
  }
  /// Shortest decimal; null if it is not finite.
  JsonObject& number(std::string_view key, double value);
  template <class T>
  JsonObject& number(std::string_view key, const std::optional<T>& value) {
    return value ? number(key, *value) : raw(key, "null");
  }
  std::string end() &&;

 private:
  std::string out_;
};

}  // namespace dragoman
