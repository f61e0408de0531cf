// Which of several answers is the likeliest, and what is done with it: parties, days and places that the
// act's own words leave open.

#include "event/choice.h"

#include <gtest/gtest.h>

#include <cmath>

#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "base/calendar.h"
#include "event/article_coder.h"
#include "event/days.h"
#include "event/in_play.h"
#include "event/parties.h"
#include "event/scenes.h"
#include "told_acts.h"

namespace dragoman {
namespace {

/// A table of choices with these lines.
class Choices {
 public:
  explicit Choices(const std::string& lines, const std::string& head = "question\tfeature\tweight\n") {
    std::ofstream(file_) << head << lines;
  }
  ~Choices() { std::filesystem::remove(file_); }
  Result<ChoiceModel> load() const { return ChoiceModel::load(file_); }

 private:
  std::filesystem::path file_ =
      std::filesystem::temp_directory_path() /
      ("choices_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()) + ".tsv");
};

TEST(ChoiceModel, AddsWeightsByName) {
  const auto model = Choices("q\ta b\t1.5\nq\tc\t-0.5\nother\tc\t9\n").load();
  ASSERT_TRUE(model) << model.error().str();
  const auto likely = model->probabilities("q", {{"a b", "unknown"}, {"c", "a b"}, {"c"}});
  ASSERT_EQ(likely.size(), 3U);
  EXPECT_NEAR(likely[0] + likely[1] + likely[2], 1, 1e-12);
  EXPECT_NEAR(likely[0] / likely[1], std::exp(0.5), 1e-9);
  EXPECT_NEAR(likely[0] / likely[2], std::exp(2.0), 1e-9);
  EXPECT_TRUE(model->probabilities("q", {}).empty());
}

TEST(Likeliest, AnswersThatSayTheSameCountTogether) {
  const Chosen two = likeliest({0.4, 0.25, 0.35}, {"a", "b", "b"});
  EXPECT_EQ(two.answer, 2U);
  EXPECT_NEAR(two.likely, 0.6, 1e-12);
  EXPECT_EQ(likeliest({0.4, 0.3, 0.3}, {"a", "b", "c"}).answer, 0U);
  EXPECT_EQ(likeliest({0.9, 0.05, 0.05}, {"a", "b", "c"}, 1).answer, 1U);
  EXPECT_EQ(likeliest({0.5, 0.5}, {"a", "b"}).answer, 0U);
}

TEST(Mentions, InPlayAreTheNearTheLeadAndWhatAlwaysIs) {
  struct Mention {
    TokenSpan span;
  };
  Parse parse;
  for (std::uint32_t sentence = 0; sentence < 40; ++sentence) parse.sentence_of.push_back(sentence);
  std::vector<Mention> all;
  for (std::uint32_t token = 0; token < 40; token += 2) all.push_back({{token, token + 1}});
  Mentions<Mention> mentions(parse);
  for (const Mention& each : all) mentions.add(each);
  using Indexes = std::vector<std::size_t>;
  EXPECT_EQ(mentions.in_play(0, nullptr), Indexes({0}));
  EXPECT_EQ(mentions.in_play(1, &all[1]), Indexes({0, 1}));
  EXPECT_EQ(mentions.in_play(4, nullptr), Indexes({0, 1, 2}));
  EXPECT_EQ(mentions.in_play(30, &all[5]), Indexes({0, 1, 2, 5, 9, 10, 11, 12, 13, 14, 15}));
  EXPECT_EQ(mentions.in_play(0, &all[19]), Indexes({0, 19}));
  EXPECT_EQ(Mentions<Mention>(parse).in_play(3, nullptr), Indexes());
}

TEST(ChoiceModel, SaysWhichLineIsWrong) {
  for (const std::string bad : {"q\tf\tmuch\n", "q\tf\t1e999\n", "q\tf\tnan\n", "q\tf\t\n"}) {
    const auto model = Choices("q\tg\t1\n" + bad).load();
    ASSERT_FALSE(model) << bad;
    EXPECT_EQ(model.error().code, ErrorCode::kFormat);
    EXPECT_EQ(model.error().line, 3U);
  }
  EXPECT_FALSE(Choices("q\tf\t1\n", "question\tweight\n").load());
}

struct Told {
  std::string trigger, source, target;
};

/// The rows of a text of 16 May 2024 whose acts are told, before anything is chosen.
struct Text {
  Text(const std::string& text, const std::vector<Told>& told) {
    article.doc_id = "d";
    article.date = Date{2024, 5, 16};
    article.text = text;
    std::vector<GivenAct> acts;
    for (const Told& each : told) {
      GivenAct act{.trigger = span(text, each.trigger), .type = EventType::kAccuse};
      if (!each.source.empty()) act.source.push_back(span(text, each.source));
      if (!each.target.empty()) act.target.push_back(span(text, each.target));
      acts.push_back(act);
    }
    reading.emplace(coder().read_given(article, acts));
    for (Act& act : reading->acts) act.parties_known = false;
    rows = coder().standing(*reading, article);
  }
  Article article;
  std::optional<Reading> reading;
  Rows rows;
};

const Ontology& ontology() {
  static const auto made = Ontology::load(DRAGOMAN_BINARY_DIR "/share/dragoman/lexicon/ontology", {});
  if (!made) throw std::runtime_error(made.error().str());
  return **made;
}

const std::string kTwo = "Kenya accused Uganda on Monday. Norway arrived in Oslo. Norway was critical.";

TEST(Parties, AnEmptySideIsFilledByTheLikeliestToldBefore) {
  Text text(kTwo, {{"accused", "Kenya", "Uganda"}, {"critical", "Norway", ""}});
  const auto model = Choices("target\tpast1=target\t5\ntarget\tnobody\t1\n").load();
  choose_parties(text.rows, *text.reading, *model, ontology());
  const Event& last = text.rows.events.at(1);
  ASSERT_EQ(last.target.size(), 1U);
  EXPECT_EQ(last.target[0].code, "UGA");
  EXPECT_EQ(last.target[0].words.text, "Uganda");
  EXPECT_EQ(last.target[0].words.at.start, 14U);
  EXPECT_NE(last.target[0].cameo, "");
  EXPECT_NE(last.target[0].why.find("told before"), std::string::npos);
}

TEST(Parties, NobodyIsAnAnswerToo) {
  Text text(kTwo, {{"accused", "Kenya", "Uganda"}, {"critical", "Norway", ""}});
  const auto model = Choices("target\tpast1=target\t1\ntarget\tnobody\t5\n").load();
  choose_parties(text.rows, *text.reading, *model, ontology());
  EXPECT_TRUE(text.rows.events.at(1).target.empty());
}

TEST(Parties, AnActWhosePartiesAreKnownIsNotFilled) {
  Text text(kTwo, {{"accused", "Kenya", "Uganda"}, {"critical", "Norway", ""}});
  for (Act& act : text.reading->acts) act.parties_known = true;
  const auto model = Choices("target\tpast1=target\t5\n").load();
  choose_parties(text.rows, *text.reading, *model, ontology());
  EXPECT_TRUE(text.rows.events.at(1).target.empty());
}

TEST(Parties, WordsThatDoNotTellWhomTheyMeanMayMeanAnother) {
  const std::string words = "Kenya accused Uganda. Norway met Sweden. The president complained.";
  Text text(words, {{"accused", "Kenya", "Uganda"}, {"complained", "The president", ""}});
  EventParties parties(text.rows, *text.reading);
  EXPECT_EQ(parties.question(0, Side::kSource), "");
  ASSERT_EQ(parties.question(1, Side::kSource), "source_meant");
  const auto model = Choices("source_meant\tpast1=target\t9\ntarget\tnobody\t9\n").load();
  choose_parties(text.rows, *text.reading, *model, ontology());
  const ActorRef& meant = text.rows.events.at(1).source.at(0);
  EXPECT_EQ(meant.code, "UGA");
  EXPECT_EQ(meant.sector, "GOV");
  EXPECT_EQ(meant.words.text, "The president");
  ASSERT_TRUE(meant.antecedent);
  EXPECT_EQ(meant.antecedent->text, "Uganda");
}

TEST(Days, TheLikeliestDayInPlayIsTold) {
  const std::string words =
      "Kenya accused Uganda on Monday. A meeting was held on Tuesday. Norway was critical.";
  Text text(words, {{"accused", "Kenya", "Uganda"}, {"critical", "Norway", ""}});
  const auto first = Choices("day\tfirst\t5\n").load();
  choose_days(text.rows, *text.reading, text.article.date, *first);
  ASSERT_TRUE(text.rows.events.at(1).date);
  EXPECT_EQ(iso(text.rows.events.at(1).date->start), "2024-05-13");
  EXPECT_EQ(text.rows.events.at(1).date->words.text, "Monday");
  const auto last = Choices("day\tlast\t5\nday\town\t9\n").load();
  choose_days(text.rows, *text.reading, text.article.date, *last);
  EXPECT_EQ(iso(text.rows.events.at(0).date->start), "2024-05-13");
  const auto until = Choices("day\t..\t5\nday\tlast..\t5\n").load();
  choose_days(text.rows, *text.reading, text.article.date, *until);
  EXPECT_EQ(iso(text.rows.events.at(1).date->start), "2024-05-14");
  EXPECT_EQ(iso(text.rows.events.at(1).date->end), "2024-05-16");
  EXPECT_EQ(text.rows.events.at(1).date->granularity, "span");
}

TEST(Scenes, APlaceIsToldUnlessItIsTooLikelyThatNoneIs) {
  const std::string words = "Kenya accused Uganda in Lodwar. Norway was critical.";
  Text text(words, {{"accused", "Kenya", "Uganda"}, {"critical", "Norway", ""}});
  const auto there = Choices("place\tlast|in\t5\n").load();
  choose_scenes(text.rows, *text.reading, *there);
  ASSERT_TRUE(text.rows.events.at(1).place);
  EXPECT_EQ(text.rows.events.at(1).place->name, "Lodwar");
  const auto nowhere = Choices("place\tnowhere\t9\n").load();
  choose_scenes(text.rows, *text.reading, *nowhere);
  EXPECT_FALSE(text.rows.events.at(1).place);
}

}  // namespace
}  // namespace dragoman
