// The query language, before the store sees it.

#include <gtest/gtest.h>

#include "base/calendar.h"
#include "store/query.h"

namespace dragoman {
namespace {

std::string fault(std::string_view text) {
  const Result<Query> query = parse_query(text);
  return query ? "" : query.error().message;
}

TEST(Query, ReadsFieldsListsQuotationsAndNegation) {
  const Result<Query> query =
      parse_query("source:RUS,UKR  type:consult said-by:\"RIA news\" !status:negated ceasefire");
  ASSERT_TRUE(query) << query.error().message;
  ASSERT_EQ(query->terms.size(), 5U);
  EXPECT_EQ(query->terms[0].field, Field::kSource);
  EXPECT_EQ(query->terms[0].values, (std::vector<std::string>{"RUS", "UKR"}));
  EXPECT_EQ(query->terms[1].values, (std::vector<std::string>{"CONSULT"}));
  EXPECT_EQ(query->terms[2].values, (std::vector<std::string>{"RIA news"}));
  EXPECT_TRUE(query->terms[3].negated);
  EXPECT_EQ(query->terms[3].field, Field::kStatus);
  EXPECT_EQ(query->terms[4].field, Field::kText);
  EXPECT_EQ(query->terms[4].values, (std::vector<std::string>{"ceasefire"}));
}

TEST(Query, KeepsColonsAndCommasInsideQuotationMarks) {
  const Result<Query> query = parse_query("doc:\"https://example.org/a,b\" \"a: b\"");
  ASSERT_TRUE(query) << query.error().message;
  EXPECT_EQ(query->terms[0].values, (std::vector<std::string>{"https://example.org/a,b"}));
  EXPECT_EQ(query->terms[1].field, Field::kText);
}

TEST(Query, UrlsNeedNoQuotationMarks) {
  const Result<Query> query = parse_query("doc:https://example.org/a");
  ASSERT_TRUE(query) << query.error().message;
  EXPECT_EQ(query->terms[0].values, (std::vector<std::string>{"https://example.org/a"}));
}

TEST(Query, SaysWhatIsWrongAndWhatWasMeant) {
  EXPECT_NE(fault("sorce:RUS").find("did you mean source?"), std::string::npos);
  EXPECT_NE(fault("type:CONSULTS").find("did you mean CONSULT?"), std::string::npos);
  EXPECT_NE(fault("status:planed").find("no such status"), std::string::npos);
  EXPECT_NE(fault("since:2023-13").find("no day"), std::string::npos);
  EXPECT_NE(fault("text:\"open").find("not closed"), std::string::npos);
  EXPECT_NE(fault("source:").find("takes a value"), std::string::npos);
  EXPECT_NE(fault("quad:5").find("1 to 4"), std::string::npos);
  EXPECT_NE(fault("confidence:2").find("0 to 1"), std::string::npos);
  EXPECT_NE(fault("box:1,2,3").find("south"), std::string::npos);
  EXPECT_NE(fault("\xff").find("UTF-8"), std::string::npos);
  EXPECT_EQ(fault("quad:material-conflict confidence:0.7 box:-1.5,2,3,4"), "");
}

TEST(Query, EveryExampleOfTheHelpIsRight) {
  EXPECT_GT(query_fields().size(), 15U);
  for (const FieldHelp& field : query_fields()) EXPECT_EQ(fault(field.example), "") << field.example;
}

TEST(Query, DaysMonthsAndYearsAreRanges) {
  EXPECT_EQ(day_range("2024-02")->last - day_range("2024-02")->first, 28);
  EXPECT_EQ(day_range("2023")->last - day_range("2023")->first, 364);
  EXPECT_EQ(day_range("1970-01-02")->first, 1);
  EXPECT_FALSE(day_range("2023-02-29"));
  EXPECT_FALSE(day_range("yesterday"));
}

}  // namespace
}  // namespace dragoman
