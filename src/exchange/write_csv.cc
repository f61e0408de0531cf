// A flat, readable table: comma-separated with a header, one row an event, several values of a cell with "; "
// between.

#include <fmt/format.h>

#include <cmath>

#include "base/calendar.h"
#include "exchange/cells.h"
#include "exchange/dyads.h"
#include "exchange/row_facts.h"
#include "exchange/writers.h"

namespace dragoman {
namespace {

constexpr std::string_view kBetween = "; ";

/// One value an actor, in order, so that the n-th of each column are one actor's.
template <class Part>
std::string of_each(const std::vector<ActorRef>& side, Part part) {
  std::vector<std::string> values;
  values.reserve(side.size());
  for (const ActorRef& actor : side) values.emplace_back(part(actor));
  return joined(values, kBetween);
}

/// "dead 10-12; injured 5-".
std::string numbers_of(const Event& event) {
  std::vector<std::string> parts;
  for (const EventNumber& number : event.numbers) {
    const std::string low = number.low ? std::to_string(*number.low) : "";
    const std::string high = number.high ? std::to_string(*number.high) : "";
    parts.push_back(low == high ? fmt::format("{} {}", number.what, low)
                                : fmt::format("{} {}-{}", number.what, low, high));
  }
  return joined(parts, kBetween);
}

std::string voices_of(const Event& event) {
  std::vector<std::string> parts;
  parts.reserve(event.attribution.size());
  for (const Voice& voice : event.attribution) parts.push_back(voice.words.text);
  return joined(parts, kBetween);
}

class CsvWriter : public Exporter {
 public:
  std::string header() override { return header_line(Separator::kComma, columns_of(ExportFormat::kCsv)); }

  std::string row(const EventRow& row) override {
    const Event& event = row.event();
    Line line(Separator::kComma);
    line.text(row.event_id)
        .text(row.story_id)
        .code(name(event.status))
        .code(name(event.type))
        .text(event.mode);
    line.text(event.cameo).number(static_cast<int>(event.quad)).number(event.goldstein);
    line.text(joined(event.contexts, kBetween)).number(std::round(event.confidence * 1000) / 1000);
    add_days(line, event.date);
    add_side(line, event.source);
    add_side(line, event.target);
    add_place(line, event.place);
    add_numbers(line, event);
    line.text(voices_of(event)).text(event.trigger.text);
    line.number(row.mentions.size()).number(count_articles(row)).text(joined(publishers(row), kBetween));
    add_article(line, row.article());
    line.text(event.rule).text(event.coder);
    return std::move(line).end();
  }

 private:
  static void add_days(Line& line, const std::optional<EventDate>& date) {
    if (date)
      line.code(iso(date->start)).code(iso(date->end)).text(date->granularity);
    else
      line.none(3);
  }

  static void add_side(Line& line, const std::vector<ActorRef>& side) {
    line.text(of_each(side, [](const ActorRef& actor) { return label(actor); }));
    line.text(of_each(side, [](const ActorRef& actor) { return actor.code; }));
    line.text(of_each(side, [](const ActorRef& actor) { return actor.sector; }));
    line.text(of_each(side, [](const ActorRef& actor) { return actor.role; }));
    line.text(of_each(side, [](const ActorRef& actor) { return actor.cameo; }));
  }

  static void add_place(Line& line, const std::optional<EventPlace>& place) {
    if (!place) {
      line.none(7);
      return;
    }
    line.text(place->name).text(place->country).text(place->admin1).number(place->lat).number(place->lon);
    line.number(place->geoname_id).text(place->precision);
  }

  static void add_numbers(Line& line, const Event& event) {
    for (const std::string_view what : {"dead", "injured"}) {
      const Bounds told = bounds(event, what);
      line.number(told.low).number(told.high);
    }
    line.text(numbers_of(event));
  }

  static void add_article(Line& line, const Article& article) {
    const std::string day = article.date ? iso(*article.date) : "";
    line.text(article.doc_id).text(article.published.empty() ? day : article.published);
    line.text(article.source).text(article.agency).text(article.author).text(article.title);
    line.text(article.url).text(article.language);
  }
};

}  // namespace

std::unique_ptr<Exporter> csv_writer() { return std::make_unique<CsvWriter>(); }

}  // namespace dragoman
