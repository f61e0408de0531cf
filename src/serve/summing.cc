// Answers that are sums: actors, dyads, counts over time and place; plans and changes of stance.

#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <map>

#include "base/calendar.h"
#include "serve/answer_sheets.h"
#include "serve/answers.h"
#include "serve/record_json.h"
#include "store/days.h"

namespace dragoman::serve {
namespace {

bool wants_csv(const Asked& asked) { return asked.parameters.text("format") == "csv"; }

Answer csv(const Sheet& sheet) { return {sheet.as_csv(), "text/csv; charset=utf-8"}; }

Answer list_answer(std::string_view key, const std::vector<std::string>& parts) {
  JsonObject out;
  return {std::move(out.raw(key, json_list(parts))).end()};
}

std::string quads_json(const std::array<std::uint64_t, 4>& by_quad) {
  return fmt::format("[{}]", fmt::join(by_quad, ","));
}

/// Scores have one digit; sums of them, too.
double tenths(double value) { return std::round(value * 10) / 10; }

std::int64_t today() {
  return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()).time_since_epoch().count();
}

/// First day of the period in which a day lies.
Date period_start(Date day, std::string_view by) {
  if (by == "day") return day;
  if (by == "week") return add_days(day, 1 - weekday(day));
  return {day.year, by == "year" ? std::uint8_t{1} : day.month, 1};
}

Date next_period(Date start, std::string_view by) {
  if (by == "day") return add_days(start, 1);
  if (by == "week") return add_days(start, 7);
  return add_months(start, by == "year" ? 12 : 1);
}

void add(QuadCounts& sum, const QuadCounts& counts) {
  sum.events += counts.events;
  for (std::size_t i = 0; i < sum.by_quad.size(); ++i) sum.by_quad.at(i) += counts.by_quad.at(i);
}

}  // namespace

Reply actors(const Asked& asked) {
  const auto query = query_of(asked);
  if (!query) return tl::unexpected(query.error());
  const auto store = asked.backend.stores().take(asked.deadline);
  if (!store) return tl::unexpected(store.error());
  const auto rows = (*store)->actors(*query, asked.parameters.number("limit"));
  if (!rows) return refuse(rows.error());
  if (wants_csv(asked)) return csv(actors_sheet(*rows));
  std::vector<std::string> parts;
  parts.reserve(rows->size());
  for (const ActorRow& row : *rows) {
    JsonObject out;
    out.text_or_null("id", row.id)
        .text("name", row.name)
        .text("code", row.code)
        .text_or_null("sector", row.sector);
    out.number("as_source", row.as_source).number("as_target", row.as_target);
    parts.push_back(std::move(out).end());
  }
  return list_answer("actors", parts);
}

Reply agenda(const Asked& asked) {
  const auto query = query_of(asked);
  if (!query) return tl::unexpected(query.error());
  const std::optional<Date> from = parse_iso_date(asked.parameters.text("from"));
  const auto store = asked.backend.stores().take(asked.deadline);
  if (!store) return tl::unexpected(store.error());
  const auto rows = (*store)->agenda(*query, from ? days(*from) : today(), asked.parameters.number("limit"),
                                     wants_csv(asked) ? Sentences::kNone : Sentences::kFirst);
  if (!rows) return refuse(rows.error());
  if (wants_csv(asked)) return csv(agenda_sheet(*rows));
  std::vector<std::string> parts;
  parts.reserve(rows->size());
  for (const PlanRow& row : *rows) {
    JsonObject out;
    out.raw("plan", event_json(row.event)).text("fate", fate_name(row.fate));
    out.raw("later", row.later ? event_json(*row.later) : "null");
    parts.push_back(std::move(out).end());
  }
  return list_answer("plans", parts);
}

