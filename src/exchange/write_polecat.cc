// POLECAT's weekly files: tab-separated with a header, one row an event, several values of a cell with "; "
// between, "None" where nothing is known.

#include <algorithm>

#include "base/calendar.h"
#include "exchange/cells.h"
#include "exchange/dyads.h"
#include "exchange/row_facts.h"
#include "exchange/writers.h"

namespace dragoman {
namespace {

constexpr std::string_view kBetween = "; ";
constexpr std::array<std::string_view, 5> kQuads = {"", "VERBAL COOPERATION", "MATERIAL COOPERATION",
                                                    "VERBAL CONFLICT", "MATERIAL CONFLICT"};

std::string_view or_none(std::string_view text) { return text.empty() ? "None" : text; }

/// What `part` gives for each actor, each value once.
template <class Part>
std::string of_all(const std::vector<ActorRef>& side, Part part) {
  std::vector<std::string> values;
  for (const ActorRef& actor : side) {
    std::string value(part(actor));
    if (!value.empty() && std::find(values.begin(), values.end(), value) == values.end())
      values.push_back(std::move(value));
  }
  return joined(values, kBetween);
}

class PolecatWriter : public Exporter {
 public:
  explicit PolecatWriter(const ExchangeTables& tables) : tables_(tables) {}

  std::string header() override { return header_line(Separator::kTab, columns_of(ExportFormat::kPolecat)); }

  std::string row(const EventRow& row) override {
    const Event& event = row.event();
    const auto day = day_of(row);
    Line line(Separator::kTab);
    line.code(row.event_id).code(or_none(day ? iso(*day) : std::string()));
    line.code(name(event.type)).code(or_none(event.mode));
    line.number(tables_.crosswalk->intensity(event.type, event.mode))
        .code(kQuads.at(event.quad % kQuads.size()));
    line.code(or_none(joined(event.contexts, kBetween)));
    add_side(line, event.source, day);
    add_side(line, event.target, day);
    add_place(line, event.place);
    const Article& article = row.article();
    line.text(or_none(publisher_of(article)));
    line.code(or_none(article.date ? iso(*article.date) : std::string()));
    none(line, 3);  // people, organisations and places of the whole story
    line.text(or_none(article.language)).text(or_none(event.coder));
    return std::move(line).end();
  }

 private:
  static void none(Line& line, int count) {
    for (; count > 0; --count) line.code("None");
  }

  void add_side(Line& line, const std::vector<ActorRef>& side, std::optional<Date> day) const {
    line.text(or_none(of_all(side, [](const ActorRef& actor) { return label(actor); })));
    line.text(
        or_none(of_all(side, [](const ActorRef& actor) { return actor.code == "UNK" ? "" : actor.code; })));
    line.code(or_none(of_all(side, [&](const ActorRef& actor) {
      const auto cow = day ? tables_.states->on(actor.code, *day).cow : std::nullopt;
      return cow ? std::to_string(*cow) : std::string();
    })));
    line.code(or_none(side.empty() ? std::string_view() : std::string_view(side.front().sector)));
    line.code(or_none(of_all(side, [](const ActorRef& actor) { return actor.sector; })));
    line.text(or_none(of_all(side, [](const ActorRef& actor) { return actor.role; })));
    line.text(or_none(of_all(side, [](const ActorRef& actor) { return actor.words.text; })));
    none(line, 1);  // Wikipedia ID
  }

  static void add_number(Line& line, std::optional<double> number) {
    if (number)
      line.number(*number);
    else
      none(line, 1);
  }

  static void add_place(Line& line, const std::optional<EventPlace>& place) {
    if (!place) {
      none(line, 10);
      return;
    }
    line.text(or_none(place->name)).text(or_none(place->precision == "city" ? place->name : ""));
    none(line, 1);  // District: not in our gazetteer
    line.text(or_none(place->admin1)).code(or_none(place->country));
    add_number(line, place->lat);
    add_number(line, place->lon);
    line.code(or_none(place->geoname_id ? std::to_string(*place->geoname_id) : ""));
    line.text(or_none(place->words.text)).code(or_none(place->precision));
  }

  ExchangeTables tables_;
};

}  // namespace

std::unique_ptr<Exporter> polecat_writer(const ExchangeTables& tables) {
  return std::make_unique<PolecatWriter>(tables);
}

}  // namespace dragoman
