// Rows of GDELT's event files: version 1 with or without address, version 2.

#include <fmt/format.h>

#include "base/calendar.h"
#include "base/tsv.h"
#include "exchange/import_row.h"

namespace dragoman {
namespace {

class GdeltMaker : public RowMaker {
 public:
  explicit GdeltMaker(const ExchangeTables& tables)
      : tables_(tables),
        first_(index_of(columns_of(ExportFormat::kGdelt1))),
        second_(index_of(columns_of(ExportFormat::kGdelt2))) {}

  /// Files before April 2013 end before the address.
  const ColumnIndex* columns(std::size_t cells) const override {
    if (cells == first_.size() || cells + 1 == first_.size()) return &first_;
    return cells == second_.size() ? &second_ : nullptr;
  }

  Result<ImportedEvent> make(const ImportRow& row) const override {
    const std::string_view id = row["GLOBALEVENTID"];
    if (!count(id)) return fail(ErrorCode::kFormat, "GLOBALEVENTID is no number: '" + std::string(id) + "'");
    ImportedEvent out = begin_import(ImportFormat::kGdelt, id);
    Event& event = out.event;
    if (auto set = set_cameo(event, row["EventCode"], tables_); !set) return tl::unexpected(set.error());
    if (auto set = set_day(event, compact_day(row["SQLDATE"]), {}, row["SQLDATE"]); !set)
      return tl::unexpected(set.error());
    if (const auto goldstein = real(row["GoldsteinScale"])) event.goldstein = goldstein;
    add_cameo_actor(event.source, row["Actor1Code"], row["Actor1Name"], tables_);
    add_cameo_actor(event.target, row["Actor2Code"], row["Actor2Name"], tables_);
    event.place = place_of(row);
    set_article(out.article, row);
    return out;
  }

 private:
  std::optional<EventPlace> place_of(const ImportRow& row) const {
    const std::string_view type = row["ActionGeo_Type"];
    if (type.empty() || type == "0") return std::nullopt;
    EventPlace place;
    const auto parts = split_list(row["ActionGeo_FullName"], ',');
    place.words.text = row["ActionGeo_FullName"];
    if (!parts.empty()) place.name = parts.front();
    if (parts.size() > 2) place.admin1 = parts[1];
    const Country* country = tables_.countries->by_fips(row["ActionGeo_CountryCode"]);
    if (country != nullptr) place.country = country->iso3;
    place.precision = type == "1" ? "country" : type == "2" || type == "5" ? "region" : "city";
    set_point(place, row["ActionGeo_Lat"], row["ActionGeo_Long"]);
    return place;
  }

  static void set_article(Article& article, const ImportRow& row) {
    article.url = row["SOURCEURL"];
    const std::string_view added = row["DATEADDED"];
    article.date = compact_day(added);
    if (!article.date || added.size() != 14) return;
    const auto hour = count(added.substr(8, 2)), minute = count(added.substr(10, 2)),
               second = count(added.substr(12, 2));
    if (hour && minute && second && *hour < 24 && *minute < 60 && *second < 60)
      article.published = fmt::format("{}T{:02}:{:02}:{:02}Z", iso(*article.date), *hour, *minute, *second);
  }

  ExchangeTables tables_;
  ColumnIndex first_, second_;
};

}  // namespace

std::unique_ptr<RowMaker> gdelt_maker(const ExchangeTables& tables) {
  return std::make_unique<GdeltMaker>(tables);
}

}  // namespace dragoman
