// Rows of ICEWS's weekly and yearly files.

#include "base/tsv.h"
#include "exchange/import_row.h"
#include "exchange/sector_names.h"

namespace dragoman {
namespace {

class IcewsMaker : public RowMaker {
 public:
  explicit IcewsMaker(const ExchangeTables& tables) : tables_(tables) {}

  std::vector<std::string_view> needed() const override {
    return {"Event ID",   "Event Date",  "Source Name",   "Source Country",
            "CAMEO Code", "Target Name", "Target Country"};
  }

  Result<ImportedEvent> make(const ImportRow& row) const override {
    // The same number stands for another event on another day.
    const std::string_view id = row["Event ID"], day = row["Event Date"];
    if (id.empty()) return fail(ErrorCode::kFormat, "no Event ID");
    ImportedEvent out = begin_import(ImportFormat::kIcews, std::string(id).append(1, ':').append(day));
    Event& event = out.event;
    const std::string_view code = row["CAMEO Code"];
    if (auto set = set_cameo(event, code.empty() ? tables_.crosswalk->code_of_name(row["Event Text"]) : code,
                             tables_);
        !set)
      return tl::unexpected(set.error());
    if (auto set = set_day(event, written_day(day), {}, day); !set) return tl::unexpected(set.error());
    if (const auto intensity = real(row["Intensity"])) event.goldstein = intensity;
    event.trigger.text = row["Event Text"];
    add_actor(event.source, row["Source Name"], row["Source Sectors"], row["Source Country"]);
    add_actor(event.target, row["Target Name"], row["Target Sectors"], row["Target Country"]);
    event.place = place_of(row);
    out.article.source = row["Publisher"];
    return out;
  }

 private:
  std::string code_of(std::string_view country_name) const {
    const Country* country = tables_.countries->by_name(country_name);
    return country == nullptr ? "" : country->iso3;
  }

  void add_actor(std::vector<ActorRef>& side, std::string_view name, std::string_view sectors,
                 std::string_view country) const {
    if (name.empty() && country.empty()) return;
    ActorRef& actor = side.emplace_back();
    actor.words.text = actor.name = name;
    actor.code = code_of(country);
    if (actor.code.empty()) actor.code = "UNK";
    for (const std::string& sector : split_list(sectors)) {
      if (actor.sector.empty()) actor.sector = sector_of_icews(sector);
    }
    actor.cameo = tables_.ontology->cameo_actor(actor.code, actor.sector, {});
  }

  std::optional<EventPlace> place_of(const ImportRow& row) const {
    EventPlace place;
    const std::string_view city = row["City"], province = row["Province"], country = row["Country"];
    place.name = !city.empty() ? city : !province.empty() ? province : country;
    if (place.name.empty()) return std::nullopt;
    place.words.text = place.name;
    place.precision = !city.empty() ? "city" : !province.empty() ? "region" : "country";
    place.admin1 = province;
    place.country = code_of(country);
    set_point(place, row["Latitude"], row["Longitude"]);
    return place;
  }

  ExchangeTables tables_;
};

}  // namespace

std::unique_ptr<RowMaker> icews_maker(const ExchangeTables& tables) {
  return std::make_unique<IcewsMaker>(tables);
}

}  // namespace dragoman
