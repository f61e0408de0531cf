// Rows of Phoenix (OEDA's daily files).

#include "base/tsv.h"
#include "exchange/import_row.h"

namespace dragoman {
namespace {

class PhoenixMaker : public RowMaker {
 public:
  explicit PhoenixMaker(const ExchangeTables& tables)
      : tables_(tables), columns_(index_of(columns_of(ExportFormat::kPhoenix))) {}

  const ColumnIndex* columns(std::size_t cells) const override {
    return cells == columns_.size() ? &columns_ : nullptr;
  }

  Result<ImportedEvent> make(const ImportRow& row) const override {
    if (row["EventID"].empty()) return fail(ErrorCode::kFormat, "no EventID");
    ImportedEvent out = begin_import(ImportFormat::kPhoenix, row["EventID"]);
    Event& event = out.event;
    if (auto set = set_cameo(event, row["EventCode"], tables_); !set) return tl::unexpected(set.error());
    if (auto set = set_day(event, compact_day(row["Date"]), {}, row["Date"]); !set)
      return tl::unexpected(set.error());
    if (const auto goldstein = real(row["GoldsteinScore"])) event.goldstein = goldstein;
    add_cameo_actor(event.source, row["SourceActorFull"], row["SourceActorFull"], tables_);
    add_cameo_actor(event.target, row["TargetActorFull"], row["TargetActorFull"], tables_);
    event.place = place_of(row);
    const auto urls = split_list(row["URLs"], ';'), sources = split_list(row["NewsSources"], ';');
    if (!urls.empty()) out.article.url = urls.front();
    if (!sources.empty()) out.article.source = sources.front();
    return out;
  }

 private:
  std::optional<EventPlace> place_of(const ImportRow& row) const {
    if (row["LocationName"].empty() && row["CountryCode"].empty()) return std::nullopt;
    EventPlace place;
    place.name = place.words.text = row["LocationName"];
    place.admin1 = row["StateName"];
    const Country* country = tables_.countries->by_cameo(row["CountryCode"]);
    if (country != nullptr) place.country = country->iso3;
    place.precision = !place.name.empty() ? "city" : !place.admin1.empty() ? "region" : "country";
    set_point(place, row["Lat"], row["Lon"]);
    return place;
  }

  ExchangeTables tables_;
  ColumnIndex columns_;
};

}  // namespace

std::unique_ptr<RowMaker> phoenix_maker(const ExchangeTables& tables) {
  return std::make_unique<PhoenixMaker>(tables);
}

}  // namespace dragoman
