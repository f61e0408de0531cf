// Rows of POLECAT's weekly files.

#include "base/tsv.h"
#include "exchange/import_row.h"

namespace dragoman {
namespace {

class PolecatMaker : public RowMaker {
 public:
  explicit PolecatMaker(const ExchangeTables& tables) : tables_(tables) {}

  std::vector<std::string_view> needed() const override {
    return {"Event ID",      "Event Date",     "Event Type",       "Actor Name",
            "Actor Country", "Recipient Name", "Recipient Country"};
  }

  Result<ImportedEvent> make(const ImportRow& row) const override {
    if (row["Event ID"].empty()) return fail(ErrorCode::kFormat, "no Event ID");
    ImportedEvent out = begin_import(ImportFormat::kPolecat, row["Event ID"]);
    Event& event = out.event;
    const auto type = event_type(row["Event Type"]);
    if (!type)
      return fail(ErrorCode::kFormat, "'" + std::string(row["Event Type"]) + "' is no type of PLOVER's");
    set_plover(event, *type, row["Event Mode"], tables_);
    if (auto set = set_day(event, written_day(row["Event Date"]), {}, row["Event Date"]); !set)
      return tl::unexpected(set.error());
    event.contexts = list(row["Contexts"]);
    add_side(event.source, row["Actor Name"], row["Actor Country"], row["Actor Sectors"], row["Actor Title"]);
    add_side(event.target, row["Recipient Name"], row["Recipient Country"], row["Recipient Sectors"],
             row["Recipient Title"]);
    event.place = place_of(row);
    out.article.source = row["Source"];
    out.article.date = written_day(row["Publication Date"]);
    out.article.language = row["Language"];
    return out;
  }

 private:
  /// Older files part values by commas, newer ones by semicolons.
  static std::vector<std::string> list(std::string_view cell) {
    return split_list(cell, cell.find(';') != std::string_view::npos ? ';' : ',');
  }

  std::string code_of(std::string_view country) const {
    if (const Country* by_code = tables_.countries->by_iso3(country)) return by_code->iso3;
    if (const Country* by_name = tables_.countries->by_name(country)) return by_name->iso3;
    return tables_.crosswalk->is_group(country) ? std::string(country) : "UNK";
  }

  /// Names, countries and sectors are lists; where they are not of one length, the first stands for all.
  void add_side(std::vector<ActorRef>& side, std::string_view names, std::string_view countries,
                std::string_view sectors, std::string_view title) const {
    std::vector<std::string> called = split_list(names, ';');
    const std::vector<std::string> lands = list(countries), roles = list(sectors);
    if (called.empty() && !lands.empty()) called = lands;
    const auto nth = [&](const std::vector<std::string>& values, std::size_t i) {
      if (values.size() == called.size()) return values[i];
      return values.empty() ? std::string() : values.front();
    };
    for (std::size_t i = 0; i < called.size(); ++i) {
      ActorRef& actor = side.emplace_back();
      actor.words.text = actor.name = called[i];
      actor.code = code_of(nth(lands, i));
      actor.sector = nth(roles, i).substr(0, 3);
      actor.role = called.size() == 1 ? std::string(title) : "";
      actor.cameo = tables_.ontology->cameo_actor(actor.code, actor.sector, {});
    }
  }

  std::optional<EventPlace> place_of(const ImportRow& row) const {
    EventPlace place;
    place.name = row["Placename"].empty() ? row["City"] : row["Placename"];
    if (place.name.empty() && row["Country"].empty()) return std::nullopt;
    place.words.text = row["Raw Placename"];
    place.country = code_of(row["Country"]);
    if (place.country == "UNK") place.country.clear();
    place.admin1 = row["Province"];
    place.precision = !row["City"].empty() ? "city" : !row["Province"].empty() ? "region" : "country";
    set_point(place, row["Latitude"], row["Longitude"]);
    if (const auto id = count(row["GeoNames ID"]); id && *id <= 0xFFFFFFFF)
      place.geoname_id = static_cast<std::uint32_t>(*id);
    return place;
  }

  ExchangeTables tables_;
};

}  // namespace

std::unique_ptr<RowMaker> polecat_maker(const ExchangeTables& tables) {
  return std::make_unique<PolecatMaker>(tables);
}

}  // namespace dragoman
