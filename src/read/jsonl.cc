#include "read/jsonl.h"

#include <simdjson.h>

#include <array>
#include <optional>

#include "base/tsv.h"
#include "base/utf8.h"
#include "read/fields.h"
#include "read/json_escapes.h"
#include "read/limits.h"

namespace dragoman {
namespace {

namespace dom = simdjson::dom;

/// Room for the fields beside the text.
constexpr std::size_t kOtherFields = 64 * 1024;

std::string in_quotes(std::string_view name) { return "\"" + std::string(name) + "\""; }

std::string json_reason(simdjson::error_code error) {
  switch (error) {
    case simdjson::DEPTH_ERROR:
      return "brackets nested over 1024 deep";
    case simdjson::EMPTY:
      return "an empty line";
    case simdjson::UNCLOSED_STRING:
      return "not JSON: a string without its end (cut off?)";
    case simdjson::UNESCAPED_CHARS:
      return "not JSON: a control character inside a string (NUL bytes?)";
    case simdjson::TAPE_ERROR:
      return "not JSON: one whole object must stand on each line";
    default:
      return std::string("not JSON: ") + simdjson::error_message(error);
  }
}

/// A value as text: a string as it is, for `doc_id` a whole number as its digits, for `retracted` true and
/// false; nothing if of another kind.
std::optional<std::string> as_text(dom::element value, ArticleField field) {
  if (std::string_view text; value.get(text) == simdjson::SUCCESS) return std::string(text);
  const bool number = value.is_int64() || value.is_uint64();
  if ((field == ArticleField::kDocId && number) || (field == ArticleField::kRetracted && value.is_bool())) {
    return simdjson::minify(value);
  }
  return std::nullopt;
}

/// All fields of the object; the first thing that is wrong, if any. Goes on after it, for the doc_id's sake.
std::string read_fields(dom::object object, Article& article, std::size_t max_article) {
  std::string reason;
  const auto wrong = [&reason](std::string why) {
    if (reason.empty()) reason = std::move(why);
  };
  std::array<bool, kArticleFields> seen{};
  for (const dom::key_value_pair pair : object) {
    const std::optional<ArticleField> field = field_named(pair.key);
    if (!field) continue;
    if (std::exchange(seen[static_cast<std::size_t>(*field)], true)) {
      wrong(in_quotes(pair.key) + " is given twice");
      continue;
    }
    if (pair.value.is_null()) continue;
    if (std::optional<std::string> text = as_text(pair.value, *field)) {
      std::string why = set_field(article, *field, std::move(*text), max_article);
      if (!why.empty()) wrong(std::move(why));
    } else {
      wrong(in_quotes(pair.key) +
            (field == ArticleField::kRetracted ? " is neither true nor false" : " is no string"));
    }
  }
  return reason;
}

}  // namespace

struct JsonLineParser::State {
  explicit State(std::size_t limit) : max_article(limit) {}

  std::size_t max_article;
  dom::parser parser;
};

JsonLineParser::JsonLineParser(std::size_t max_article)
    : state_(std::make_unique<State>(State(max_article))) {}
JsonLineParser::~JsonLineParser() = default;
JsonLineParser::JsonLineParser(JsonLineParser&&) noexcept = default;

std::size_t JsonLineParser::line_limit() const {
  constexpr std::size_t kLongestEscape = 6;  // "a" as \u0061
  return state_->max_article * kLongestEscape + kOtherFields;
}

JsonLine JsonLineParser::parse(std::string& line) {
  JsonLine out;
  if (!is_valid_utf8(line)) {
    line = repair_utf8(line);
    out.repaired = true;
  }
  if (repair_lone_surrogates(line)) out.repaired = true;
  if (const std::string_view json = trim(line); !json.empty() && json.front() != '{') {
    out.reject = "no JSON object";
    return out;
  }
  line.reserve(line.size() + simdjson::SIMDJSON_PADDING);
  dom::element document;
  if (const simdjson::error_code error = state_->parser.parse(line).get(document)) {
    out.reject = json_reason(error);
    return out;
  }
  dom::object object;
  if (document.get(object) != simdjson::SUCCESS) {
    out.reject = "no JSON object";
    return out;
  }
  out.reject = read_fields(object, out.article, state_->max_article);
  if (out.reject.empty() && !out.article.retracted)
    out.reject = text_fault(out.article.text, "\"text\" is missing or empty");
  return out;
}

}  // namespace dragoman
