#include "read/jsonl.h"

#include <simdjson.h>

#include <array>
#include <optional>

#include "base/calendar.h"
#include "base/tsv.h"
#include "base/utf8.h"
#include "read/json_escapes.h"
#include "read/limits.h"

namespace dragoman {
namespace {

namespace dom = simdjson::dom;

/// Room for the fields beside the text.
constexpr std::size_t kOtherFields = 64 * 1024;

constexpr std::array<std::string_view, 6> kFields = {"doc_id", "date", "title", "source", "url", "text"};
enum Field : std::size_t { kDocId, kDate, kTitle, kSource, kUrl, kText, kUnknown };

Field field_named(std::string_view name) {
  for (std::size_t i = 0; i < kFields.size(); ++i) {
    if (kFields[i] == name) return static_cast<Field>(i);
  }
  return kUnknown;
}

std::string in_quotes(std::string_view name) { return "\"" + std::string(name) + "\""; }

/// The beginning of a value, for a reason; ends at a character's end.
std::string beginning(std::string_view text) {
  constexpr std::size_t kShown = 40;
  if (text.size() <= kShown) return std::string(text);
  std::size_t end = kShown;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end)) + "…";
}

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

/// A value as text: a string as it is, for `doc_id` a whole number as its digits; nothing if of another kind.
std::optional<std::string> as_text(dom::element value, Field field) {
  if (std::string_view text; value.get(text) == simdjson::SUCCESS) return std::string(text);
  if (field == kDocId && (value.is_int64() || value.is_uint64())) return simdjson::minify(value);
  return std::nullopt;
}

/// Puts one field into the article; gives the reason where it cannot.
std::string set_field(Article& article, Field field, std::string&& text, std::size_t max_article) {
  switch (field) {
    case kDocId:
      article.doc_id = std::move(text);
      return {};
    case kDate:
      if (text.empty()) return {};
      article.date = parse_iso_date(text);
      if (!article.date) return "\"date\" is no day of the calendar: " + in_quotes(beginning(text));
      return {};
    case kTitle:
      article.title = std::move(text);
      return {};
    case kSource:
      article.source = std::move(text);
      return {};
    case kUrl:
      article.url = std::move(text);
      return {};
    case kText:
      if (text.size() > max_article) return over_limit_reason(max_article);
      article.text = std::move(text);
      return {};
    case kUnknown:
      break;
  }
  return {};
}

/// All fields of the object; the first thing that is wrong, if any. Goes on after it, for the doc_id's sake.
std::string read_fields(dom::object object, Article& article, std::size_t max_article) {
  std::string reason;
  const auto wrong = [&reason](std::string why) {
    if (reason.empty()) reason = std::move(why);
  };
  std::array<bool, kFields.size()> seen{};
  for (const dom::key_value_pair pair : object) {
    const Field field = field_named(pair.key);
    if (field == kUnknown) continue;
    if (std::exchange(seen[field], true)) {
      wrong(in_quotes(pair.key) + " is given twice");
      continue;
    }
    if (pair.value.is_null()) continue;
    if (std::optional<std::string> text = as_text(pair.value, field)) {
      if (std::string why = set_field(article, field, std::move(*text), max_article); !why.empty())
        wrong(why);
    } else {
      wrong(in_quotes(pair.key) + " is no string");
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
  if (out.reject.empty()) out.reject = text_fault(out.article.text, "\"text\" is missing or empty");
  return out;
}

}  // namespace dragoman
