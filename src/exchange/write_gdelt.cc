// GDELT's event files, both versions: tab-separated, no header, one source and target a row.

#include <fmt/format.h>

#include "exchange/cells.h"
#include "exchange/gdelt_actor.h"
#include "exchange/row_facts.h"
#include "exchange/writers.h"

namespace dragoman {
namespace {

/// A sentence that begins this near to the text's begin (code points) counts as the lead.
constexpr std::uint32_t kLead = 300;

class GdeltWriter : public DyadWriter {
 public:
  GdeltWriter(const ExchangeTables& tables, bool second_version)
      : tables_(tables), second_version_(second_version) {}

 private:
  std::string line(const EventRow& row, const Dyad& dyad) const override {
    Line line(Separator::kTab);
    line.number(dyad.id);
    add_day(line, day_of(row));
    add_actor(line, dyad.source);
    add_actor(line, dyad.target);
    add_action(line, row);
    no_place(line);
    no_place(line);
    if (row.event().place)
      add_place(line, *row.event().place);
    else
      no_place(line);
    const std::string added = compact_moment(row.article());
    line.code(second_version_ ? added : added.substr(0, 8)).text(address_of(row.article()));
    return std::move(line).end();
  }

  static void add_day(Line& line, std::optional<Date> day) {
    if (!day) {
      line.none(4);
      return;
    }
    // As GDELT does it: months of thirty days in a year of 365.
    const double fraction = ((day->month - 1) * 30 + day->day) / 365.0;
    line.code(compact(*day)).code(compact(*day).substr(0, 6)).code(fmt::format("{:04}", day->year));
    line.code(fmt::format("{:.4f}", day->year + fraction));
  }

  void add_actor(Line& line, const ActorRef* actor) const {
    if (actor == nullptr) {
      line.none(10);
      return;
    }
    const GdeltActor parts = gdelt_actor(actor->cameo, *tables_.countries);
    line.code(parts.code).text(label(*actor)).code(parts.country).code(parts.group).code(parts.ethnic);
    for (const std::string& religion : parts.religion) line.code(religion);
    for (const std::string& type : parts.types) line.code(type);
  }

  static void add_action(Line& line, const EventRow& row) {
    const Event& event = row.event();
    line.number(event.sentence.start < kLead ? 1 : 0);
    line.code(event.cameo).code(event.cameo.substr(0, 3)).code(event.cameo.substr(0, 2));
    line.number(cameo_quad(event.cameo)).number(event.goldstein);
    line.number(row.mentions.size()).number(publishers(row).size()).number(count_articles(row));
    line.none();  // AvgTone: nothing here measures tone
  }

  /// GDELT's way to tell of no place: type 0, all else empty.
  void no_place(Line& line) const { line.number(0).none(second_version_ ? 7 : 6); }

  void add_place(Line& line, const EventPlace& place) const {
    const Country* country = tables_.countries->by_iso3(place.country);
    const std::string fips = country == nullptr ? std::string() : country->fips;
    line.number(geo_type(place)).text(full_name(place, country)).code(fips);
    line.code(place.precision == "country" ? fips : std::string());
    if (second_version_) line.none();  // ADM2
    line.number(place.lat).number(place.lon);
    line.code(place.precision == "country" ? fips : std::string());
  }

  /// 1 country, 2 and 3 state and city of the USA, 4 city, 5 region.
  static int geo_type(const EventPlace& place) {
    if (place.precision == "country") return 1;
    const bool city = place.precision == "city";
    if (place.country == "USA") return city ? 3 : 2;
    return city ? 4 : 5;
  }

  static std::string full_name(const EventPlace& place, const Country* country) {
    std::vector<std::string> parts = {place.name};
    if (!place.admin1.empty() && place.admin1 != place.name) parts.push_back(place.admin1);
    if (country != nullptr && country->name != place.name) parts.push_back(country->name);
    return joined(parts, ", ");
  }

  ExchangeTables tables_;
  bool second_version_;
};

}  // namespace

std::unique_ptr<Exporter> gdelt_writer(const ExchangeTables& tables, bool second_version) {
  return std::make_unique<GdeltWriter>(tables, second_version);
}

}  // namespace dragoman
