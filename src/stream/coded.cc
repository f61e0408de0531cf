#include "stream/coded.h"

#include <nlohmann/json.hpp>

#include "base/words.h"
#include "read/complete.h"

namespace dragoman::stream {
namespace {

using Json = nlohmann::ordered_json;

std::string reject_json(const Asked& asked, const Place& place) {
  Json out;
  out["input"] = place.topic;
  out["partition"] = place.partition;
  out["offset"] = place.offset;
  out["doc_id"] = asked.article.doc_id.empty() ? Json() : Json(asked.article.doc_id);
  out["reason"] = asked.reject;
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

Asked ValueReader::read(std::string_view value) {
  if (value.empty()) return {{}, "a message without a value"};
  if (value.size() > parser_.line_limit())
    return {{},
            "a value of " + std::to_string(value.size()) + " bytes, too long to hold an article under " +
                std::to_string(options_.max_article) + " bytes (--max-article sets the limit)"};
  std::string line(value);
  JsonLine parsed = parser_.parse(line);
  Record record{.article = std::move(parsed.article), .reject = std::move(parsed.reject)};
  complete(record, options_);
  return {std::move(record.article), std::move(record.reject)};
}

Coded coded(const Coder& coder, const Asked& asked, const Place& place) {
  Coded out;
  out.key = asked.article.doc_id;
  if (!asked.reject.empty()) {
    out.reject = reject_json(asked, place);
    return out;
  }
  out.words = count_words(asked.article.text);
  const std::vector<Event> events = coder.code(asked.article);
  out.events.reserve(events.size());
  for (const Event& event : events) out.events.push_back(to_json(event));
  return out;
}

}  // namespace dragoman::stream
