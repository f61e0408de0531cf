// Sentences with frozen parses: tense, neighbours and the tree decide.

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "base/tsv.h"
#include "support/spacy_json.h"
#include "when/rules.h"
#include "when/toy_parse.h"
#include "when/when.h"

namespace dragoman {
namespace {

const std::string kFolder = DRAGOMAN_SOURCE_DIR "/tests/when/";

/// "Tuesday=2023-11-21", with first..last where the phrase reaches beyond its value.
std::string told(const Parse& parse, const std::vector<TimeMention>& times, bool with_range) {
  std::string out;
  for (const TimeMention& time : times) {
    if (!out.empty()) out += "; ";
    out += std::string(parse.doc.str(time.span)) + "=" + time.value;
    if (with_range && time.start && time.end) out += " " + iso(*time.start) + ".." + iso(*time.end);
  }
  return out;
}

std::uint32_t token_of(const Parse& parse, std::string_view word) {
  for (std::uint32_t token = 0; token < parse.size(); ++token) {
    if (parse.doc.str(token) == word) return token;
  }
  ADD_FAILURE() << "no word " << word << " in " << parse.doc.text;
  return 0;
}

TEST(Times, SentencesGiveTheirDaysAndActsTheirs) {
  const auto table = read_tsv(kFolder + "cases.tsv", {"published", "text", "times", "acts"});
  ASSERT_TRUE(table) << table.error().str();
  const std::vector<Parse> parses = parses_from_spacy_jsonl(kFolder + "cases.jsonl");
  ASSERT_EQ(table->rows.size(), parses.size()) << "freeze the parses again: tools/freeze_parses.py";
  for (std::size_t i = 0; i < parses.size(); ++i) {
    const auto& cells = table->rows[i].cells;
    const Parse& parse = parses[i];
    ASSERT_EQ(parse.doc.text, cells[1]) << "line " << table->rows[i].line;
    const auto times = find_times(parse, parse_iso_date(cells[0]));
    const bool with_range = cells[2].find("..") != std::string::npos;
    std::string why;
    for (const TimeMention& time : times) why += "\n  " + time.why;
    EXPECT_EQ(told(parse, times, with_range), cells[2]) << cells[1] << why;
    for (const std::string& pair : split_list(cells[3], ';')) {
      const std::size_t mark = pair.find('>');
      const std::uint32_t head = token_of(parse, pair.substr(0, mark));
      const TimeMention* time = time_of(parse, times, head, parse.sentences[parse.sentence_of[head]]);
      EXPECT_EQ(time == nullptr ? "none" : parse.doc.str(time->span), pair.substr(mark + 1))
          << cells[1] << " (" << pair << ")";
    }
  }
}

TEST(Times, RelativeDaysStayUnknownWithoutPublicationDay) {
  const Parse parse =
      toy_parse("yesterday , last week , on Friday , two days ago , this morning , in the weekend");
  const auto times = find_times(parse, std::nullopt);
  EXPECT_EQ(times.size(), 6U);
  for (const TimeMention& time : times) {
    EXPECT_EQ(time.value, "") << parse.doc.str(time.span);
    EXPECT_FALSE(time.start) << parse.doc.str(time.span);
  }
}

TEST(Times, ImpossibleDaysHaveNoValue) {
  for (const char* text : {"February 30", "31 April 2021", "2023-13-01", "2021-02-29", "Feb. 99",
                           "99/99/2020", "0 May", "00.00.2020"}) {
    const Parse parse = toy_parse(text);
    for (const TimeMention& time : find_times(parse, Date{2023, 11, 20})) {
      EXPECT_FALSE(time.start && time.granularity == "day") << text << " " << time.value;
    }
  }
}

TEST(Times, AbsurdNumbersDoNotLeaveTheCalendar) {
  for (const char* text : {"999999999999999999999 years ago", "2000000000 days later",
                           "in 99999999 centuries ' time", "3000 years ago", "9999999 weeks from now",
                           "the past 999999999 days", "1000000 decades ago", "year 9999", "99th century"}) {
    const Parse parse = toy_parse(text);
    for (const TimeMention& time : find_times(parse, Date{2023, 11, 20})) {
      if (!time.start || !time.end) continue;
      EXPECT_TRUE(is_valid(*time.start) && is_valid(*time.end)) << text << " " << time.value;
      EXPECT_LE(*time.start, *time.end) << text;
    }
  }
}

TEST(Times, EdgesOfTheCalendarHold) {
  for (const Date published :
       {Date{1, 1, 1}, Date{9999, 12, 31}, Date{2024, 2, 29}, Date{0, 0, 0}, Date{2023, 2, 30}}) {
    const Parse parse = toy_parse(
        "yesterday tomorrow last week next week last month next month last year next year next Friday last "
        "Friday , "
        "in March , Dec. 31 , Feb. 29 , the weekend , next spring , last winter , a century ago , ten "
        "decades later");
    for (const TimeMention& time : find_times(parse, published)) {
      if (!time.start || !time.end) continue;
      EXPECT_LE(*time.start, *time.end) << time.why;
    }
  }
}

TEST(Times, MentionsAscendAndDoNotOverlap) {
  std::string text;
  for (int i = 0; i < 300; ++i)
    text += "on Tuesday night , May 3 - 5 , 2021 two days later from Monday to Friday ";
  const Parse parse = toy_parse(text);
  std::uint32_t last = 0;
  const auto times = find_times(parse, Date{2023, 11, 20});
  EXPECT_GT(times.size(), 1000U);
  for (const TimeMention& time : times) {
    EXPECT_GE(time.span.begin, last);
    EXPECT_LT(time.span.begin, time.span.end);
    last = time.span.end;
  }
}

TEST(Times, AnyMixtureOfDateWordsKeepsOrderAndSense) {
  std::vector<std::string> words;
  for (const Rule& rule : date_rules()) {
    for (std::string& word : split_list(rule.example, ' ')) words.push_back(std::move(word));
  }
  std::mt19937 random(20231120);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (int i = 0; i < 14; ++i) text += words[random() % words.size()] + " ";
    const Parse parse = toy_parse(text);
    std::uint32_t last = 0;
    for (const TimeMention& time : find_times(parse, Date{2023, 11, 20})) {
      ASSERT_GE(time.span.begin, last) << text;
      ASSERT_LT(time.span.begin, time.span.end) << text;
      last = time.span.end;
      ASSERT_EQ(time.start.has_value(), time.end.has_value()) << text;
      if (!time.start || !time.end) continue;
      ASSERT_LE(*time.start, *time.end) << text << time.value;
    }
  }
}

TEST(Times, EmptyTextHasNone) { EXPECT_TRUE(find_times(toy_parse(""), Date{2023, 11, 20}).empty()); }

}  // namespace
}  // namespace dragoman
