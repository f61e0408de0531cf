// Which numbers belong to which act, from low to high, by whose figure.

#include <gtest/gtest.h>

#include <stdexcept>

#include "event/article_coder.h"

namespace dragoman {
namespace {

const ArticleCoder& coder() {
  static const auto made = ArticleCoder::create(
      {.data_dir = DRAGOMAN_BINARY_DIR "/share/dragoman", .model = {}, .reader = "frames", .kernels = ""});
  if (!made) throw std::runtime_error(made.error().str());
  return **made;
}

struct Given {
  std::string trigger;
  EventType type = EventType::kAssault;
};

/// The numbers of each act: "dead 10.. by police; injured 25".
std::vector<std::string> numbers(const std::string& text, const std::vector<Given>& all) {
  std::vector<GivenAct> acts;
  for (const Given& given : all) {
    const std::size_t at = text.find(given.trigger);
    if (at == std::string::npos) throw std::runtime_error("no such words: " + given.trigger);
    const auto start = static_cast<std::uint32_t>(at);
    acts.push_back(
        {.trigger = {start, start + static_cast<std::uint32_t>(given.trigger.size())}, .type = given.type});
  }
  Article article;
  article.doc_id = "d";
  article.text = text;
  std::vector<std::string> out;
  for (const Event& event : coder().code_given(article, acts)) {
    std::string line;
    for (const EventNumber& number : event.numbers) {
      const auto bound = [](const auto& value) { return value ? std::to_string(*value) : ""; };
      line += (line.empty() ? "" : "; ") + number.what + " " + bound(number.low);
      if (number.low != number.high) line += ".." + bound(number.high);
      if (!number.according_to.empty()) line += " by " + number.according_to;
    }
    out.push_back(line);
  }
  return out;
}

TEST(Numbers, TheDeadAndTheInjuredOfAnAttack) {
  EXPECT_EQ(
      numbers(
          "A bomb exploded in the market, killing at least ten people and wounding 25 others, police said.",
          {{"exploded"}}),
      std::vector<std::string>{"dead 10.. by police; injured 25 by police"});
  EXPECT_EQ(numbers("The attack left twelve soldiers dead.", {{"attack"}}),
            std::vector<std::string>{"dead 12"});
  EXPECT_EQ(numbers("Gunmen attacked the village. More than 40 people were killed.", {{"attacked"}}),
            std::vector<std::string>{"dead 40.."});
}

TEST(Numbers, ThoseWhoTookPartAndThoseArrested) {
  EXPECT_EQ(numbers("Tens of thousands of people marched in Caracas, and police arrested 120 demonstrators.",
                    {{"marched", EventType::kProtest}, {"arrested", EventType::kCoerce}}),
            (std::vector<std::string>{"participants 20000..", "arrested 120"}));
}

TEST(Numbers, OthersAreLeftOut) {
  // Days, sums and shares count nobody; an act of another type or two sentences away is not theirs.
  EXPECT_EQ(numbers("Police arrested the man on May 5, 2020, for stealing 300 dollars.",
                    {{"arrested", EventType::kCoerce}}),
            std::vector<std::string>{""});
  EXPECT_EQ(numbers("The minister criticized the army. Ten people were killed.",
                    {{"criticized", EventType::kAccuse}}),
            std::vector<std::string>{""});
  EXPECT_EQ(numbers("Rebels attacked the town. It rained. The town is old. Ten people were killed.",
                    {{"attacked"}}),
            std::vector<std::string>{""});
}

}  // namespace
}  // namespace dragoman