Reply changes(const Asked& asked) {
  const Query query{{{Field::kSource, false, {asked.parameters.text("actor")}},
                     {Field::kText, false, {asked.parameters.text("topic")}}}};
  const auto store = asked.backend.stores().take(asked.deadline);
  if (!store) return tl::unexpected(store.error());
  const auto page = (*store)->find(query, asked.parameters.number("limit"), Order::kOldestFirst, {},
                                   wants_csv(asked) ? Sentences::kNone : Sentences::kFirst);
  if (!page) return refuse(page.error());
  if (wants_csv(asked)) return csv(changes_sheet(page->rows));
  const std::vector<std::optional<double>> changed = stance_changes(page->rows);
  std::vector<std::string> parts;
  parts.reserve(changed.size());
  for (std::size_t i = 0; i < changed.size(); ++i) {
    JsonObject out;
    out.raw("event", event_json(page->rows[i])).number("goldstein", page->rows[i].event().goldstein);
    out.number("change", changed[i] ? std::optional(tenths(*changed[i])) : std::nullopt);
    parts.push_back(std::move(out).end());
  }
  return list_answer("changes", parts);
}

Reply dyads(const Asked& asked) {
  const auto query = query_of(asked);
  if (!query) return tl::unexpected(query.error());
  const bool monthly = asked.parameters.text("by") == "month";
  const auto store = asked.backend.stores().take(asked.deadline);
  if (!store) return tl::unexpected(store.error());
  const auto rows = (*store)->dyads(*query, monthly, asked.parameters.number("limit"));
  if (!rows) return refuse(rows.error());
  if (wants_csv(asked)) return csv(dyads_sheet(*rows, monthly));
  std::vector<std::string> parts;
  parts.reserve(rows->size());
  for (const DyadRow& row : *rows) {
    JsonObject out;
    out.text_or_null("month", monthly ? month_text(row.period) : "");
    out.text("source", row.source).text("target", row.target).number("events", row.events);
    out.raw("by_quad", quads_json(row.by_quad)).number("goldstein", tenths(row.goldstein));
    parts.push_back(std::move(out).end());
  }
  return list_answer("dyads", parts);
}

Reply counts(const Asked& asked) {
  const auto query = query_of(asked);
  if (!query) return tl::unexpected(query.error());
  const std::string by = asked.parameters.text("by");
  const auto store = asked.backend.stores().take(asked.deadline);
  if (!store) return tl::unexpected(store.error());
  const auto by_day = (*store)->counts(*query);
  if (!by_day) return refuse(by_day.error());
  std::map<Date, QuadCounts> periods;
  for (const auto& [day, counted] : *by_day)
    add(periods[period_start(from_days(static_cast<std::int32_t>(day)), by)], counted);
  constexpr std::size_t kMostPeriods = 50'000;
  std::vector<std::string> parts;
  if (!periods.empty()) {
    for (Date at = periods.begin()->first; at <= periods.rbegin()->first; at = next_period(at, by)) {
      if (parts.size() == kMostPeriods)
        return refuse(400, fmt::format("by: more than {} periods; ask for longer ones, or for fewer days",
                                       kMostPeriods));
      const auto found = periods.find(at);
      const QuadCounts counted = found == periods.end() ? QuadCounts{} : found->second;
      JsonObject out;
      out.text("start", iso(at)).number("events", counted.events).raw("by_quad", quads_json(counted.by_quad));
      parts.push_back(std::move(out).end());
    }
  }
  return list_answer("counts", parts);
}

Reply places(const Asked& asked) {
  const auto query = query_of(asked);
  if (!query) return tl::unexpected(query.error());
  const auto store = asked.backend.stores().take(asked.deadline);
  if (!store) return tl::unexpected(store.error());
  const auto rows = (*store)->places(*query, asked.parameters.number("limit"));
  if (!rows) return refuse(rows.error());
  std::vector<std::string> parts;
  parts.reserve(rows->size());
  for (const PlaceRow& row : *rows) {
    JsonObject out;
    out.text("name", row.name)
        .text_or_null("country", row.country)
        .number("lat", row.lat)
        .number("lon", row.lon);
    out.number("events", row.counts.events).raw("by_quad", quads_json(row.counts.by_quad));
    parts.push_back(std::move(out).end());
  }
  return list_answer("places", parts);
}

}  // namespace dragoman::serve
