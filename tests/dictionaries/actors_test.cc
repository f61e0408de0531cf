// Actors: names, codes by day, and what no table can hold.

#include "dictionaries/actors.h"

#include "base/calendar.h"
#include "dictionaries/name_case.h"
#include "dictionaries/support.h"
#include "dictionaries/world_rows.h"

namespace dragoman::dictionaries {
namespace {

class Actors : public ImportTest {
 protected:
  Ledger imported(const std::string& text) {
    dictionary("my.actors.txt", text);
    auto ledger = import(Format::kPetrarch2);
    if (!ledger) throw std::runtime_error(ledger.error().str());
    return *std::move(ledger);
  }
};

TEST(Days, AreReadInEveryForm) {
  const auto span = [](const char* text) {
    const auto days = parse_days(text);
    if (!days) return days.error().message;
    return (days->from == kAllDays.from ? "" : iso(from_days(days->from))) + ".." +
           (days->to == kAllDays.to ? "" : iso(from_days(days->to)));
  };
  EXPECT_EQ(span("<900101"), "..1990-01-01");
  EXPECT_EQ(span("> 20010911"), "2001-09-11..");
  EXPECT_EQ(span("900101-951231"), "1990-01-01..1995-12-31");
  EXPECT_EQ(span("18970101 - 450703"), "1897-01-01..1945-07-03");
  EXPECT_EQ(span(">300101"), "2030-01-01..");
  EXPECT_EQ(span(">310101"), "1931-01-01..");
  EXPECT_EQ(span("900230-951231"), "'900230' is no day of the calendar");
  EXPECT_EQ(span("2004017-20061201"), "'2004017' is no date: YYMMDD or YYYYMMDD");
  EXPECT_EQ(span("951231-900101"), "the days end before they begin");
  EXPECT_EQ(span("900101"), "'900101' is no span of days: <DAY, >DAY or DAY-DAY");
}

TEST(DayCover, GivesWhatIsNotTaken) {
  DayCover cover;
  EXPECT_EQ(cover.take({10, 20}).size(), 1U);
  const auto around = cover.take({5, 25});
  ASSERT_EQ(around.size(), 2U);
  EXPECT_EQ(around[0].to, 9);
  EXPECT_EQ(around[1].from, 21);
  EXPECT_TRUE(cover.take({5, 25}).empty());
  EXPECT_EQ(cover.take(kAllDays).size(), 2U);
}

TEST(Spellings, AreThoseOfReports) {
  using Names = std::vector<std::string>;
  EXPECT_EQ(spellings("BANK OF THE NORTH"), (Names{"Bank of the North"}));
  EXPECT_EQ(spellings("THE GRAY LEAGUE"), (Names{"Gray League"}));
  EXPECT_EQ(spellings("QZF"), (Names{"QZF"}));
  EXPECT_EQ(spellings("AL-WADI FRONT"), (Names{"Al-Wadi Front", "al-Wadi Front"}));
  EXPECT_EQ(spellings("GL COUNCIL"), (Names{"GL Council"}));
  EXPECT_EQ(spellings("RED ARMY"), (Names{"Red Army", "RED Army"}));
  EXPECT_EQ(spellings("HERON"), (Names{"Heron", "HERON"}));
  EXPECT_EQ(spellings("Gray McLeague").front(), "Gray McLeague");
}

TEST_F(Actors, ACodeHoldsOnItsDays) {
  imported(
      "ULDA_KESTREL_  [NORELI] ; a note\n"
      "+U._KESTREL\n"
      "\t[NORGOV 900101-951231]\n"
      "\t[SWEGOV >19960101]\n");
  EXPECT_EQ(actor("Ulda Kestrel", Date{1992, 1, 1}), "NOR GOV");
  EXPECT_EQ(actor("U. Kestrel", Date{2000, 1, 1}), "SWE GOV");
  EXPECT_EQ(actor("Ulda Kestrel", Date{1980, 1, 1}), "NOR ELI")
      << "the code without days holds on the others";
}

TEST_F(Actors, TheFirstCodeOfADayHolds) {
  const Ledger ledger = imported(
      "ULDA KESTREL\n[NORGOV 900101-951231]\n[SWEGOV 940101-981231]\n[FINGOV 910101-930101]\n"
      "ULDA KESTREL [DNKGOV]\n"
      "THE_ULDA_KESTREL [ISLGOV]\n");
  EXPECT_EQ(actor("Ulda Kestrel", Date{1995, 1, 1}), "NOR GOV");
  EXPECT_EQ(actor("Ulda Kestrel", Date{1997, 1, 1}), "SWE GOV");
  EXPECT_EQ(actor("Ulda Kestrel", Date{2005, 1, 1}), "DNK GOV");
  EXPECT_EQ(ledger.count(Kind::kActorCode).left, 2U);
  EXPECT_NE(not_carried().find("my.actors.txt\t4\tactor code\t[FINGOV 910101-930101]\tother codes hold"),
            std::string::npos)
      << not_carried();
  EXPECT_NE(not_carried().find("my.actors.txt\t6\tactor name\tTHE ULDA KESTREL\tthe name has a code on these "
                               "days already, by my.actors.txt:1"),
            std::string::npos)
      << not_carried();
}

TEST_F(Actors, CodesBecomeStatesSectorsAndWhatIsLeft) {
  imported("GRAY_LEAGUE [IGOUNO]\nBLUE_FALCONS [NORREBBLF]\nOLD_NORTHLAND [NOR]\nTWIN_ISLES [NOR/SWE]\n");
  EXPECT_EQ(actor("Gray League", Date{2000, 1, 1}), "UNO ");
  EXPECT_EQ(actor("Blue Falcons", Date{2000, 1, 1}), "NOR REB");
  EXPECT_EQ(actor("Old Northland", Date{2000, 1, 1}), "NOR ");
  EXPECT_EQ(actor("Twin Isles", Date{2000, 1, 1}), " ");
  EXPECT_NE(text("lexicon/ontology/actor_codes.tsv").find("actor\tgroup:blue-falcons\tBLF\n"),
            std::string::npos);
  EXPECT_NE(text("world/subnational.tsv").find("NOR\tOld Northland, OLD Northland\t\n"), std::string::npos);
  EXPECT_NE(text("world/groups.tsv").find("Twin Isles\t\t\t\tNOR, SWE\t\t\n"), std::string::npos);
}

TEST_F(Actors, WhatCannotBeReadIsListed) {
  const Ledger ledger = imported(
      "[NORGOV]\n"
      "NOBODY [---]\nSHORT [NORGO]\nKOREA,_WEST [KOR]\nNO_CODE\nOPEN [NORGOV\nBAD_DAY [NORGOV "
      "900230-910101]\n"
      "ONE [NOR]\n+\n+ONE\n");
  for (const char* line :
       {"\t1\tline\t[NORGOV]\ta code before any name", "\t2\tactor code\t[---]\tthe null code names nobody",
        "\t3\tactor code\t[NORGO]\tthe code is not made of parts of three letters",
        "\t4\tactor name\tKOREA, WEST\ta mark that no name has",
        "\t5\tactor name\tNO CODE\tno code stands with it",
        "\t6\tactor code\t[NORGOV\ta code stands between [ and ]",
        "\t7\tactor code\t[NORGOV 900230-910101]\t'900230' is no day of the calendar",
        "\t9\tline\t\tno name stands here", "\t10\tactor name\tONE\tstands twice in this entry"})
    EXPECT_NE(not_carried().find(line), std::string::npos) << line << "\n" << not_carried();
  EXPECT_EQ(ledger.count(Kind::kActorName).carried, 1U);
}

}  // namespace
}  // namespace dragoman::dictionaries
