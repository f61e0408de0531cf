// Whom given words mean, and which day is in play: the whole way but for the reader.

#include <gtest/gtest.h>

#include <stdexcept>

#include "base/calendar.h"
#include "told_acts.h"

namespace dragoman {
namespace {

std::string codes(const std::vector<ActorRef>& actors) {
  std::string out;
  for (const ActorRef& actor : actors) out += (out.empty() ? "" : " ") + actor.code + "/" + actor.sector;
  return out;
}

struct Given {
  std::string trigger, source;
  Status status = Status::kActual;
};

std::vector<Event> code(const std::string& text, const std::vector<Given>& all,
                        std::optional<Date> date = Date{2024, 5, 16}) {
  std::vector<GivenAct> acts;
  for (const Given& given : all) {
    GivenAct act{
        .trigger = span(text, given.trigger), .type = EventType::kAccuse, .mode = "", .status = given.status};
    if (!given.source.empty()) act.source.push_back(span(text, given.source));
    acts.push_back(act);
  }
  Article article;
  article.doc_id = "d";
  article.date = date;
  article.text = text;
  return coder().code_given(article, acts);
}

TEST(GivenActs, CountedPhrasesStandForThoseToldOfLast) {
  const std::string text =
      "Kenya, Uganda and Rwanda met in Nairobi on Monday. Norway complained. The three countries criticised "
      "the "
      "bank. Both sides protested.";
  const auto events = code(
      text, {{"complained", "Norway"}, {"criticised", "The three countries"}, {"protested", "Both sides"}});
  ASSERT_EQ(events.size(), 3U);
  EXPECT_EQ(codes(events[0].source), "NOR/GOV");
  EXPECT_EQ(codes(events[1].source), "KEN/GOV UGA/GOV RWA/GOV");
  EXPECT_EQ(events[2].source.size(), 2U);
}

TEST(GivenActs, ABodyOfAnothersNameBelongsToItsOwner) {
  const std::string text = "Romania's Senate criticised the pact. The Senate of Paraguay scolded it.";
  const auto events = code(text, {{"criticised", "Romania's Senate"}, {"scolded", "The Senate of Paraguay"}});
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(codes(events[0].source), "ROU/LEG");
  EXPECT_EQ(codes(events[1].source), "PRY/LEG");
}

TEST(GivenActs, BrusselsIsTheUnionButInBelgium) {
  const auto abroad = code("Hungary sued. Brussels criticised it.", {{"criticised", "Brussels"}});
  EXPECT_EQ(codes(abroad.at(0).source), "EUR/GOV");
  const auto at_home = code("Belgium closed its airports. Belgian police warned. Brussels criticised it.",
                            {{"criticised", "Brussels"}});
  EXPECT_EQ(codes(at_home.at(0).source), "BEL/GOV");
}

TEST(GivenActs, APartyThatNothingTellsIsOfTheStateInFocus) {
  const std::string text = "Ghana voted on Sunday. The winner berated the press in Accra.";
  const auto events = code(text, {{"berated", "The winner"}});
  ASSERT_EQ(events.size(), 1U);
  ASSERT_EQ(events[0].source.size(), 1U);
  EXPECT_EQ(events[0].source[0].code, "GHA");
}

TEST(GivenActs, TheDayInPlayIsCarriedOn) {
  const std::string text =
      "Police in Lagos raided a newspaper on Tuesday. Its editor condemned them. The union will strike. A "
      "march "
      "was held on Wednesday. The governor deplored it.";
  const auto events = code(text, {{"raided", "Police"},
                                  {"condemned", "Its editor"},
                                  {"strike", "The union", Status::kFuture},
                                  {"march", ""},
                                  {"deplored", "The governor"}});
  ASSERT_EQ(events.size(), 5U);
  ASSERT_TRUE(events[1].date);
  EXPECT_EQ(iso(events[1].date->start), "2024-05-14");
  EXPECT_EQ(events[1].date->words.text, events[0].date->words.text)
      << "the words that tell it are the first's";
  EXPECT_FALSE(events[2].date) << "a plan takes no day from what was";
  ASSERT_TRUE(events[4].date);
  EXPECT_EQ(iso(events[4].date->start), "2024-05-15");
}

TEST(GivenActs, TheSceneIsCarriedToActsOfTheBody) {
  const std::string text =
      "Rebels attacked the market in Goma on Monday. The mayor complained.\n\nTroops shot back. The minister "
      "criticised them.";
  std::vector<GivenAct> acts;
  for (const auto& [words, type] : {std::pair{"attacked", EventType::kAssault},
                                    {"complained", EventType::kAccuse},
                                    {"shot back", EventType::kAssault},
                                    {"criticised", EventType::kAccuse}}) {
    acts.push_back({.trigger = span(text, words), .type = type, .mode = ""});
  }
  Article article;
  article.doc_id = "d";
  article.text = text;
  const auto events = coder().code_given(article, acts);
  ASSERT_EQ(events.size(), 4U);
  ASSERT_TRUE(events[2].place);
  EXPECT_EQ(events[2].place->name, "Goma");
  EXPECT_EQ(events[2].place->words.text, events[0].place->words.text);
  EXPECT_FALSE(events[3].place) << "words of another paragraph are said anywhere";
}

TEST(GivenActs, WithoutAnyDayThereIsNone) {
  const auto events = code("Police raided a newspaper. Its editor condemned them.",
                           {{"raided", "Police"}, {"condemned", "Its editor"}}, std::nullopt);
  for (const Event& event : events) EXPECT_FALSE(event.date);
}

TEST(GivenActs, WordsOutsideTheTextAreLeftOut) {
  Article article;
  article.doc_id = "d";
  article.text = "Police raided a newspaper.";
  const auto events = coder().code_given(article, {{.trigger = {100, 110}, .mode = ""},
                                                   {.trigger = {7, 13}, .mode = "", .source = {{300, 310}}}});
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].trigger.text, "raided");
  EXPECT_TRUE(events[0].source.empty());
}

}  // namespace
}  // namespace dragoman
