// ICEWS's weekly and yearly files: tab-separated with a header, one source and target a row.

#include "base/calendar.h"
#include "exchange/cells.h"
#include "exchange/row_facts.h"
#include "exchange/sector_names.h"
#include "exchange/writers.h"

namespace dragoman {
namespace {

class IcewsWriter : public DyadWriter {
 public:
  explicit IcewsWriter(const ExchangeTables& tables) : tables_(tables) {}

  std::string header() override { return header_line(Separator::kTab, columns_of(ExportFormat::kIcews)); }

 private:
  std::string line(const EventRow& row, const Dyad& dyad) const override {
    const Event& event = row.event();
    const auto day = day_of(row);
    Line line(Separator::kTab);
    line.number(dyad.id).code(day ? iso(*day) : std::string());
    add_actor(line, dyad.source);
    line.text(tables_.crosswalk->name(event.cameo)).code(event.cameo).number(event.goldstein);
    add_actor(line, dyad.target);
    line.number(stable_number(row.article().doc_id));
    line.none();  // Sentence Number: the record counts characters, not sentences
    line.text(publisher_of(row.article()));
    if (event.place)
      add_place(line, *event.place);
    else
      line.none(6);
    return std::move(line).end();
  }

  void add_actor(Line& line, const ActorRef* actor) const {
    if (actor == nullptr) {
      line.none(3);
      return;
    }
    line.text(label(*actor)).code(icews_sector(actor->sector)).text(country_name(actor->code));
  }

  void add_place(Line& line, const EventPlace& place) const {
    line.text(place.precision == "city" ? place.name : "").none();  // District: not in our gazetteer
    line.text(!place.admin1.empty() ? place.admin1 : place.precision == "region" ? place.name : "");
    line.text(country_name(place.country)).number(place.lat).number(place.lon);
  }

  std::string_view country_name(std::string_view iso3) const {
    const Country* country = tables_.countries->by_iso3(iso3);
    return country == nullptr ? std::string_view() : std::string_view(country->name);
  }

  ExchangeTables tables_;
};

}  // namespace

std::unique_ptr<Exporter> icews_writer(const ExchangeTables& tables) {
  return std::make_unique<IcewsWriter>(tables);
}

}  // namespace dragoman
