// Names of the columns, as each format's own documentation gives them.

#include "exchange/exporter.h"

namespace dragoman {
namespace {

using Columns = std::vector<std::string_view>;

/// GDELT 2.0; the first version has no ADM2 columns.
constexpr std::string_view kGdelt =
    "GLOBALEVENTID|SQLDATE|MonthYear|Year|FractionDate|Actor1Code|Actor1Name|Actor1CountryCode|"
    "Actor1KnownGroupCode|Actor1EthnicCode|Actor1Religion1Code|Actor1Religion2Code|"
    "Actor1Type1Code|Actor1Type2Code|Actor1Type3Code|Actor2Code|Actor2Name|Actor2CountryCode|"
    "Actor2KnownGroupCode|Actor2EthnicCode|Actor2Religion1Code|Actor2Religion2Code|"
    "Actor2Type1Code|Actor2Type2Code|Actor2Type3Code|IsRootEvent|EventCode|EventBaseCode|"
    "EventRootCode|QuadClass|GoldsteinScale|NumMentions|NumSources|NumArticles|AvgTone|"
    "Actor1Geo_Type|Actor1Geo_FullName|Actor1Geo_CountryCode|Actor1Geo_ADM1Code|"
    "Actor1Geo_ADM2Code|Actor1Geo_Lat|Actor1Geo_Long|Actor1Geo_FeatureID|Actor2Geo_Type|"
    "Actor2Geo_FullName|Actor2Geo_CountryCode|Actor2Geo_ADM1Code|Actor2Geo_ADM2Code|Actor2Geo_Lat|"
    "Actor2Geo_Long|Actor2Geo_FeatureID|ActionGeo_Type|ActionGeo_FullName|ActionGeo_CountryCode|"
    "ActionGeo_ADM1Code|ActionGeo_ADM2Code|ActionGeo_Lat|ActionGeo_Long|ActionGeo_FeatureID|"
    "DATEADDED|SOURCEURL";

/// GDELT 2.0's mentions.
constexpr std::string_view kMentions =
    "GLOBALEVENTID|EventTimeDate|MentionTimeDate|MentionType|MentionSourceName|MentionIdentifier|"
    "SentenceID|Actor1CharOffset|Actor2CharOffset|ActionCharOffset|InRawText|Confidence|"
    "MentionDocLen|MentionDocTone|MentionDocTranslationInfo|Extras";

/// ICEWS.
constexpr std::string_view kIcews =
    "Event ID|Event Date|Source Name|Source Sectors|Source Country|Event Text|CAMEO Code|"
    "Intensity|Target Name|Target Sectors|Target Country|Story ID|Sentence Number|Publisher|City|"
    "District|Province|Country|Latitude|Longitude";

/// POLECAT.
constexpr std::string_view kPolecat =
    "Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|"
    "Actor Country|Actor COW|Primary Actor Sector|Actor Sectors|Actor Title|Actor Name Raw|"
    "Wikipedia Actor ID|Recipient Name|Recipient Country|Recipient COW|Primary Recipient Sector|"
    "Recipient Sectors|Recipient Title|Recipient Name Raw|Wikipedia Recipient ID|Placename|City|"
    "District|Province|Country|Latitude|Longitude|GeoNames ID|Raw Placename|Feature Type|Source|"
    "Publication Date|Story People|Story Organizations|Story Locations|Language|Version";

/// OEDA's Phoenix.
constexpr std::string_view kPhoenix =
    "EventID|Date|Year|Month|Day|SourceActorFull|SourceActorEntity|SourceActorRole|"
    "SourceActorAttribute|TargetActorFull|TargetActorEntity|TargetActorRole|TargetActorAttribute|"
    "EventCode|EventRootCode|PentaClass|GoldsteinScore|Issues|Lat|Lon|LocationName|StateName|"
    "CountryCode|SentenceID|URLs|NewsSources";

/// ACLED.
constexpr std::string_view kAcled =
    "event_id_cnty|event_date|year|time_precision|disorder_type|event_type|sub_event_type|actor1|"
    "assoc_actor_1|inter1|actor2|assoc_actor_2|inter2|interaction|civilian_targeting|iso|region|"
    "country|admin1|admin2|admin3|location|latitude|longitude|geo_precision|source|source_scale|"
    "notes|fatalities|tags|timestamp";

/// Our own.
constexpr std::string_view kCsv =
    "event_id|story_id|status|type|mode|cameo|quad|goldstein|contexts|confidence|date_start|"
    "date_end|date_granularity|source|source_code|source_sector|source_role|source_cameo|target|"
    "target_code|target_sector|target_role|target_cameo|place|country|admin1|lat|lon|geoname_id|"
    "place_precision|dead_low|dead_high|injured_low|injured_high|numbers|attribution|trigger|"
    "mentions|articles|publishers|doc_id|published|publisher|agency|author|title|url|language|"
    "rule|coder";

Columns cut(std::string_view list) {
  Columns out;
  for (;;) {
    const std::size_t bar = list.find('|');
    out.push_back(list.substr(0, bar));
    if (bar == std::string_view::npos) return out;
    list.remove_prefix(bar + 1);
  }
}

Columns first_gdelt() {
  Columns out = cut(kGdelt);
  std::erase_if(out, [](std::string_view column) { return column.ends_with("Geo_ADM2Code"); });
  return out;
}

}  // namespace

const std::vector<std::string_view>& columns_of(ExportFormat format) {
  static const std::array<Columns, kExportFormatNames.size()> all = {
      first_gdelt(), cut(kGdelt), cut(kMentions), cut(kIcews), cut(kPolecat), cut(kPhoenix),
      cut(kAcled),   Columns{},   cut(kCsv),      Columns{},   Columns{}};
  return all[static_cast<std::size_t>(format)];
}

}  // namespace dragoman
