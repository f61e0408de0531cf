// Synonym sets and patterns in the three ways of writing them.

#include "dictionaries/pattern.h"

#include <gtest/gtest.h>

namespace dragoman::dictionaries {
namespace {

Synonyms sets() {
  Synonyms synonyms("d");
  synonyms.begin("&WEAPON", 1);
  synonyms.add("GUN", 2);
  synonyms.add("AIR_RIFLE", 3);
  synonyms.begin("&ARMS_", 4);
  synonyms.add("&WEAPON", 5);
  synonyms.add("BOMB", 6);
  synonyms.begin("&LOOP", 7);
  synonyms.add("&POOL", 8);
  synonyms.begin("&POOL", 9);
  synonyms.add("&LOOP", 10);
  return synonyms;
}

std::string side(const std::vector<PatternItem>& items) {
  std::string out;
  for (const PatternItem& item : items) {
    constexpr std::array<const char*, 5> kMarks = {"", "$", "+", "%", "^"};
    out += out.empty() ? "" : " ";
    out += item.preposition.empty() ? "" : item.preposition + ":";
    out += kMarks.at(static_cast<std::size_t>(item.kind));
    out += item.joined ? "_" : "";
    out += item.apart ? "~" : "";
    for (const std::string& phrase : item.phrases)
      out += (&phrase == &item.phrases.front() ? "" : "|") + phrase;
  }
  return out;
}

std::string parsed(const std::string& text, Format format) {
  const auto pattern = parse_pattern({text, 1}, format, sets());
  if (!pattern) return pattern.error().message;
  return side(pattern->before) + " * " + side(pattern->behind) + " = " + pattern->code;
}

TEST(Synonyms, AreReplacedThroughEachOther) {
  using Phrases = std::vector<std::string>;
  EXPECT_EQ(sets().expand("new &arms"), (Phrases{"new gun", "new air rifle", "new bomb"}));
  EXPECT_EQ(sets().expand("plain"), (Phrases{"plain"}));
  EXPECT_EQ(sets().expand("&loop").error().message, "the synonym set &loop holds itself");
  EXPECT_EQ(sets().expand("&none").error().message, "there is no synonym set &none");
  EXPECT_EQ(sets().expand("&weapon &weapon")->size(), 4U);
}

TEST(Synonyms, AreAccountedFor) {
  Ledger ledger;
  sets().account(ledger);
  EXPECT_EQ(ledger.count(Kind::kSynonymSet).read, 4U);
  EXPECT_EQ(ledger.count(Kind::kSynonymSet).left, 2U);
  EXPECT_EQ(ledger.count(Kind::kSynonym).carried, 4U);
  EXPECT_EQ(ledger.wrong_sum(), "");
}

TEST(Synonyms, ThatStandForTooMuchAreRefused) {
  Synonyms synonyms("d");
  synonyms.begin("&MANY", 1);
  for (int i = 0; i < 100; ++i) synonyms.add("W" + std::to_string(i), 2);
  EXPECT_EQ(synonyms.expand("&many &many").error().message, "stands for more than 2000 phrases");
}

TEST(Synonyms, InALongChainAreRefused) {
  Synonyms synonyms("d");
  for (int i = 0; i < 100'000; ++i) {
    synonyms.begin("&S" + std::to_string(i), 1);
    synonyms.add("&S" + std::to_string(i + 1), 2);
  }
  EXPECT_EQ(synonyms.expand("&s0").error().message, "sets in sets, more than 50 deep");
  std::string many;
  for (int i = 0; i < 30; ++i) many += "&s0 ";
  EXPECT_EQ(synonyms.expand(many).error().message, "more than 20 sets in one phrase");
}

TEST(Petrarch2Pattern, HasNounsAndPrepositions) {
  const auto p2 = [](const std::string& text) { return parsed(text, Format::kPetrarch2); };
  EXPECT_EQ(p2("- * TALKS   [036:036]"), " * talks = 036:036");
  EXPECT_EQ(p2("- {AIR FORCE} * &WEAPON (TO {HIGH COURT}) [072]"),
            "air force * gun|air rifle to high court = 072");
  EXPECT_EQ(p2("- * AID (FROM +) [023]"), " * aid from:+ = 023");
  EXPECT_EQ(p2("- * (OF &ARMS) [090]"), " * of gun|of air rifle|of bomb = 090");
  EXPECT_EQ(p2("- * OFF (FOR) [042]"), " * off for = 042");
}

TEST(Petrarch1Pattern, HasWordsAndParties) {
  const auto p1 = [](const std::string& text) { return parsed(text, Format::kPetrarch1); };
  EXPECT_EQ(p1("- * AID TO + [070]"), " * aid to to:+ = 070");
  EXPECT_EQ(p1("- + WERE * BY $ [173]"), "+ were * by by:$ = 173");
  EXPECT_EQ(p1("- % * NEW_&WEAPON [060:060]"), "% * new gun|new air rifle = 060:060");
  EXPECT_EQ(p1("- FAILED_TO_* [120]"), "~failed to *  = 120");
  EXPECT_EQ(p1("- *_AND_KILLED [190]"), " * _and killed = 190");
  EXPECT_EQ(p1("- * TO_ATTEND ^ [043]"), " * ~to attend ^ = 043");
}

TEST(TabariPattern, HasStemsAndAlternatives) {
  const auto tabari = [](const std::string& text) { return parsed(text, Format::kTabari); };
  EXPECT_EQ(tabari("- + { WAS | WERE_HELD } * OF_ VIOLAT [112]"), "+ was|were held * of violat* = 112");
  EXPECT_EQ(tabari("- * PLAN_ [020]"), " * plan = 020");
}

TEST(Pattern, TellsWhatIsWrong) {
  const auto p2 = [](const std::string& text) { return parsed(text, Format::kPetrarch2); };
  EXPECT_EQ(p2("- * TALKS"), "a pattern ends in its [CODE]");
  EXPECT_EQ(p2("- TALKS [036]"), "no * says where the verb stands");
  EXPECT_EQ(p2("- * TALKS * [036]"), "two * in one pattern");
  EXPECT_EQ(p2("- * {PEACE TALKS [036]"), "a brace { that is not closed");
  EXPECT_EQ(p2("- * (TO FORCE [036]"), "a bracket ( that is not closed");
  EXPECT_EQ(p2("- * FORCE) [036]"), "a bracket ) that was not opened");
  EXPECT_EQ(p2("- * () [036]"), "a bracket ( without a preposition");
  EXPECT_EQ(p2("- * &NONE [036]"), "there is no synonym set &none");
  EXPECT_EQ(parsed("- * { A | B [036]", Format::kTabari), "a brace { that is not closed");
}

}  // namespace
}  // namespace dragoman::dictionaries
