// Rows of UCDP's georeferenced events (GED) and its monthly candidates.

#include "exchange/import_row.h"

namespace dragoman {
namespace {

class UcdpMaker : public RowMaker {
 public:
  explicit UcdpMaker(const ExchangeTables& tables) : tables_(tables) {}

  std::vector<std::string_view> needed() const override {
    return {"id",        "type_of_violence", "side_a",   "side_b", "country", "latitude",
            "longitude", "date_start",       "date_end", "best",   "low",     "high"};
  }

  Result<ImportedEvent> make(const ImportRow& row) const override {
    if (row["id"].empty()) return fail(ErrorCode::kFormat, "no id");
    ImportedEvent out = begin_import(ImportFormat::kUcdp, row["id"]);
    Event& event = out.event;
    set_plover(event, EventType::kAssault, "", tables_);
    const auto first = written_day(row["date_start"]), last = written_day(row["date_end"]);
    if (auto set = set_day(event, first, last, row["date_start"]); !set) return tl::unexpected(set.error());
    const auto best = count(row["best"]), low = count(row["low"]), high = count(row["high"]);
    if (!best || !low || !high) return fail(ErrorCode::kFormat, "best, low or high is no number of dead");
    if (*low > *high) return fail(ErrorCode::kFormat, "low is above high");
    event.numbers.push_back({"dead", low, high, {std::string(row["best"]), {}}, ""});
    out.dead_best = best;
    const Country* country = state_of(row["country_id"], row["country"], *first);
    add_side(event.source, row["side_a"], row["gwnoa"], country, *first);
    add_side(event.target, row["side_b"], row["gwnob"], country, *first);
    event.place = place_of(row, country);
    set_article(out.article, row);
    return out;
  }

 private:
  /// By the number that Gleditsch and Ward gave it then ("Congo" may be either of two), else by name.
  const Country* state_of(std::string_view number, std::string_view name, Date day) const {
    if (const auto gw = count(number); gw && *gw < 1000) {
      const auto code = tables_.states->of_gw(static_cast<int>(*gw), day);
      if (const Country* country = tables_.countries->by_iso3(code)) return country;
    }
    return tables_.countries->by_name(name);
  }

  /// A government, civilians, or an armed group of the country where it happened.
  void add_side(std::vector<ActorRef>& side, std::string_view name, std::string_view number,
                const Country* here, Date day) const {
    if (name.empty()) return;
    constexpr std::string_view kGovernment = "Government of ";
    const bool government = name.starts_with(kGovernment);
    const Country* state = government ? state_of(number, name.substr(kGovernment.size()), day) : here;
    ActorRef& actor = side.emplace_back();
    actor.words.text = actor.name = name;
    actor.code = state == nullptr ? "UNK" : state->iso3;
    actor.sector = government ? "GOV" : name == "Civilians" ? "CVL" : "REB";
    actor.cameo = tables_.ontology->cameo_actor(actor.code, actor.sector, {});
  }

  /// where_prec: 1 and 2 the place or near it, 3 to 5 a part of the country, 6 and 7 the country or less.
  static std::optional<EventPlace> place_of(const ImportRow& row, const Country* country) {
    EventPlace place;
    place.words.text = row["where_description"];
    place.name = !row["where_coordinates"].empty() ? row["where_coordinates"] : row["country"];
    place.admin1 = row["adm_1"];
    if (country != nullptr) place.country = country->iso3;
    const std::string_view precision = row["where_prec"];
    place.precision = precision >= "6" ? "country" : precision >= "3" ? "region" : "city";
    set_point(place, row["latitude"], row["longitude"]);
    return place;
  }

  static void set_article(Article& article, const ImportRow& row) {
    article.source = row["source_office"];
    article.title = row["source_headline"].empty() ? row["source_article"] : row["source_headline"];
    const std::string_view dates = row["source_date"];
    article.date = written_day(dates.substr(0, dates.find(';')));
  }

  ExchangeTables tables_;
};

}  // namespace

std::unique_ptr<RowMaker> ucdp_maker(const ExchangeTables& tables) {
  return std::make_unique<UcdpMaker>(tables);
}

}  // namespace dragoman
