#include "serve/record_json.h"

#include <algorithm>
#include <set>

#include "base/calendar.h"
#include "dragoman/coder.h"
#include "exchange/article_json.h"

namespace dragoman {
namespace {

std::string sentence_json(const MentionRow& mention) {
  return mention.sentence ? json_string(*mention.sentence) : "null";
}

/// How many reports tell an event, who published them, and when.
struct Reports {
  std::set<std::string_view> names;
  std::vector<std::string> publishers;
  std::optional<Date> first, last;
};

Reports reports_of(const EventRow& row) {
  Reports out;
  for (const MentionRow& mention : row.mentions) {
    const Article& article = mention.article;
    out.names.insert(article.doc_id);
    if (!article.source.empty() &&
        std::find(out.publishers.begin(), out.publishers.end(), article.source) == out.publishers.end())
      out.publishers.push_back(article.source);
    if (!article.date) continue;
    if (!out.first || *article.date < *out.first) out.first = article.date;
    if (!out.last || *article.date > *out.last) out.last = article.date;
  }
  return out;
}

std::string day_json(const std::optional<Date>& day) { return day ? json_string(iso(*day)) : "null"; }

}  // namespace

std::string event_json(const EventRow& row) {
  const Reports reports = reports_of(row);
  JsonObject out;
  out.text("event_id", row.event_id)
      .text("story_id", row.story_id)
      .raw("event", to_json(row.event()))
      .raw("article", article_json(row.article()))
      .raw("sentence", sentence_json(row.mentions.front()))
      .number("reports", reports.names.size())
      .raw("publishers", json_strings(reports.publishers))
      .raw("first_report", day_json(reports.first))
      .raw("last_report", day_json(reports.last))
      .text("dataset", row.dataset);
  return std::move(out).end();
}

std::string events_json(const std::vector<EventRow>& rows) {
  std::vector<std::string> parts;
  parts.reserve(rows.size());
  for (const EventRow& row : rows) parts.push_back(event_json(row));
  return json_list(parts);
}

JsonObject tellings(const EventRow& row) {
  std::vector<EventFacts> facts;
  std::vector<std::string> mentions, differences;
  facts.reserve(row.mentions.size());
  mentions.reserve(row.mentions.size());
  for (const MentionRow& mention : row.mentions) {
    facts.push_back(facts_of(mention.event, mention.article));
    JsonObject telling;
    telling.raw("event", to_json(mention.event)).raw("article", article_json(mention.article));
    telling.raw("sentence", sentence_json(mention));
    mentions.push_back(std::move(telling).end());
  }
  for (const Conflict& conflict : conflicts(facts)) {
    std::vector<std::string> said_by;
    said_by.reserve(conflict.said_by.size());
    for (const std::vector<std::string>& who : conflict.said_by) said_by.push_back(json_strings(who));
    JsonObject difference;
    difference.text("field", conflict.field).raw("values", json_strings(conflict.values));
    differences.push_back(std::move(difference.raw("said_by", json_list(said_by))).end());
  }
  JsonObject out;
  out.text("event_id", row.event_id).text("story_id", row.story_id);
  out.raw("mentions", json_list(mentions)).raw("conflicts", json_list(differences));
  return out;
}

std::string records_json(const std::vector<Event>& events) {
  std::vector<std::string> parts;
  parts.reserve(events.size());
  for (const Event& event : events) parts.push_back(to_json(event));
  return json_list(parts);
}

std::string version_json(const StoredArticle& stored) {
  JsonObject out;
  out.raw("article", article_json(stored.article)).text("state", stored.state);
  out.text_or_null("story_id", stored.story_id);
  out.raw("text", stored.text ? json_string(*stored.text) : "null")
      .raw("events", records_json(stored.events));
  return std::move(out).end();
}

std::string mark_json(const std::vector<Correction>& corrections) {
  const auto field = [&](std::string_view name) {
    return std::find_if(corrections.begin(), corrections.end(),
                        [&](const Correction& correction) { return correction.field == name; });
  };
  const auto verdict = field("verdict"), note = field("note");
  if (verdict == corrections.end()) return "null";
  JsonObject out;
  out.flag("right", verdict->value == "right").text("who", verdict->who).text("when", verdict->made);
  out.text("note", note == corrections.end() ? "" : note->value);
  return std::move(out).end();
}

}  // namespace dragoman
