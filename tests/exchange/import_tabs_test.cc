// GDELT, ICEWS, POLECAT and Phoenix.

#include <gtest/gtest.h>

#include "base/calendar.h"
#include "column_lists.h"
#include "import_support.h"

namespace dragoman {
namespace {

using namespace testing;
using Row = std::map<std::string, std::string>;

const Row kGdeltRow = {{"GLOBALEVENTID", "77"},
                       {"SQLDATE", "20240516"},
                       {"Actor1Code", "ROMGOV"},
                       {"Actor1Name", "BUCHAREST"},
                       {"Actor2Code", "PSEREBHMS"},
                       {"Actor2Name", "HAMAS"},
                       {"EventCode", "0256"},
                       {"GoldsteinScale", "-0.3"},
                       {"ActionGeo_Type", "4"},
                       {"ActionGeo_CountryCode", "RO"},
                       {"ActionGeo_FullName", "Cluj, Cluj, Romania"},
                       {"ActionGeo_Lat", "46.7667"},
                       {"ActionGeo_Long", "23.6"},
                       {"DATEADDED", "20240517091500"},
                       {"SOURCEURL", "https://a.example/x"}};

TEST(GdeltImport, ReadsBothVersions) {
  const auto first = names_in(kGdelt1Columns), second = names_in(kGdelt2Columns);
  auto old = first;
  old.pop_back();  // files before April 2013 have no address
  Row addressless = kGdeltRow;
  addressless.erase("SOURCEURL");
  const auto read = imported(ImportFormat::kGdelt, line_of(second, kGdeltRow) + line_of(first, kGdeltRow) +
                                                       line_of(old, addressless));
  ASSERT_EQ(read.events.size(), 3u);
  for (const ImportedEvent& each : read.events) {
    const Event& event = each.event;
    EXPECT_EQ(event.doc_id, "gdelt:77");
    EXPECT_EQ(event.type, EventType::kRequest);
    EXPECT_EQ(event.mode, "yield");
    EXPECT_EQ(event.cameo, "0256");
    EXPECT_EQ(event.quad, 3);
    EXPECT_EQ(event.goldstein, -0.3);
    EXPECT_EQ(iso(event.date->start), "2024-05-16");
    EXPECT_EQ(event.source.at(0).code, "ROU");
    EXPECT_EQ(event.source.at(0).sector, "GOV");
    EXPECT_EQ(event.target.at(0).code, "PSE");
    EXPECT_EQ(event.target.at(0).sector, "REB");
    EXPECT_EQ(event.target.at(0).id, "group:hamas");
    EXPECT_EQ(event.place->name, "Cluj");
    EXPECT_EQ(event.place->country, "ROU");
    EXPECT_EQ(event.place->lat, 46.7667);
    EXPECT_EQ(each.article.published, "2024-05-17T09:15:00Z");
  }
  EXPECT_EQ(read.events[0].article.url, "https://a.example/x");
  EXPECT_EQ(read.events[2].article.url, "");
}

TEST(GdeltImport, BadLinesAreCountedWithReason) {
  const auto columns = names_in(kGdelt2Columns);
  const auto with = [&](const std::string& column, const std::string& cell) {
    Row row = kGdeltRow;
    row[column] = cell;
    return line_of(columns, row);
  };
  const auto read =
      imported(ImportFormat::kGdelt, "\n" + with("EventCode", "010") + with("EventCode", "x") +
                                         with("SQLDATE", "20241350") + with("GLOBALEVENTID", "") + "a\tb\n" +
                                         with("EventCode", "193"));
  ASSERT_EQ(read.rejects.size(), 5u);
  EXPECT_EQ(read.rejects[0].line, 2u);
  EXPECT_NE(read.rejects[0].reason.find("no event of PLOVER's"), std::string::npos);
  EXPECT_NE(read.rejects[1].reason.find("no CAMEO code"), std::string::npos);
  EXPECT_NE(read.rejects[2].reason.find("no day"), std::string::npos);
  EXPECT_NE(read.rejects[3].reason.find("GLOBALEVENTID"), std::string::npos);
  EXPECT_NE(read.rejects[4].reason.find("2 columns"), std::string::npos);
  EXPECT_EQ(read.rejects[4].line, 6u);
  ASSERT_EQ(read.events.size(), 1u);
  EXPECT_EQ(read.events[0].event.type, EventType::kAssault);
}

TEST(GdeltImport, OddCellsAreLeftUnknown) {
  Row row = kGdeltRow;
  row["ActionGeo_Lat"] = "460";
  row["Actor1Code"] = "CHRCTH";
  row["Actor2Code"] = row["Actor2Name"] = "";
  row["GoldsteinScale"] = "nan";
  const auto read = imported(ImportFormat::kGdelt, line_of(names_in(kGdelt2Columns), row));
  ASSERT_EQ(read.events.size(), 1u);
  EXPECT_FALSE(read.events[0].event.place->lat);
  EXPECT_EQ(read.events[0].event.source.at(0).code, "UNK");
  EXPECT_TRUE(read.events[0].event.target.empty());
  EXPECT_EQ(read.events[0].event.goldstein, -0.3);  // the code's own value
}

TEST(IcewsImport, ReadsNamesAndCodes) {
  const auto columns = names_in(kIcewsColumns);
  const Row row = {{"Event ID", "5"},
                   {"Event Date", "2018-01-02"},
                   {"Source Name", "Citizen (\"Sudan\")"},
                   {"Source Sectors", "Nobody Knows,Army,Government"},
                   {"Source Country", "Sudan"},
                   {"Event Text", "Use conventional military force"},
                   {"CAMEO Code", "190"},
                   {"Intensity", "-10.0"},
                   {"Target Name", "Russia"},
                   {"Target Country", "Russian Federation"},
                   {"Province", "Khartoum"},
                   {"Country", "Sudan"},
                   {"Latitude", "15.5"},
                   {"Longitude", "32.5"}};
  Row other = row, coded = row;
  other["Event Date"] = "2018-01-03";
  other["CAMEO Code"] = "43";  // its zero was lost
  coded["CAMEO Code"] = "";
  const auto read = imported(ImportFormat::kIcews, header_of(columns) + line_of(columns, row) +
                                                       line_of(columns, other) + line_of(columns, coded));
  ASSERT_EQ(read.events.size(), 3u);
  const Event& event = read.events[0].event;
  EXPECT_EQ(event.doc_id, "icews:5:2018-01-02");
  EXPECT_EQ(event.type, EventType::kAssault);
  EXPECT_EQ(event.goldstein, -10);
  EXPECT_EQ(event.source.at(0).name, "Citizen (\"Sudan\")") << "no quoting in these files";
  EXPECT_EQ(event.source.at(0).code, "SDN");
  EXPECT_EQ(event.source.at(0).sector, "MIL");
  EXPECT_EQ(event.target.at(0).code, "RUS");
  EXPECT_EQ(event.place->precision, "region");
  EXPECT_NE(read.events[1].event.event_id, event.event_id);
  EXPECT_EQ(read.events[1].event.cameo, "043");
  EXPECT_EQ(read.events[2].event.cameo, "190");
}

TEST(PolecatImport, ReadsListsAndNone) {
  const auto columns = names_in(kPolecatColumns);
  Row row;
  for (const std::string& column : columns) row[column] = "None";
  row["Event ID"] = "20240516-1";
  row["Event Date"] = "2024-05-16";
  row["Event Type"] = "SANCTION";
  row["Event Mode"] = "expel";
  row["Contexts"] = "diplomatic; military";
  row["Actor Name"] = "Norway; Egypt";
  row["Actor Country"] = "NOR; EGY";
  row["Actor Sectors"] = "GOV";
  row["Recipient Country"] = "Kosovo";
  row["GeoNames ID"] = "3143244";
  Row bad = row;
  bad["Event Type"] = "MEET";
  const auto read =
      imported(ImportFormat::kPolecat, header_of(columns) + line_of(columns, row) + line_of(columns, bad));
  ASSERT_EQ(read.events.size(), 1u);
  EXPECT_EQ(read.rejects.size(), 1u);
  const Event& event = read.events[0].event;
  EXPECT_EQ(event.type, EventType::kSanction);
  EXPECT_EQ(event.mode, "expel");
  EXPECT_EQ(event.contexts, (std::vector<std::string>{"diplomatic", "military"}));
  ASSERT_EQ(event.source.size(), 2u);
  EXPECT_EQ(event.source[1].code, "EGY");
  EXPECT_EQ(event.source[1].sector, "GOV");
  EXPECT_EQ(event.target.at(0).code, "XKX");
  EXPECT_FALSE(event.place);
  EXPECT_EQ(read.events[0].article.source, "");
}

TEST(PhoenixImport, ReadsCodes) {
  const auto columns = names_in(kPhoenixColumns);
  const Row row = {{"EventID", "9_v1"},           {"Date", "20240516"},
                   {"SourceActorFull", "IGOUNO"}, {"TargetActorFull", "CVL"},
                   {"EventCode", "073"},          {"LocationName", "Oslo"},
                   {"CountryCode", "NOR"},        {"URLs", "https://a.example;https://b.example"},
                   {"NewsSources", "wire;paper"}};
  const auto read = imported(ImportFormat::kPhoenix, line_of(columns, row));
  ASSERT_EQ(read.events.size(), 1u);
  EXPECT_EQ(read.events[0].event.type, EventType::kAid);
  EXPECT_EQ(read.events[0].event.source.at(0).code, "UNO");
  EXPECT_EQ(read.events[0].event.target.at(0).code, "UNK");
  EXPECT_EQ(read.events[0].event.target.at(0).sector, "CVL");
  EXPECT_EQ(read.events[0].article.url, "https://a.example");
}

/// What goes out comes back.
TEST(Import, ReadsOurOwnExports) {
  for (const auto& [out, in] : {std::pair{ExportFormat::kGdelt1, ImportFormat::kGdelt},
                                {ExportFormat::kGdelt2, ImportFormat::kGdelt},
                                {ExportFormat::kIcews, ImportFormat::kIcews},
                                {ExportFormat::kPhoenix, ImportFormat::kPhoenix}}) {
    const auto read = imported(in, exported(out, {planned_meeting()}));
    ASSERT_EQ(read.events.size(), 2u) << name(out);
    EXPECT_EQ(read.events[1].event.type, EventType::kConsult);
    EXPECT_EQ(read.events[1].event.target.at(0).code, "SAU");
    EXPECT_EQ(read.events[1].event.target.at(0).sector, "GOV");
    EXPECT_EQ(iso(read.events[1].event.date->start), "2024-05-16");
    EXPECT_EQ(read.events[1].event.place->country, "NOR");
  }
  const auto read = imported(ImportFormat::kPolecat, exported(ExportFormat::kPolecat, {planned_meeting()}));
  ASSERT_EQ(read.events.size(), 1u);
  EXPECT_EQ(read.events[0].event.target.size(), 2u);
}

}  // namespace
}  // namespace dragoman
