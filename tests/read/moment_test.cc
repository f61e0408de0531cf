#include "read/moment.h"

#include <gtest/gtest.h>

#include "base/calendar.h"

namespace dragoman {
namespace {

struct Written {
  std::string_view words;
  std::string_view day;  ///< empty: no moment
  std::string_view utc;
};

class Moments : public testing::TestWithParam<Written> {};
TEST_P(Moments, AreRead) {
  const std::optional<Moment> got = parse_moment(GetParam().words);
  ASSERT_EQ(got.has_value(), !GetParam().day.empty()) << GetParam().words;
  if (!got) return;
  EXPECT_EQ(iso(got->day), GetParam().day) << GetParam().words;
  EXPECT_EQ(got->utc, GetParam().utc) << GetParam().words;
}

INSTANTIATE_TEST_SUITE_P(
    Words, Moments,
    testing::Values(Written{"2023-11-20T08:15:00Z", "2023-11-20", "2023-11-20T08:15:00Z"},
                    Written{"2023-11-20T23:30:00-05:00", "2023-11-20", "2023-11-21T04:30:00Z"},
                    Written{"2023-11-20t00:10:00.123456+0300", "2023-11-20", "2023-11-19T21:10:00Z"},
                    Written{"2023-11-20 08:15", "2023-11-20", "2023-11-20T08:15:00Z"},
                    Written{"20231120T081500Z", "2023-11-20", "2023-11-20T08:15:00Z"},
                    Written{"20231120", "2023-11-20", ""}, Written{" 2023-11-20 ", "2023-11-20", ""},
                    Written{"Mon, 20 Nov 2023 08:15:00 GMT", "2023-11-20", "2023-11-20T08:15:00Z"},
                    Written{"20 Nov 23 08:15 EST", "2023-11-20", "2023-11-20T13:15:00Z"},
                    Written{"Monday, 20-Nov-94 08:15:00 +0100 (CET)", "1994-11-20", "1994-11-20T07:15:00Z"},
                    Written{"Mon Nov 20 08:15:00 2023", "2023-11-20", "2023-11-20T08:15:00Z"},
                    Written{"November 20, 2023 8:15 pm", "2023-11-20", "2023-11-20T20:15:00Z"},
                    Written{"Nov. 20, 2023 at 12:05 AM EDT", "2023-11-20", "2023-11-20T04:05:00Z"},
                    Written{"2024-02-29", "2024-02-29", ""}, Written{"2023-02-29", "", ""},
                    Written{"2023-11-31T08:00:00Z", "", ""}, Written{"2023-11-20T25:00:00Z", "", ""},
                    Written{"2023-11-20T08:61:00Z", "", ""}, Written{"2023-11-20T08:15:00+99:00", "", ""},
                    Written{"32 Nov 2023", "", ""}, Written{"Nov 2023", "", ""}, Written{"yesterday", "", ""},
                    Written{"", "", ""}, Written{"20/11/2023", "", ""},
                    Written{"99999999999999999999", "", ""}));

TEST(Published, SetsDayAndMoment) {
  Article article;
  EXPECT_EQ(set_published(article, "2023-11-20T23:30:00-05:00", Date{2023, 11, 20}), "");
  EXPECT_EQ(iso(*article.date), "2023-11-20");
  EXPECT_EQ(article.published, "2023-11-21T04:30:00Z");
}

TEST(Published, RefusesWhatCannotBe) {
  Article article;
  const Date today{2023, 11, 20};
  EXPECT_EQ(set_published(article, "2023-11-22", today), "a date in the future: \"2023-11-22\"");
  EXPECT_EQ(set_published(article, "1970-01-01T00:00:00Z", today).substr(0, 16), "the clock's zero");
  EXPECT_EQ(set_published(article, "0001-01-01T00:00:00", today).substr(0, 15), "a date too long");
  EXPECT_FALSE(article.date);
  EXPECT_EQ(set_published(article, "2023-11-21", today), "") << "it is tomorrow already east of here";
}

}  // namespace
}  // namespace dragoman
