#include "read/csv_reader.h"

#include <gtest/gtest.h>

#include "base/calendar.h"
#include "read_all.h"

namespace dragoman {
namespace {

using Fields = std::vector<std::string>;

std::vector<Fields> fields_of(std::string_view bytes, std::size_t limit = 1000) {
  MemorySource source(bytes);
  CsvReader reader(source, limit);
  std::vector<Fields> out;
  for (CsvRecord record; reader.next(record);) out.push_back(record.fields);
  return out;
}

TEST(CsvReader, DividesAsRfc4180Does) {
  EXPECT_EQ(fields_of("a,b\r\n1,2\r\n"), (std::vector<Fields>{{"a", "b"}, {"1", "2"}}));
  EXPECT_EQ(fields_of("a,b\n\"x,\"\"y\"\"\nz\",\n\nlast,"),
            (std::vector<Fields>{{"a", "b"}, {"x,\"y\"\nz", ""}, {"last", ""}}));
  EXPECT_EQ(fields_of("a;b,c;d\n1;2;3"), (std::vector<Fields>{{"a", "b,c", "d"}, {"1", "2", "3"}}));
  EXPECT_EQ(fields_of("a\tb\n1\t2"), (std::vector<Fields>{{"a", "b"}, {"1", "2"}}));
  EXPECT_EQ(fields_of("a,b\n5\" gun,x"), (std::vector<Fields>{{"a", "b"}, {"5\" gun", "x"}}));
  EXPECT_TRUE(fields_of("").empty());
}

TEST(CsvReader, HoldsNoMoreThanTheLimit) {
  const std::string bytes = "a,b\n" + std::string(200'000, 'x') + ",y\n1,2\n";
  MemorySource source(bytes);
  CsvReader reader(source, 10);
  CsvRecord record;
  ASSERT_TRUE(reader.next(record));
  ASSERT_TRUE(reader.next(record));
  EXPECT_TRUE(record.too_long);
  EXPECT_LE(record.fields.front().size(), 10U);
  ASSERT_TRUE(reader.next(record));
  EXPECT_EQ(record.fields, (Fields{"1", "2"}));
  EXPECT_EQ(record.line, 3U);
}

TEST(Csv, ReadsMappedColumns) {
  const Got got = read_all({data_file("table.csv")},
                           {.columns = {{"text", "body"}, {"date", "pubdate"}, {"doc_id", "id"}}});
  ASSERT_EQ(got.articles.size(), 2U);
  EXPECT_EQ(got.articles[0].doc_id, "1");
  EXPECT_EQ(got.articles[0].text, "The army left, \"for good\", on Monday.\n\nNobody saw it.");
  EXPECT_EQ(iso(*got.articles[0].date), "2023-11-20");
  EXPECT_EQ(got.articles[0].source, "Lesk Post");
  EXPECT_EQ(got.articles[1].doc_id, "4");
  ASSERT_EQ(got.rejects.size(), 2U);
  EXPECT_EQ(got.rejects[0].line, 5U);
  EXPECT_EQ(got.rejects[0].reason, "\"date\" is no day of the calendar: \"not a day\"");
  EXPECT_EQ(got.rejects[1].line, 6U);
  EXPECT_EQ(got.rejects[1].reason, "2 fields where the header has 5");
}

TEST(ColumnMap, IsReadAsTold) {
  const Result<ColumnMap> map = parse_column_map("text=body, date = pubdate");
  ASSERT_TRUE(map);
  EXPECT_EQ(column_of(*map, "text"), "body");
  EXPECT_EQ(column_of(*map, "date"), "pubdate");
  EXPECT_EQ(column_of(*map, "title"), "title");
  EXPECT_TRUE(parse_column_map("")->empty());
  for (const std::string_view wrong : {"text", "words=body", "text=", "text=a,text=b"}) {
    const Result<ColumnMap> refused = parse_column_map(wrong);
    ASSERT_FALSE(refused) << wrong;
    EXPECT_EQ(refused.error().code, ErrorCode::kInvalid);
  }
}

TEST(Csv, TellsWhichColumnsThereAre) {
  EXPECT_EQ(
      only_reason(read_all({data_file("table.csv")})),
      "no column \"text\" among id, body, pubdate, title, source (--columns text=NAME tells which it is)");
  EXPECT_EQ(only_reason(read_bytes("a.csv", "text,x\n1,2\n", {.columns = {{"date", "day"}}})).substr(0, 15),
            "no column \"day\"");
}

TEST(Csv, AQuoteWithoutEndIsARejectAfterTheGoodRows) {
  const Got got = read_bytes("a.csv", "text\nGood.\n\"never closed\n");
  ASSERT_EQ(got.articles.size(), 1U);
  ASSERT_EQ(got.rejects.size(), 1U);
  EXPECT_EQ(got.rejects[0].line, 3U);
  EXPECT_EQ(got.rejects[0].reason, "a quote without its end");
}

TEST(Csv, GuessesWindows1252) {
  EXPECT_EQ(read_bytes("a.csv", "text\nRam\xF3n said \x93no\x94\n").articles.at(0).text, "Ramón said “no”");
}

TEST(Csv, HeaderAloneAndBinaryAreRejects) {
  EXPECT_EQ(only_reason(read_bytes("a.csv", "text,date\n")), "holds no article");
  EXPECT_EQ(only_reason(read_bytes("a.csv", std::string("text\n\0\0", 7))), "a binary file: NUL at byte 5");
}

}  // namespace
}  // namespace dragoman
