#include "serve/routes.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/tsv.h"
#include "serve/answers.h"

namespace dragoman::serve {
namespace {

using Takes = Parameter::Takes;
constexpr std::uint64_t kMostRows = 1000;
constexpr std::string_view kCsv = "text/csv";

Parameter q() { return {"q", "A query (docs/query.md); everything if absent"}; }
Parameter limit(std::string_view fallback = "50", std::uint64_t most = kMostRows) {
  return {"limit", "At most so many rows", Takes::kNumber, {}, fallback, most};
}
Parameter cursor() { return {"cursor", "`next` of the page before"}; }
Parameter format() {
  return {"format", "csv: the table that the command line gives", Takes::kText, {"json", "csv"}, "json"};
}
Parameter actor(std::size_t times) {
  return {"actor", "Code or name of an actor", Takes::kText, {}, {}, 0, times, true};
}
Parameter from(std::string_view says) { return {"from", says, Takes::kDay}; }

std::vector<std::string_view> export_formats() {
  return {kExportFormatNames.begin(), kExportFormatNames.end()};
}

std::vector<Route> store_routes() {
  return {
      {"GET", "/info", "What the store holds, and what this server allows", {}, info, "Info"},
      {"GET", "/fields", "What a query may say", {}, fields, "Fields"},
      {"GET",
       "/complete",
       "Values of a field that the store holds, most events first",
       {{"field", "A field of the query language", Takes::kText, {}, {}, 0, 1, true},
        {"prefix", "How the value, its label or one of their words begins"},
        limit("10", 100)},
       complete,
       "Values"},
      {"GET",
       "/events",
       "Events of a query",
       {q(),
        {"order", "Which come first", Takes::kText, {"newest", "oldest"}, "newest"},
        limit(),
        cursor(),
        format()},
       events,
       "Events",
       kCsv},
      {"GET",
       "/events/{id}",
       "One event: each report's telling, where they differ, what became of a plan",
       {},
       event,
       "EventDetail",
       {},
       {},
       "event_id, or the id of one of its mentions"},
      {"GET",
       "/articles/{id}",
       "An article in all its versions with text and events, the current first",
       {},
       article,
       "Article",
       {},
       {},
       "doc_id"},
      {"GET",
       "/articles/{id}/silent",
       "Sentences of an article that gave no event, and why",
       {},
       silent,
       "Silence",
       {},
       {},
       "doc_id",
       Needs::kCoding},
      {"GET",
       "/stories/{id}",
       "A story: its articles and their events",
       {},
       story,
       "Story",
       {},
       {},
       "doc_id of its first report"},
  };
}

std::vector<Route> sum_routes() {
  return {
      {"GET", "/actors", "Who acts and is acted upon", {q(), limit(), format()}, actors, "Actors", kCsv},
      {"GET",
       "/agenda",
       "Plans by day, and what became of them",
       {q(), from("First day; today if absent"), limit(), format()},
       agenda,
       "Agenda",
       kCsv},
      {"GET",
       "/timeline",
       "Events of an actor, or of two with each other, by day",
       {actor(2), q(), limit(), cursor(), format()},
       timeline,
       "Events",
       kCsv},
      {"GET",
       "/changes",
       "An actor's stance on a topic, act by act",
       {actor(1), {"topic", "Words of the reports", Takes::kText, {}, {}, 0, 1, true}, limit(), format()},
       changes,
       "Changes",
       kCsv},
      {"GET",
       "/dyads",
       "Events by source and target",
       {q(), {"by", "A row for each month, too", Takes::kText, {"all", "month"}, "all"}, limit(), format()},
       dyads,
       "Dyads",
       kCsv},
      {"GET",
       "/counts",
       "Events over time",
       {q(), {"by", "How long a period is", Takes::kText, {"day", "week", "month", "year"}, "month"}},
       counts,
       "Counts"},
      {"GET", "/places", "Events by place, most first", {q(), limit("500", 10'000)}, places, "Places"},
      {"GET",
       "/panel",
       "The table that models are fed (docs/exports.md)",
       {{"unit", "What a row is of", Takes::kText, {"country", "actor", "dyad"}, "country"},
        {"by", "How long a period is", Takes::kText, {"month", "week", "day"}, "month"},
        q(),
        from("First day; that of the events if absent"),
        {"to", "Last day", Takes::kDay}},
       panel,
       {},
       kCsv,
       {},
       {},
       Needs::kNothing,
       false,
       true},
      {"GET",
       "/export",
       "Events in the formats that other programs read (docs/exports.md)",
       {{"format", "As whose data set, or in what form", Takes::kText, export_formats(), {}, 0, 1, true},
        q()},
       export_events,
       {},
       "text/csv,text/tab-separated-values,application/x-ndjson,application/geo+json,text/calendar",
       {},
       {},
       Needs::kNothing,
       false,
       true},
  };
}

std::vector<Route> doing_routes() {
  return {
      {"POST",
       "/code",
       "Code a text; nothing is kept",
       {},
       code,
       "Coded",
       {},
       "Text",
       {},
       Needs::kCoding,
       false},
      {"PUT",
       "/marks/{id}",
       "Say of an event that it is right or wrong",
       {},
       put_mark,
       "Mark",
       {},
       "NewMark",
       "event_id",
       Needs::kMarking,
       false},
      {"DELETE",
       "/marks/{id}",
       "Take back what was said of an event",
       {},
       delete_mark,
       {},
       {},
       {},
       "event_id",
       Needs::kMarking,
       false},
      {"GET",
       "/openapi.json",
       "This description",
       {},
       openapi,
       "OpenApi",
       {},
       {},
       {},
       Needs::kNothing,
       false},
  };
}

/// "/events/{id}" against {"events", "abc"}.
std::optional<std::string> id_in(std::string_view path, const std::vector<std::string>& segments) {
  const std::vector<std::string> parts = split_list(path.substr(1), '/');
  if (parts.size() != segments.size()) return std::nullopt;
  std::string id;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i] == "{id}") {
      if (segments[i].empty()) return std::nullopt;
      id = segments[i];
    } else if (parts[i] != segments[i]) {
      return std::nullopt;
    }
  }
  return id;
}

}  // namespace

const std::vector<Route>& routes() {
  static const std::vector<Route> table = [] {
    std::vector<Route> all = store_routes();
    for (Route& route : sum_routes()) all.push_back(std::move(route));
    for (Route& route : doing_routes()) all.push_back(std::move(route));
    return all;
  }();
  return table;
}

tl::expected<Matched, Problem> match(std::string_view method, const std::vector<std::string>& segments) {
  const std::string_view wanted = method == "HEAD" ? "GET" : method;
  std::string allowed;
  for (const Route& route : routes()) {
    std::optional<std::string> id = id_in(route.path, segments);
    if (!id) continue;
    if (route.method == wanted) return Matched{&route, *std::move(id)};
    allowed +=
        fmt::format("{}{}", allowed.empty() ? "" : ", ", route.method == "GET" ? "GET, HEAD" : route.method);
  }
  if (allowed.empty()) return refuse(404, fmt::format("no such address; {}/openapi.json lists them", kApi));
  return tl::unexpected<Problem>(
      Problem{405, fmt::format("this address takes {}", allowed), {{"Allow", allowed}}});
}

}  // namespace dragoman::serve
