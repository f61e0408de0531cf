#pragma once
// JSON documents whose fields may be missing or of any kind.

#include <simdjson.h>

#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

class JsonDocument {
 public:
  /// Parses `text`; control characters inside strings, as pages have them, are blanks.
  explicit JsonDocument(std::string_view text);
  /// Null where the text is no JSON.
  simdjson::dom::element root() const { return root_; }
  /// What is wrong, for people; empty where all is well.
  const std::string& fault() const { return fault_; }
  bool repaired() const { return repaired_; }

 private:
  simdjson::dom::parser parser_;
  simdjson::dom::element root_;
  std::string fault_;
  bool repaired_ = false;
};

/// The field `name` of an object as text: a string, or a number's digits; empty if there is none.
std::string json_text(simdjson::dom::element object, std::string_view name);
/// The field of an object; nothing (an element that is no object, array or string) if it is not there.
simdjson::simdjson_result<simdjson::dom::element> json_field(simdjson::dom::element object,
                                                             std::string_view name);
/// The elements of the array `name` in an object, or the one element that stands in its place.
std::vector<simdjson::dom::element> json_list(simdjson::dom::element object, std::string_view name);

}  // namespace dragoman
