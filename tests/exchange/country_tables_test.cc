#include <gtest/gtest.h>

#include <map>

#include "base/calendar.h"
#include "support.h"

namespace dragoman {
namespace {

using namespace testing;

Date day(const char* text) { return parse_iso_date(text).value(); }

TEST(Countries, AreFoundByEveryCode) {
  const Countries& countries = *tables().countries;
  EXPECT_EQ(countries.by_fips("RS")->iso3, "RUS");
  EXPECT_EQ(countries.by_fips("SU")->iso3, "SDN");
  EXPECT_EQ(countries.by_fips("GM")->iso3, "DEU");
  EXPECT_EQ(countries.by_fips("GZ")->iso3, "PSE");
  EXPECT_EQ(countries.by_iso3("PSE")->fips, "WE");
  EXPECT_EQ(countries.by_numeric("4")->iso3, "AFG");
  EXPECT_EQ(countries.by_numeric("840")->iso3, "USA");
  EXPECT_EQ(countries.by_cameo("ROM")->iso3, "ROU");
  EXPECT_EQ(countries.by_cameo("USA")->iso3, "USA");
  EXPECT_EQ(countries.by_iso3("XXX"), nullptr);
  EXPECT_EQ(countries.by_numeric("12345"), nullptr);
}

TEST(Countries, AreFoundByTheNamesOfDataSets) {
  const std::map<std::string, std::string> names = {{"Russian Federation", "RUS"},
                                                    {"russia (Soviet Union)", "RUS"},
                                                    {"Occupied Palestinian Territory", "PSE"},
                                                    {"Yemen (North Yemen)", "YEM"},
                                                    {"DR Congo (Zaire)", "COD"},
                                                    {"Democratic Republic of Congo", "COD"},
                                                    {"Myanmar (Burma)", "MMR"},
                                                    {"Bosnia-Herzegovina", "BIH"},
                                                    {"Serbia (Yugoslavia)", "SRB"},
                                                    {"Cote d'Ivoire", "CIV"},
                                                    {"Ivory Coast", "CIV"},
                                                    {"South Korea", "KOR"},
                                                    {"Syria", "SYR"},
                                                    {"eSwatini", "SWZ"},
                                                    {"United States of America", "USA"},
                                                    {"Sudan (2019-2023)", "SDN"}};
  for (const auto& [name, code] : names) {
    const Country* country = tables().countries->by_name(name);
    ASSERT_NE(country, nullptr) << name;
    EXPECT_EQ(country->iso3, code) << name;
  }
  EXPECT_EQ(tables().countries->by_name("Atlantis"), nullptr);
}

TEST(StateSystems, ChangeWithTheDay) {
  const StateSystems& states = *tables().states;
  EXPECT_EQ(states.on("DEU", day("1989-11-09")).cow, 260);
  EXPECT_EQ(states.on("DEU", day("1990-10-03")).cow, 255);
  EXPECT_EQ(states.on("DEU", day("1990-10-03")).gw, 260);
  EXPECT_EQ(states.on("DEU", day("1949-12-01")).gw, 260);
  EXPECT_FALSE(states.on("DEU", day("1949-12-01")).cow);
  EXPECT_EQ(states.on("SRB", day("2020-01-01")).cow, 345);
  EXPECT_EQ(states.on("SRB", day("2020-01-01")).gw, 340);
  EXPECT_FALSE(states.on("SSD", day("2011-07-08")).cow);
  EXPECT_EQ(states.on("SSD", day("2011-07-09")).cow, 626);
  EXPECT_EQ(states.within("SSD", day("2011-07-01"), day("2011-07-31")).gw, 626);
  EXPECT_EQ(states.within("CSK", day("1992-12-01"), day("1993-01-31")).cow, 315);
  EXPECT_FALSE(states.on("UNO", day("2020-01-01")).cow);
  EXPECT_EQ(states.of_gw(678, day("2015-01-01")), "YEM");
  EXPECT_EQ(states.of_gw(345, day("1999-01-01")), "SRB");
  EXPECT_EQ(states.of_gw(999, day("1999-01-01")), "");
}

TEST(StateSystems, TableIsPlausible) {
  const auto& lines = tables().states->memberships();
  const auto overlap = [](const StateMembership& a, const StateMembership& b) {
    const Date open{9999, 12, 31};
    return a.from <= b.to.value_or(open) && b.from <= a.to.value_or(open);
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    EXPECT_GE(lines[i].from, (Date{1946, 1, 1})) << lines[i].iso3;
    for (std::size_t j = 0; j < i; ++j) {
      if (!overlap(lines[i], lines[j])) continue;
      EXPECT_NE(lines[i].iso3, lines[j].iso3);
      if (lines[i].numbers.cow) {
        EXPECT_NE(lines[i].numbers.cow, lines[j].numbers.cow) << lines[i].iso3;
      }
      if (lines[i].numbers.gw) {
        EXPECT_NE(lines[i].numbers.gw, lines[j].numbers.gw) << lines[i].iso3;
      }
    }
  }
  const auto members = [&](Date on, bool cow) {
    return std::count_if(lines.begin(), lines.end(), [&](const StateMembership& line) {
      return line.from <= on && (!line.to || *line.to >= on) && (cow ? line.numbers.cow : line.numbers.gw);
    });
  };
  // The Correlates of War count 195 members at the end of their list; Gleditsch and Ward as many, with
  // microstates.
  EXPECT_EQ(members(day("2016-12-31"), true), 195);
  EXPECT_EQ(members(day("2017-12-31"), false), 195);
}

}  // namespace
}  // namespace dragoman
