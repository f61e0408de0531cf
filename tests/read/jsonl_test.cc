#include "read/jsonl.h"

#include <gtest/gtest.h>

#include <ostream>

#include "base/calendar.h"
#include "read/json_escapes.h"

namespace dragoman {
namespace {

JsonLine parse(std::string line, std::size_t max_article = 1'000'000) {
  JsonLineParser parser(max_article);
  return parser.parse(line);
}

TEST(Jsonl, ReadsAllFields) {
  const JsonLine got = parse(
      R"({"doc_id":"a1","date":"2023-11-20","title":"T","source":"S","url":"http://x.test/","text":"One \"two\"\n\nthree é"})");
  ASSERT_EQ(got.reject, "");
  EXPECT_FALSE(got.repaired);
  EXPECT_EQ(got.article.doc_id, "a1");
  ASSERT_TRUE(got.article.date);
  EXPECT_EQ(iso(*got.article.date), "2023-11-20");
  EXPECT_EQ(got.article.title, "T");
  EXPECT_EQ(got.article.source, "S");
  EXPECT_EQ(got.article.url, "http://x.test/");
  EXPECT_EQ(got.article.text, "One \"two\"\n\nthree é");
}

TEST(Jsonl, ReadsWhatItTellsOfTheReport) {
  const JsonLine got = parse(
      R"({"text":"x","agency":"AFP","author":"A. Roe","published":"2023-11-20T23:30:00-05:00","language":"en-GB","retracted":true})");
  ASSERT_EQ(got.reject, "");
  EXPECT_EQ(got.article.agency, "AFP");
  EXPECT_EQ(got.article.author, "A. Roe");
  EXPECT_EQ(got.article.published, "2023-11-21T04:30:00Z");
  EXPECT_EQ(iso(*got.article.date), "2023-11-20") << "the writer's day";
  EXPECT_EQ(got.article.language, "en");
  EXPECT_TRUE(got.article.retracted);
}

TEST(Jsonl, AGivenDateGoesBeforeTheMoment) {
  const JsonLine got = parse(R"({"published":"2023-11-20T08:00:00Z","date":"2023-11-19","text":"x"})");
  EXPECT_EQ(iso(*got.article.date), "2023-11-19");
}

TEST(Jsonl, ARetractedReportNeedsNoText) {
  EXPECT_EQ(parse(R"({"doc_id":"a","retracted":true})").reject, "");
  EXPECT_NE(parse(R"({"doc_id":"a","retracted":false})").reject, "");
}

struct Accepted {
  std::string_view why;
  std::string_view line;
  std::string_view text;
  bool repaired = false;
};
void PrintTo(const Accepted& tested, std::ostream* out) { *out << tested.why; }

class JsonlAccepts : public testing::TestWithParam<Accepted> {};
TEST_P(JsonlAccepts, Line) {
  const JsonLine got = parse(std::string(GetParam().line));
  EXPECT_EQ(got.reject, "");
  EXPECT_EQ(got.article.text, GetParam().text);
  EXPECT_EQ(got.repaired, GetParam().repaired);
}

using namespace std::string_view_literals;
INSTANTIATE_TEST_SUITE_P(
    Lines, JsonlAccepts,
    testing::Values(
        Accepted{"text_alone", R"({"text":"x"})", "x"},
        Accepted{"null_fields",
                 R"({"doc_id":null,"date":null,"title":null,"source":null,"url":null,"text":"x"})", "x"},
        Accepted{"empty_date", R"({"date":"","text":"x"})", "x"},
        Accepted{"date_with_time", R"({"date":"2023-11-20T08:00:00Z","text":"x"})", "x"},
        Accepted{"unknown_fields", R"({"lang":"en","n":[1,{"text":"no"}],"text":"x"})", "x"},
        Accepted{"unknown_field_twice", R"({"a":1,"a":2,"text":"x"})", "x"},
        Accepted{"blanks_around", " \t{\"text\": \"x\"} \r", "x"},
        Accepted{"text_keeps_its_blanks", R"({"text":"  x \r\n"})", "  x \r\n"},
        Accepted{"escaped_nul", R"({"text":"a\u0000b"})", "a\0b"sv},
        Accepted{"surrogate_pair", R"({"text":"\ud83d\ude00"})", "😀"},
        Accepted{"lone_high_surrogate", R"({"text":"a\ud83d b"})", "a\uFFFD b", true},
        Accepted{"lone_low_surrogate", R"({"text":"a\ude00b"})", "a\uFFFDb", true},
        Accepted{"two_high_surrogates", R"({"text":"\uD83D\uD83D\uDE00"})", "\uFFFD😀", true},
        Accepted{"surrogate_behind_an_escaped_backslash", R"({"text":"\\ud83d"})", "\\ud83d"},
        Accepted{"invalid_utf8", "{\"text\":\"a\xff\xc3z\"}", "a\uFFFD\uFFFDz", true}),
    [](const auto& tested) { return std::string(tested.param.why); });

struct Rejected {
  std::string_view why;
  std::string line;
  std::string_view reason;  ///< what the reason begins with
  std::string_view doc_id = "";
};
void PrintTo(const Rejected& tested, std::ostream* out) { *out << tested.why; }

class JsonlRejects : public testing::TestWithParam<Rejected> {};
TEST_P(JsonlRejects, Line) {
  const JsonLine got = parse(GetParam().line);
  EXPECT_EQ(got.reject.substr(0, GetParam().reason.size()), GetParam().reason);
  EXPECT_EQ(got.article.doc_id, GetParam().doc_id);
}

INSTANTIATE_TEST_SUITE_P(
    Lines, JsonlRejects,
    testing::Values(
        Rejected{"published_day", R"({"published":"2023-11-20","text":"x"})",
                 "\"published\" is no moment of RFC 3339: \"2023-11-20\""},
        Rejected{"retracted_in_words", R"({"retracted":"maybe","text":"x"})",
                 "\"retracted\" is neither true nor false"},
        Rejected{"retracted_number", R"({"retracted":1,"text":"x"})",
                 "\"retracted\" is neither true nor false"},

        Rejected{"no_json", "hello", "no JSON object"},
        Rejected{"cut_in_a_string", R"({"doc_id":"a","text":"hel)", "not JSON: a string without its end"},
        Rejected{"cut_after_a_string", R"({"doc_id":"a","text":"hello")", "not JSON"},
        Rejected{"cut_in_an_escape", R"({"text":"a\)", "not JSON"},
        Rejected{"bad_escape", R"({"text":"a\q"})", "not JSON"},
        Rejected{"two_objects", R"({"text":"a"} {"text":"b"})", "not JSON"},
        Rejected{"raw_nul_in_a_string", std::string("{\"text\":\"a\0b\"}", 14),
                 "not JSON: a control character"},
        Rejected{"raw_nul_outside", std::string("{\"text\":\0\"b\"}", 13), "not JSON"},
        Rejected{"an_array", R"(["text"])", "no JSON object"},
        Rejected{"a_string", R"("text")", "no JSON object"},
        Rejected{"nested_100000_deep",
                 "{\"x\":" + std::string(100'000, '[') + std::string(100'000, ']') + "}",
                 "brackets nested over 1024 deep"},
        Rejected{"brackets_alone", std::string(100'000, '['), "no JSON object"},
        Rejected{"open_100000_deep", "{\"text\":\"x\",\"y\":" + std::string(100'000, '['), "not JSON"},
        Rejected{"missing_text", R"({"doc_id":"a7"})", "\"text\" is missing", "a7"},
        Rejected{"null_text", R"({"doc_id":"a7","text":null})", "\"text\" is missing", "a7"},
        Rejected{"empty_text", R"({"text":""})", "\"text\" is missing or empty"},
        Rejected{"blank_text", "{\"text\":\" \\n\\u00a0\\u3000\"}", "only white space"},
        Rejected{"number_for_text", R"({"text":5})", "\"text\" is no string"},
        Rejected{"list_for_title", R"({"title":["a"],"text":"x"})", "\"title\" is no string"},
        Rejected{"text_twice", R"({"doc_id":"d","text":"x","text":"y"})", "\"text\" is given twice", "d"},
        Rejected{"impossible_date", R"({"date":"2023-02-29","text":"x","doc_id":"late"})",
                 "\"date\" is no day of the calendar: \"2023-02-29\"", "late"},
        Rejected{"date_in_words", R"({"date":"yesterday","text":"x"})", "\"date\" is no day of the calendar"},
        Rejected{"number_for_date", R"({"date":20231120,"text":"x"})", "\"date\" is no string"}),
    [](const auto& tested) { return std::string(tested.param.why); });

TEST(Jsonl, TakesWholeNumbersAsDocIds) {
  EXPECT_EQ(parse(R"({"doc_id":12345678901234567890,"text":"x"})").article.doc_id, "12345678901234567890");
  EXPECT_EQ(parse(R"({"doc_id":-7,"text":"x"})").article.doc_id, "-7");
  EXPECT_EQ(parse(R"({"doc_id":1.5,"text":"x"})").reject, "\"doc_id\" is no string");
}

TEST(Jsonl, RejectsATextOverTheLimitOnly) {
  EXPECT_EQ(parse(R"({"text":"12345"})", 5).reject, "");
  EXPECT_EQ(parse(R"({"text":"123456"})", 5).reject, "over 5 bytes (--max-article sets the limit)");
  EXPECT_EQ(parse(R"({"text":"\u0031\u0032\u0033\u0034\u0035","title":"longer than that"})", 5).reject, "");
}

TEST(Jsonl, TheParserGoesOnAfterARejectedLine) {
  JsonLineParser parser(100);
  for (std::string bad : {"{", "", "[[[[", "{\"text\":1}"}) {
    EXPECT_NE(parser.parse(bad).reject, "");
    std::string good = R"({"text":"fine"})";
    EXPECT_EQ(parser.parse(good).article.text, "fine");
  }
}

TEST(JsonEscapes, LeavesWhatIsWhole) {
  for (std::string json : {R"("\ud83d\ude00")", R"("\\\\ud83d")", R"("\u00e9")", R"("\ud8")", R"(\)", ""}) {
    const std::string before = json;
    EXPECT_FALSE(repair_lone_surrogates(json)) << before;
    EXPECT_EQ(json, before);
  }
}

}  // namespace
}  // namespace dragoman
