// A table with ACLED's columns: comma-separated with a header, one row an event of violence, protest or
// force.

#include <fmt/format.h>

#include "base/calendar.h"
#include "exchange/acled_types.h"
#include "exchange/cells.h"
#include "exchange/dyads.h"
#include "exchange/row_facts.h"
#include "exchange/sector_names.h"
#include "exchange/writers.h"

namespace dragoman {
namespace {

/// 1 the day is known, 2 the week, 3 the month or less.
int time_precision(const EventRow& row) {
  if (!row.event().date) return 2;  // the day of the report
  const std::int32_t length = days(row.event().date->end) - days(row.event().date->start);
  return length == 0 ? 1 : length < 7 ? 2 : 3;
}

/// Seconds since 1970 of publication, empty if its moment is not known.
std::string seconds(const Article& article) {
  const std::string moment = compact_moment(article);
  const auto day = parse_iso_date(article.published.empty() ? (article.date ? iso(*article.date) : "")
                                                            : article.published);
  if (moment.size() != 14 || !day) return {};
  const auto part = [&](std::size_t at) {
    return std::int64_t{(moment[at] - '0') * 10 + (moment[at + 1] - '0')};
  };
  return std::to_string(std::int64_t{days(*day)} * 86'400 + part(8) * 3600 + part(10) * 60 + part(12));
}

class AcledWriter : public Exporter {
 public:
  explicit AcledWriter(const ExchangeTables& tables) : tables_(tables) {}

  std::string header() override { return header_line(Separator::kComma, columns_of(ExportFormat::kAcled)); }

  std::string row(const EventRow& row) override {
    const Event& event = row.event();
    const auto type = acled_type(event);
    const auto day = day_of(row);
    if (!type || !day) return {};
    const std::string country = event.place ? event.place->country : "";
    Line line(Separator::kComma);
    line.code(country + std::to_string(stable_number(row.event_id)));
    line.code(iso(*day)).code(fmt::format("{:04}", day->year)).number(time_precision(row));
    line.code(type->disorder).code(type->event).code(type->sub_event);
    const std::string_view first = add_side(line, event.source), second = add_side(line, event.target);
    const bool civilians = type->disorder == "Political violence" && targets_civilians(event);
    line.code(interaction(first, second)).code(civilians ? "Civilian targeting" : "");
    add_place(line, event.place, tables_.countries->by_iso3(country));
    line.text(joined(publishers(row), "; ")).none();  // source_scale: nothing tells it
    line.text(row.article().title).number(bounds(event, "dead").low);
    line.code(joined(event.contexts, "; ")).code(seconds(row.article()));
    return std::move(line).end();
  }

 private:
  static std::string_view kind(const ActorRef& actor) {
    const std::string_view known = acled_kind(actor.sector);
    return known.empty() ? "Other forces" : known;
  }

  /// First actor, the others, and the first one's kind, which comes back; all empty if there is none.
  static std::string_view add_side(Line& line, const std::vector<ActorRef>& side) {
    if (side.empty()) {
      line.none(3);
      return {};
    }
    std::vector<std::string> others;
    for (std::size_t i = 1; i < side.size(); ++i) others.push_back(label(side[i]));
    line.text(label(side.front())).text(joined(others, "; ")).code(kind(side.front()));
    return kind(side.front());
  }

  static std::string interaction(std::string_view first, std::string_view second) {
    if (first.empty()) return std::string(second);
    return second.empty() ? fmt::format("{} only", first) : fmt::format("{}-{}", first, second);
  }

  static void add_place(Line& line, const std::optional<EventPlace>& place, const Country* country) {
    if (country == nullptr)
      line.none(3);
    else
      line.code(country->numeric).code(country->region).text(country->name);
    if (!place) {
      line.none(7);
      return;
    }
    line.text(place->admin1).none(2).text(place->name).number(place->lat).number(place->lon);
    line.number(place->precision == "city" ? 1 : place->precision == "region" ? 2 : 3);
  }

  ExchangeTables tables_;
};

}  // namespace

std::unique_ptr<Exporter> acled_writer(const ExchangeTables& tables) {
  return std::make_unique<AcledWriter>(tables);
}

}  // namespace dragoman
