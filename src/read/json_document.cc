#include "read/json_document.h"

#include <vector>

#include "base/tsv.h"
#include "base/utf8.h"
#include "read/charset.h"
#include "read/json_escapes.h"

namespace dragoman {

namespace dom = simdjson::dom;

JsonDocument::JsonDocument(std::string_view text) {
  Utf8Text decoded = to_utf8(text);
  repaired_ = repair_lone_surrogates(decoded.text) || decoded.repaired;
  for (char& c : decoded.text) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  const std::string_view json = trim(decoded.text);
  if (json.empty()) {
    fault_ = "empty";
  } else if (const simdjson::error_code error = parser_.parse(json).get(root_)) {
    fault_ = std::string("not JSON: ") + simdjson::error_message(error);
  }
}

simdjson::simdjson_result<dom::element> json_field(dom::element object, std::string_view name) {
  dom::object fields;
  if (object.get(fields) != simdjson::SUCCESS) return simdjson::INCORRECT_TYPE;
  return fields.at_key(name);
}

std::string json_text(dom::element object, std::string_view name) {
  dom::element value;
  if (json_field(object, name).get(value) != simdjson::SUCCESS) return {};
  if (std::string_view text; value.get(text) == simdjson::SUCCESS) return std::string(text);
  return value.is_int64() || value.is_uint64() ? std::string(simdjson::minify(value)) : std::string();
}

std::vector<dom::element> json_list(dom::element object, std::string_view name) {
  std::vector<dom::element> out;
  dom::element value;
  if (json_field(object, name).get(value) != simdjson::SUCCESS) return out;
  dom::array array;
  if (value.get(array) != simdjson::SUCCESS) {
    out.push_back(value);
    return out;
  }
  for (const dom::element element : array) out.push_back(element);
  return out;
}

}  // namespace dragoman
