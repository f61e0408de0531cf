// Answers about single things: events, articles, stories, and what may be asked.

#include <fmt/format.h>

#include "base/calendar.h"
#include "base/utf8.h"
#include "dragoman/version.h"
#include "exchange/article_json.h"
#include "serve/answer_sheets.h"
#include "serve/answers.h"
#include "serve/cursor.h"
#include "serve/record_json.h"

namespace dragoman::serve {
namespace {

constexpr std::size_t kMostTerms = 50;
constexpr std::size_t kMostValuesOfTerm = 100;

std::string counts_json(const std::map<std::string, std::uint64_t>& counts) {
  JsonObject out;
  for (const auto& [name, count] : counts) {
    const std::string key = json_string(name);
    out.number(std::string_view(key).substr(1, key.size() - 2), count);
  }
  return std::move(out).end();
}

std::string day_or_null(const std::optional<Date>& day) { return day ? json_string(iso(*day)) : "null"; }

/// A page of events, as JSON or as the command line's table.
Reply events_page(const Asked& asked, const Query& query, Order order, const std::string& question) {
  std::optional<Position> after;
  if (const std::string cursor = asked.parameters.text("cursor"); !cursor.empty()) {
    const auto read = read_cursor(cursor, question);
    if (!read) return tl::unexpected(read.error());
    after = *read;
  }
  const bool csv = asked.parameters.text("format") == "csv";
  const auto store = asked.backend.stores().take(asked.deadline);
  if (!store) return tl::unexpected(store.error());
  const Result<EventPage> page = (*store)->find(query, asked.parameters.number("limit"), order, after,
                                                csv ? Sentences::kNone : Sentences::kFirst);
  if (!page) return refuse(page.error());
  if (csv) return Answer{events_sheet(page->rows).as_csv(), "text/csv; charset=utf-8"};
  JsonObject out;
  out.raw("events", events_json(page->rows));
  out.raw("next", page->next ? json_string(cursor_text(*page->next, question)) : "null");
  return Answer{std::move(out).end()};
}

/// Whether a value or its label, or one of their words, begins so.
bool begins(std::string_view text, std::string_view prefix) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.substr(at).starts_with(prefix)) return true;
    at = text.find(' ', at);
    if (at == std::string_view::npos) return false;
  }
  return prefix.empty();
}

}  // namespace

tl::expected<Query, Problem> query_of(const Asked& asked) {
  Result<Query> query = parse_query(asked.parameters.text("q"));
  if (!query) return refuse(400, query.error().message);
  if (query->terms.size() > kMostTerms) return refuse(400, fmt::format("q: at most {} terms", kMostTerms));
  for (const Term& term : query->terms) {
    if (term.values.size() > kMostValuesOfTerm)
      return refuse(400, fmt::format("q: at most {} values of one field", kMostValuesOfTerm));
  }
  return *std::move(query);
}

Reply info(const Asked& asked) {
  const auto store = asked.backend.stores().take(asked.deadline);
  if (!store) return tl::unexpected(store.error());
  const Result<Summary> sum = (*store)->summary();
  if (!sum) return refuse(sum.error());
  JsonObject out;
  out.number("articles", sum->articles).number("uncoded", sum->uncoded).number("superseded", sum->superseded);
  out.number("retracted", sum->retracted).number("stories", sum->stories).number("mentions", sum->mentions);
  out.number("events", sum->events).number("rejects", sum->rejects).number("words", sum->words);
  out.raw("languages", counts_json(sum->languages)).raw("datasets", counts_json(sum->datasets));
  out.raw("coders", json_strings(sum->coders))
      .raw("first", day_or_null(sum->first))
      .raw("last", day_or_null(sum->last));
  out.flag("allow_coding", asked.backend.options().allow_coding);
  out.flag("allow_marking", asked.backend.options().allow_marking).text("version", kVersion);
  return Answer{std::move(out).end()};
}

Reply fields(const Asked& asked) { return Answer{asked.backend.fields()}; }

