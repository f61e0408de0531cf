// ICEWS, POLECAT, Phoenix, ACLED-like and our own table.

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "support.h"

namespace dragoman {
namespace {

using namespace testing;

EventRow shelling() {
  EventRow row = planned_meeting();
  for (MentionRow& mention : row.mentions) {
    Event& event = mention.event;
    event.type = EventType::kAssault;
    event.mode = "heavy-weapons";
    event.status = Status::kActual;
    event.cameo = "194";
    event.quad = 4;
    event.goldstein = -10;
    event.source = {actor("the army", "SDN", "MIL", "SDNMIL")};
    event.target = {actor("villagers", "SDN", "CVL", "SDNCVL"), actor("a trader", "SDN", "BUS", "SDNBUS")};
    event.place->country = "SDN";
  }
  return row;
}

TEST(IcewsExport, HoldsNamesAndCodes) {
  const auto lines = read_tabs(exported(ExportFormat::kIcews, {planned_meeting()}));
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[0][0], "Event ID");
  auto row = named(ExportFormat::kIcews, lines[1]);
  EXPECT_EQ(row["Event Date"], "2024-05-16");
  EXPECT_EQ(row["Source Name"], "Espen Barth Eide");
  EXPECT_EQ(row["Source Sectors"], "Government");
  EXPECT_EQ(row["Source Country"], "Norway");
  EXPECT_EQ(row["Event Text"], "Host a visit");
  EXPECT_EQ(row["CAMEO Code"], "043");
  EXPECT_EQ(row["Intensity"], "2.8");
  EXPECT_EQ(row["Target Country"], "Egypt");
  EXPECT_EQ(row["Publisher"], "Fjord Press");
  EXPECT_EQ(row["City"], "Oslo");
  EXPECT_EQ(row["Province"], "Oslo County");
  EXPECT_EQ(row["Country"], "Norway");
  EXPECT_EQ(row["Longitude"], "10.75");
}

TEST(IcewsExport, NamesPeopleBesideTheirState) {
  EventRow row = planned_meeting();
  ActorRef& rebels = row.mentions[0].event.source[0];
  rebels = actor("Sudan", "SDN", "REB", "SDNREB");
  rebels.id = "country:SDN";
  rebels.words.text = "the rebels";
  EXPECT_EQ(read_tabs(exported(ExportFormat::kIcews, {row}))[1][2], "the rebels (Sudan)");
  rebels.sector = "GOV";
  EXPECT_EQ(read_tabs(exported(ExportFormat::kIcews, {row}))[1][2], "Sudan");
}

TEST(PolecatExport, HoldsOneRowAnEventAndNoneForNothing) {
  const auto lines = read_tabs(exported(ExportFormat::kPolecat, {planned_meeting()}));
  ASSERT_EQ(lines.size(), 2u);
  auto row = named(ExportFormat::kPolecat, lines[1]);
  EXPECT_EQ(row["Event ID"], "0123456789abcdef");
  EXPECT_EQ(row["Event Type"], "CONSULT");
  EXPECT_EQ(row["Event Mode"], "visit");
  EXPECT_EQ(row["Intensity"], "4");
  EXPECT_EQ(row["Quad Code"], "VERBAL COOPERATION");
  EXPECT_EQ(row["Contexts"], "diplomatic; military");
  EXPECT_EQ(row["Actor Country"], "NOR");
  EXPECT_EQ(row["Actor COW"], "385");
  EXPECT_EQ(row["Actor Title"], "foreign minister");
  EXPECT_EQ(row["Recipient Name"], "Egypt; Saudi Arabia");
  EXPECT_EQ(row["Recipient COW"], "651; 670");
  EXPECT_EQ(row["Recipient Sectors"], "GOV");
  EXPECT_EQ(row["Recipient Title"], "None");
  EXPECT_EQ(row["District"], "None");
  EXPECT_EQ(row["GeoNames ID"], "3143244");
  EXPECT_EQ(row["Language"], "en");
  for (const auto& [column, cell] : row) EXPECT_NE(cell, "") << column;
}

TEST(PhoenixExport, HoldsPartsOfActors) {
  EventRow row = planned_meeting();
  row.mentions[0].event.target = {actor("Hamas", "PSE", "REB", "PSEREBHMS"),
                                  actor("people", "UNK", "CVL", "CVL")};
  const auto lines = read_tabs(exported(ExportFormat::kPhoenix, {row}));
  ASSERT_EQ(lines.size(), 2u);
  auto hamas = named(ExportFormat::kPhoenix, lines[0]), people = named(ExportFormat::kPhoenix, lines[1]);
  EXPECT_EQ(hamas["Date"], "20240516");
  EXPECT_EQ(hamas["Month"], "05");
  EXPECT_EQ(hamas["TargetActorFull"], "PSEREBHMS");
  EXPECT_EQ(hamas["TargetActorEntity"], "PSE");
  EXPECT_EQ(hamas["TargetActorRole"], "REB");
  EXPECT_EQ(hamas["TargetActorAttribute"], "HMS");
  EXPECT_EQ(people["TargetActorEntity"], "");
  EXPECT_EQ(people["TargetActorRole"], "CVL");
  EXPECT_EQ(hamas["PentaClass"], "1");
  EXPECT_EQ(hamas["SentenceID"], "report-1_0;report-2_0");
  EXPECT_EQ(hamas["URLs"], "https://www.fjord.example/a?b=1;https://www.other.example:8080/x");
  EXPECT_EQ(hamas["NewsSources"], "Fjord Press;other.example");
}

TEST(AcledExport, HoldsViolenceAndProtestsThatHappened) {
  EXPECT_EQ(read_commas(exported(ExportFormat::kAcled, {planned_meeting()})).size(), 1u);  // the header alone
  const auto lines = read_commas(exported(ExportFormat::kAcled, {shelling()}));
  ASSERT_EQ(lines.size(), 2u);
  auto row = named(ExportFormat::kAcled, lines[1]);
  EXPECT_TRUE(row["event_id_cnty"].starts_with("SDN"));
  EXPECT_EQ(row["event_date"], "2024-05-16");
  EXPECT_EQ(row["time_precision"], "2");
  EXPECT_EQ(row["event_type"], "Explosions/Remote violence");
  EXPECT_EQ(row["sub_event_type"], "Shelling/artillery/missile attack");
  EXPECT_EQ(row["actor2"], "villagers");
  EXPECT_EQ(row["assoc_actor_2"], "a trader");
  EXPECT_EQ(row["interaction"], "State forces-Civilians");
  EXPECT_EQ(row["civilian_targeting"], "Civilian targeting");
  EXPECT_EQ(row["iso"], "729");
  EXPECT_EQ(row["region"], "Northern Africa");
  EXPECT_EQ(row["country"], "Sudan");
  EXPECT_EQ(row["fatalities"], "10");
  EXPECT_EQ(row["timestamp"], "1715588100");
}

TEST(CsvExport, HoldsEventsFlat) {
  const auto lines = read_commas(exported(ExportFormat::kCsv, {planned_meeting()}));
  ASSERT_EQ(lines.size(), 2u);
  auto row = named(ExportFormat::kCsv, lines[1]);
  EXPECT_EQ(row["status"], "future");
  EXPECT_EQ(row["confidence"], "0.876");
  EXPECT_EQ(row["date_end"], "2024-05-17");
  EXPECT_EQ(row["target"], "Egypt; Saudi Arabia");
  EXPECT_EQ(row["target_role"], "; ");
  EXPECT_EQ(row["dead_low"], "10");
  EXPECT_EQ(row["injured_low"], "");
  EXPECT_EQ(row["numbers"], "dead 10-12");
  EXPECT_EQ(row["publishers"], "Fjord Press; other.example");
  EXPECT_EQ(row["published"], "2024-05-13T08:15:00Z");
}

TEST(Metadata, NamesCoderTablesAndScale) {
  const auto meta = nlohmann::json::parse(metadata(ExportFormat::kGdelt2, tables(), {}, {"dragoman 0.1.0"}));
  EXPECT_EQ(meta["format"], "gdelt2");
  EXPECT_EQ(meta["coders"][0], "dragoman 0.1.0");
  EXPECT_EQ(meta["columns"].size(), 61u);
  EXPECT_FALSE(meta["header"].get<bool>());
  EXPECT_EQ(meta["statuses"], (std::vector<std::string>{"actual", "future"}));
  EXPECT_FALSE(meta["tables"]["all"].get<std::string>().empty());
  EXPECT_NE(meta["scale"].get<std::string>().find("Goldstein"), std::string::npos);
}

}  // namespace
}  // namespace dragoman
