// Rows of ACLED's exports.

#include "exchange/acled_types.h"
#include "exchange/import_row.h"
#include "exchange/sector_names.h"

namespace dragoman {
namespace {

class AcledMaker : public RowMaker {
 public:
  explicit AcledMaker(const ExchangeTables& tables) : tables_(tables) {}

  std::vector<std::string_view> needed() const override {
    return {"event_id_cnty", "event_date", "event_type", "sub_event_type", "actor1", "country"};
  }

  Result<ImportedEvent> make(const ImportRow& row) const override {
    if (row["event_id_cnty"].empty()) return fail(ErrorCode::kFormat, "no event_id_cnty");
    ImportedEvent out = begin_import(ImportFormat::kAcled, row["event_id_cnty"]);
    Event& event = out.event;
    const auto type = plover_of_acled(row["event_type"], row["sub_event_type"]);
    if (!type)
      return fail(ErrorCode::kFormat, "unknown types '" + std::string(row["event_type"]) + "', '" +
                                          std::string(row["sub_event_type"]) + "'");
    set_plover(event, type->type, type->mode, tables_);
    if (auto set = set_day(event, written_day(row["event_date"]), {}, row["event_date"]); !set)
      return tl::unexpected(set.error());
    if (row["time_precision"] != "1" && !row["time_precision"].empty())
      event.date->granularity = row["time_precision"] == "2" ? "week" : "month";
    event.trigger.text = row["sub_event_type"];
    const Country* country = country_of(row);
    add_actor(event.source, row["actor1"], row["inter1"], country);
    add_actor(event.target, row["actor2"], row["inter2"], country);
    event.place = place_of(row, country);
    if (const auto dead = count(row["fatalities"])) {
      event.numbers.push_back({"dead", dead, dead, {std::to_string(*dead), {}}, ""});
      out.dead_best = dead;
    }
    out.article.source = row["source"];
    out.article.title = row["notes"];
    return out;
  }

 private:
  const Country* country_of(const ImportRow& row) const {
    const Country* country = tables_.countries->by_numeric(row["iso"]);
    return country != nullptr ? country : tables_.countries->by_name(row["country"]);
  }

  /// "Military Forces of Sudan (2019-)" and "Protesters (Sudan)" name their state; others are of the event's.
  const Country* state_of(std::string_view name, const Country* here) const {
    const std::size_t bracket = name.find('(');
    if (bracket != std::string_view::npos) {
      const std::string_view inside = name.substr(bracket + 1);
      if (const Country* named = tables_.countries->by_name(inside.substr(0, inside.find(')')))) return named;
    }
    if (const std::size_t of = name.find(" of "); of != std::string_view::npos) {
      std::string_view behind = name.substr(of + 4);
      if (behind.starts_with("the ")) behind.remove_prefix(4);
      if (const Country* named = tables_.countries->by_name(behind)) return named;
    }
    return here;
  }

  void add_actor(std::vector<ActorRef>& side, std::string_view name, std::string_view kind,
                 const Country* here) const {
    if (name.empty()) return;
    ActorRef& actor = side.emplace_back();
    actor.words.text = actor.name = name;
    const Country* state = state_of(name, here);
    actor.code = state == nullptr ? "UNK" : state->iso3;
    actor.sector = sector_of_acled(kind);
    if (name.starts_with("Police Forces")) actor.sector = "COP";
    actor.cameo = tables_.ontology->cameo_actor(actor.code, actor.sector, {});
  }

  static std::optional<EventPlace> place_of(const ImportRow& row, const Country* country) {
    EventPlace place;
    place.name = place.words.text = row["location"].empty() ? row["country"] : row["location"];
    if (place.name.empty()) return std::nullopt;
    if (country != nullptr) place.country = country->iso3;
    place.admin1 = row["admin1"];
    place.precision = row["location"].empty() ? "country" : row["geo_precision"] == "3" ? "region" : "city";
    set_point(place, row["latitude"], row["longitude"]);
    return place;
  }

  ExchangeTables tables_;
};

}  // namespace

std::unique_ptr<RowMaker> acled_maker(const ExchangeTables& tables) {
  return std::make_unique<AcledMaker>(tables);
}

}  // namespace dragoman