Reply complete(const Asked& asked) {
  const std::string name = asked.parameters.text("field");
  const std::optional<Field> field = query_field(name);
  if (!field) return refuse(400, fmt::format("field: there is no field {}; /api/v1/fields lists them", name));
  const auto store = asked.backend.stores().take(asked.deadline);
  if (!store) return tl::unexpected(store.error());
  const auto values = asked.backend.values(*field, **store);
  if (!values) return tl::unexpected(values.error());
  const std::string prefix = lower(asked.parameters.text("prefix"));
  const std::size_t limit = asked.parameters.number("limit");
  std::vector<std::string> parts;
  for (const FieldValue& value : **values) {
    if (parts.size() == limit) break;
    if (!begins(lower(value.value), prefix) && !begins(lower(value.label), prefix)) continue;
    JsonObject out;
    out.text("value", value.value).text("label", value.label).number("events", value.events);
    parts.push_back(std::move(out).end());
  }
  JsonObject out;
  return Answer{std::move(out.raw("values", json_list(parts))).end()};
}

Reply events(const Asked& asked) {
  const auto query = query_of(asked);
  if (!query) return tl::unexpected(query.error());
  const std::string order = asked.parameters.text("order");
  return events_page(asked, *query, order == "oldest" ? Order::kOldestFirst : Order::kNewestFirst,
                     fmt::format("events\n{}\n{}", order, asked.parameters.text("q")));
}

Reply timeline(const Asked& asked) {
  auto query = query_of(asked);
  if (!query) return tl::unexpected(query.error());
  std::string question = "timeline\n" + asked.parameters.text("q");
  for (const std::string& who : asked.parameters.all("actor")) {
    query->terms.push_back({Field::kActor, false, {who}});
    fmt::format_to(std::back_inserter(question), "\n{}", who);
  }
  return events_page(asked, *query, Order::kOldestFirst, question);
}

Reply event(const Asked& asked) {
  const std::string& id = asked.parameters.id();
  const auto store = asked.backend.stores().take(asked.deadline);
  if (!store) return tl::unexpected(store.error());
  const auto row = (*store)->event(id, Sentences::kAll);
  if (!row) return refuse(row.error());
  const auto marks = (*store)->corrections(*row ? (*row)->event_id : id);
  if (!marks) return refuse(marks.error());
  if (!*row) {
    if (marks->empty()) return refuse(404, fmt::format("no event {} in the store", id));
    return refuse(410, fmt::format("a person has said that event {} is wrong: it is in no answer", id));
  }
  const auto later = (*store)->later(id), earlier = (*store)->earlier(id);
  if (!later) return refuse(later.error());
  if (!earlier) return refuse(earlier.error());
  JsonObject out = tellings(**row);
  out.raw("mark", mark_json(*marks)).raw("later", events_json(*later)).raw("earlier", events_json(*earlier));
  return Answer{std::move(out).end()};
}

Reply article(const Asked& asked) {
  const auto store = asked.backend.stores().take(asked.deadline);
  if (!store) return tl::unexpected(store.error());
  const auto versions = (*store)->article(asked.parameters.id());
  if (!versions) return refuse(versions.error());
  if (versions->empty()) return refuse(404, fmt::format("no article {} in the store", asked.parameters.id()));
  std::vector<std::string> parts;
  parts.reserve(versions->size());
  for (const StoredArticle& stored : *versions) parts.push_back(version_json(stored));
  JsonObject out;
  return Answer{std::move(out.raw("versions", json_list(parts))).end()};
}

Reply story(const Asked& asked) {
  constexpr std::size_t kMostEvents = 1000;
  const std::string& id = asked.parameters.id();
  const auto store = asked.backend.stores().take(asked.deadline);
  if (!store) return tl::unexpected(store.error());
  const auto articles = (*store)->story(id);
  if (!articles) return refuse(articles.error());
  if (articles->empty()) return refuse(404, fmt::format("no story {} in the store", id));
  const Query query{{{Field::kStory, false, {id}}}};
  const auto page = (*store)->find(query, kMostEvents, Order::kOldestFirst, {}, Sentences::kFirst);
  if (!page) return refuse(page.error());
  std::vector<std::string> parts;
  parts.reserve(articles->size());
  for (const Article& one : *articles) parts.push_back(article_json(one));
  JsonObject out;
  out.text("story_id", id).raw("articles", json_list(parts)).raw("events", events_json(page->rows));
  return Answer{std::move(out).end()};
}

}  // namespace dragoman::serve
