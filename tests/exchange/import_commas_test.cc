// ACLED and UCDP, and the reader of records.

#include <gtest/gtest.h>

#include "base/calendar.h"
#include "column_lists.h"
#include "exchange/record_reader.h"
#include "import_support.h"

namespace dragoman {
namespace {

using namespace testing;
using Row = std::map<std::string, std::string>;

TEST(AcledImport, ReadsQuotedRows) {
  const auto columns = names_in(kAcledColumns);
  const Row row = {{"event_id_cnty", "SDN123"},
                   {"event_date", "16 May 2024"},
                   {"time_precision", "1"},
                   {"event_type", "Battles"},
                   {"sub_event_type", "Armed clash"},
                   {"actor1", "Military Forces of Chad (2021-) National Police"},
                   {"inter1", "State forces"},
                   {"actor2", "Village Guards"},
                   {"inter2", "4"},
                   {"iso", "729"},
                   {"country", "Sudan"},
                   {"admin1", "\"Darfur, West\""},
                   {"location", "El Geneina"},
                   {"latitude", "13.45"},
                   {"longitude", "22.45"},
                   {"geo_precision", "1"},
                   {"source", "Wire; Paper"},
                   {"notes", "\"They said \"\"no\"\"\nand fought.\""},
                   {"fatalities", "7"}};
  Row bad = row;
  bad["sub_event_type"] = "Dancing";
  const auto read =
      imported(ImportFormat::kAcled, "\xEF\xBB\xBF" + header_of(columns, ',') + line_of(columns, row, ',') +
                                         line_of(columns, bad, ','));
  ASSERT_EQ(read.events.size(), 1u);
  const ImportedEvent& each = read.events[0];
  EXPECT_EQ(each.event.doc_id, "acled:SDN123");
  EXPECT_EQ(each.event.type, EventType::kAssault);
  EXPECT_EQ(iso(each.event.date->start), "2024-05-16");
  EXPECT_EQ(each.event.source.at(0).code, "TCD");
  EXPECT_EQ(each.event.source.at(0).sector, "MIL");
  EXPECT_EQ(each.event.target.at(0).code, "SDN");
  EXPECT_EQ(each.event.target.at(0).sector, "PRM");
  EXPECT_EQ(each.event.place->admin1, "Darfur, West");
  EXPECT_EQ(each.article.title, "They said \"no\"\nand fought.");
  EXPECT_EQ(each.dead_best, 7u);
  ASSERT_EQ(read.rejects.size(), 1u);
  EXPECT_EQ(read.rejects[0].line, 4u) << "a record of two lines counts as two";
}

TEST(UcdpImport, ReadsBounds) {
  const auto columns = names_in(kUcdpColumns);
  const Row row = {{"id", "4"},
                   {"type_of_violence", "1"},
                   {"side_a", "Government of Russia (Soviet Union)"},
                   {"gwnoa", "365"},
                   {"side_b", "Free Hill Front"},
                   {"source_office", "Wire"},
                   {"source_date", "1995-02-03;1995-02-04"},
                   {"source_headline", "Clashes in the hills"},
                   {"where_prec", "4"},
                   {"where_coordinates", "Hill province"},
                   {"adm_1", "Hill province"},
                   {"latitude", "43.1"},
                   {"longitude", "45.1"},
                   {"country", "Russia (Soviet Union)"},
                   {"date_start", "1995-02-01 00:00:00.000"},
                   {"date_end", "1995-02-03 00:00:00.000"},
                   {"best", "12"},
                   {"low", "10"},
                   {"high", "30"}};
  Row one_sided = row, bad = row;
  one_sided["gwnoa"] = "";
  one_sided["side_b"] = "Civilians";
  bad["low"] = "40";
  const auto read =
      imported(ImportFormat::kUcdp, header_of(columns, ',') + line_of(columns, row, ',') +
                                        line_of(columns, one_sided, ',') + line_of(columns, bad, ','));
  ASSERT_EQ(read.events.size(), 2u);
  const ImportedEvent& each = read.events[0];
  EXPECT_EQ(each.event.source.at(0).code, "RUS");
  EXPECT_EQ(each.event.source.at(0).sector, "GOV");
  EXPECT_EQ(each.event.target.at(0).code, "RUS");
  EXPECT_EQ(each.event.target.at(0).sector, "REB");
  EXPECT_EQ(each.event.numbers.at(0).low, 10u);
  EXPECT_EQ(each.event.numbers.at(0).high, 30u);
  EXPECT_EQ(each.dead_best, 12u);
  EXPECT_EQ(iso(each.event.date->end), "1995-02-03");
  EXPECT_EQ(each.event.place->precision, "region");
  EXPECT_EQ(iso(*each.article.date), "1995-02-03");
  EXPECT_EQ(read.events[1].event.source.at(0).code, "RUS") << "found by its name";
  EXPECT_EQ(read.events[1].event.target.at(0).sector, "CVL");
  ASSERT_EQ(read.rejects.size(), 1u);
  EXPECT_NE(read.rejects[0].reason.find("low is above high"), std::string::npos);
}

TEST(UcdpImport, NumbersTellTheTwoCongos) {
  const auto columns = names_in(kUcdpColumns);
  const Row row = {
      {"id", "4"},           {"side_a", "Government of Congo"}, {"gwnoa", "484"},    {"country", "Congo"},
      {"country_id", "484"}, {"date_start", "1997-06-05"},      {"best", "1"},       {"low", "1"},
      {"high", "1"},         {"date_end", "1997-06-05"},        {"side_b", "Cobras"}};
  const auto read = imported(ImportFormat::kUcdp, header_of(columns, ',') + line_of(columns, row, ','));
  ASSERT_EQ(read.events.size(), 1u);
  EXPECT_EQ(read.events[0].event.source.at(0).code, "COG");
  EXPECT_EQ(read.events[0].event.place->country, "COG");
}

TEST(AcledImport, ActorsNameTheirState) {
  const auto columns = names_in(kAcledColumns);
  const auto code = [&](const std::string& actor) {
    const Row row = {{"event_id_cnty", "X1"},    {"event_date", "2024-05-16"},
                     {"event_type", "Protests"}, {"sub_event_type", "Peaceful protest"},
                     {"actor1", actor},          {"country", "Sudan"}};
    return imported(ImportFormat::kAcled, header_of(columns, ',') + line_of(columns, row, ','))
        .events.at(0)
        .event.source.at(0)
        .code;
  };
  EXPECT_EQ(code("Military Forces of the Democratic Republic of Congo (2019-)"), "COD");
  EXPECT_EQ(code("Protesters (Chad)"), "TCD");
  EXPECT_EQ(code("Union of Bakers"), "SDN");
}

TEST(Import, NamesWhatAHeaderLacks) {
  std::istringstream in("id,side_a\n1,x\n");
  const auto read = import_events(
      in, ImportFormat::kUcdp, tables(), [](ImportedEvent) {}, [](const ImportReject&) {});
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, ErrorCode::kFormat);
  EXPECT_NE(read.error().message.find("type_of_violence"), std::string::npos);
  std::istringstream nothing("");
  EXPECT_FALSE(import_events(
      nothing, ImportFormat::kUcdp, tables(), [](ImportedEvent) {}, [](const ImportReject&) {}));
}

std::vector<Cells> records(const std::string& text, std::size_t* faults) {
  std::istringstream in(text);
  RecordReader reader(in, ',', true);
  std::vector<Cells> out;
  for (Cells cells;;) {
    const auto read = reader.next(cells);
    if (!read) {
      ++*faults;
      continue;
    }
    if (!*read) return out;
    out.push_back(cells);
  }
}

TEST(RecordReader, KnowsQuotes) {
  std::size_t faults = 0;
  EXPECT_EQ(records("a,\"b,\"\"c\"\"\r\nd\",\r\n\r\ne\n", &faults),
            (std::vector<Cells>{{"a", "b,\"c\"\r\nd", ""}, {"e"}}));
  EXPECT_EQ(records("a,\"b\"\r\nc,d\r\n", &faults), (std::vector<Cells>{{"a", "b"}, {"c", "d"}}));
  EXPECT_EQ(faults, 0u);
  EXPECT_EQ(records("\"a\"b,c\nd\n", &faults), (std::vector<Cells>{{"d"}}));
  EXPECT_EQ(faults, 1u);
  EXPECT_EQ(records("x\n\"never closed\n", &faults), (std::vector<Cells>{{"x"}}));
  EXPECT_EQ(faults, 2u);
  EXPECT_EQ(records(std::string(kMostRecordBytes + 1, 'x') + "\ny\n", &faults), (std::vector<Cells>{{"y"}}));
  EXPECT_EQ(faults, 3u);
  const std::string too_long = "\"x\n" + std::string(kMostRecordBytes + 5, 'y') + "\nz\n\"\n";
  EXPECT_EQ(records(too_long, &faults), (std::vector<Cells>{{"z"}})) << "reading goes on behind it";
  EXPECT_EQ(faults, 5u);
  std::string many;  // short cells, but a record without end
  for (std::size_t i = 0; i < kMostRecordBytes; i += 3) many += "\"x\n\",";
  records(many, &faults);
  EXPECT_GT(faults, 5u);
}

}  // namespace
}  // namespace dragoman
