#include <gtest/gtest.h>

#include "exchange/gdelt_actor.h"
#include "support.h"

namespace dragoman {
namespace {

using namespace testing;

TEST(GdeltExport, HoldsARowForEachPair) {
  const auto lines = read_tabs(exported(ExportFormat::kGdelt2, {planned_meeting()}));
  ASSERT_EQ(lines.size(), 2u);  // Norway with Egypt, Norway with Saudi Arabia; no header
  auto row = named(ExportFormat::kGdelt2, lines[0]);
  EXPECT_EQ(row["SQLDATE"], "20240516");
  EXPECT_EQ(row["MonthYear"], "202405");
  EXPECT_EQ(row["Year"], "2024");
  EXPECT_EQ(row["FractionDate"], "2024.3726");
  EXPECT_EQ(row["Actor1Code"], "NORGOV");
  EXPECT_EQ(row["Actor1Name"], "Espen Barth Eide");
  EXPECT_EQ(row["Actor1CountryCode"], "NOR");
  EXPECT_EQ(row["Actor1Type1Code"], "GOV");
  EXPECT_EQ(row["Actor2Code"], "EGYGOV");
  EXPECT_EQ(row["IsRootEvent"], "1");
  EXPECT_EQ(row["EventCode"], "043");
  EXPECT_EQ(row["EventBaseCode"], "043");
  EXPECT_EQ(row["EventRootCode"], "04");
  EXPECT_EQ(row["QuadClass"], "1");
  EXPECT_EQ(row["GoldsteinScale"], "2.8");
  EXPECT_EQ(row["NumMentions"], "2");
  EXPECT_EQ(row["NumSources"], "2");
  EXPECT_EQ(row["NumArticles"], "2");
  EXPECT_EQ(row["AvgTone"], "");
  EXPECT_EQ(row["Actor1Geo_Type"], "0");
  EXPECT_EQ(row["ActionGeo_Type"], "4");
  EXPECT_EQ(row["ActionGeo_FullName"], "Oslo, Oslo County, Norway");
  EXPECT_EQ(row["ActionGeo_CountryCode"], "NO");
  EXPECT_EQ(row["ActionGeo_Lat"], "59.91");
  EXPECT_EQ(row["ActionGeo_Long"], "10.75");
  EXPECT_EQ(row["DATEADDED"], "20240513081500");
  EXPECT_EQ(row["SOURCEURL"], "https://www.fjord.example/a?b=1");
  EXPECT_EQ(named(ExportFormat::kGdelt2, lines[1])["Actor2Code"], "SAUGOV");
  EXPECT_NE(lines[0][0], lines[1][0]);
}

TEST(GdeltExport, NumbersAreStableAndExactInDoubles) {
  const auto lines = read_tabs(exported(ExportFormat::kGdelt1, {planned_meeting()}));
  const std::uint64_t id = std::stoull(lines[0][0]);
  EXPECT_EQ(static_cast<std::uint64_t>(static_cast<double>(id)), id);
  EXPECT_EQ(exported(ExportFormat::kGdelt1, {planned_meeting()}),
            exported(ExportFormat::kGdelt1, {planned_meeting()}));
  EXPECT_EQ(lines[0][0], "3462274131656706") << "ids must not change between versions";
}

TEST(GdeltExport, FirstVersionTellsDaysAlone) {
  auto row = named(ExportFormat::kGdelt1, read_tabs(exported(ExportFormat::kGdelt1, {planned_meeting()}))[0]);
  EXPECT_EQ(row["DATEADDED"], "20240513");
  EXPECT_FALSE(row.contains("ActionGeo_ADM2Code"));
}

TEST(GdeltExport, MentionsPointAtTheRows) {
  const auto events = read_tabs(exported(ExportFormat::kGdelt2, {planned_meeting()}));
  const auto lines = read_tabs(exported(ExportFormat::kGdelt2Mentions, {planned_meeting()}));
  ASSERT_EQ(lines.size(), 4u);  // two pairs, two reports
  auto first = named(ExportFormat::kGdelt2Mentions, lines[0]),
       second = named(ExportFormat::kGdelt2Mentions, lines[1]);
  EXPECT_EQ(first["GLOBALEVENTID"], events[0][0]);
  EXPECT_EQ(second["GLOBALEVENTID"], events[0][0]);
  EXPECT_EQ(lines[2][0], events[1][0]);
  EXPECT_EQ(first["EventTimeDate"], "20240513081500");
  EXPECT_EQ(second["EventTimeDate"], "20240513081500");
  EXPECT_EQ(second["MentionTimeDate"], "20240513100000");
  EXPECT_EQ(first["MentionSourceName"], "Fjord Press");
  EXPECT_EQ(second["MentionSourceName"], "other.example");
  EXPECT_EQ(first["MentionType"], "1");
  EXPECT_EQ(first["Actor1CharOffset"], "10");
  EXPECT_EQ(second["Actor1CharOffset"], "-1");  // the second report names no host
  EXPECT_EQ(first["Actor2CharOffset"], "10");
  EXPECT_EQ(lines[2][8], "50");
  EXPECT_EQ(first["ActionCharOffset"], "30");
  EXPECT_EQ(first["Confidence"], "88");
  EXPECT_EQ(first["MentionDocLen"], "900");
}

TEST(GdeltExport, ActorCodesComeApart) {
  const Countries& countries = *tables().countries;
  const GdeltActor hamas = gdelt_actor("PSEREBHMS", countries);
  EXPECT_EQ(hamas.country, "PSE");
  EXPECT_EQ(hamas.types[0], "REB");
  EXPECT_EQ(hamas.group, "HMS");
  const GdeltActor arab_league = gdelt_actor("IGOMEAARL", countries);
  EXPECT_EQ(arab_league.types[0], "IGO");
  EXPECT_EQ(arab_league.country, "MEA");
  EXPECT_EQ(arab_league.group, "ARL");
  EXPECT_EQ(gdelt_actor("MOS", countries).religion[0], "MOS");
  EXPECT_EQ(gdelt_actor("KUR", countries).ethnic, "KUR");
  EXPECT_EQ(gdelt_actor("ROUGOV", countries).code, "ROMGOV");
  EXPECT_EQ(gdelt_actor("", countries).code, "");
}

TEST(GdeltExport, LeavesOutWhatHasNoCodeOrNobody) {
  EventRow row = planned_meeting();
  row.mentions[0].event.cameo = "";
  EXPECT_EQ(exported(ExportFormat::kGdelt2, {row}), "");
  EXPECT_EQ(exported(ExportFormat::kGdelt2Mentions, {row}), "");
  row = planned_meeting();
  row.mentions[0].event.source.clear();
  row.mentions[0].event.target.clear();
  EXPECT_EQ(exported(ExportFormat::kGdelt2, {row}), "");
}

TEST(GdeltExport, CountryPlacesHaveTheCountrysOwnCode) {
  EventRow row = planned_meeting();
  row.mentions[0].event.place = EventPlace{{"Sudan", {}}, "Sudan", "SDN", "", 16.0, 30.0, {}, "country", {}};
  auto cells = named(ExportFormat::kGdelt1, read_tabs(exported(ExportFormat::kGdelt1, {row}))[0]);
  EXPECT_EQ(cells["ActionGeo_Type"], "1");
  EXPECT_EQ(cells["ActionGeo_FullName"], "Sudan");
  EXPECT_EQ(cells["ActionGeo_ADM1Code"], "SU");
  EXPECT_EQ(cells["ActionGeo_FeatureID"], "SU");
  EXPECT_EQ(cells["ActionGeo_Lat"], "16");
}

}  // namespace
}  // namespace dragoman
