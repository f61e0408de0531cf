// Status and voices, on tables of cases.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include "base/tsv.h"
#include "reader/support.h"

namespace dragoman {
namespace {

struct Case {
  std::vector<std::string> cells;
  std::string where;
};

std::vector<Case> read_cases(const std::string& name, std::size_t cells) {
  const std::string file = std::string(DRAGOMAN_SOURCE_DIR) + "/tests/reader/" + name;
  std::ifstream in(file);
  std::vector<Case> cases;
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    cases.push_back({split_list(line, '|'), name + ":" + std::to_string(number)});
    EXPECT_EQ(cases.back().cells.size(), cells) << cases.back().where;
  }
  EXPECT_FALSE(cases.empty()) << file;
  return cases;
}

const Act* find_act(const Parse& parse, const std::vector<Act>& acts, const std::string& trigger) {
  const auto found = std::find_if(acts.begin(), acts.end(),
                                  [&](const Act& act) { return parse.doc.str(act.trigger) == trigger; });
  return found == acts.end() ? nullptr : &*found;
}

std::string triggers(const Parse& parse, const std::vector<Act>& acts) {
  std::string out;
  for (const Act& act : acts) out += " '" + std::string(parse.doc.str(act.trigger)) + "'";
  return out;
}

TEST(Status, IsReadOffWhatGovernsTheAct) {
  for (const Case& c : read_cases("status.cases", 2)) {
    SCOPED_TRACE(c.where + ": " + c.cells[1]);
    const Parse* parse = frozen_parse(c.cells[1]);
    ASSERT_NE(parse, nullptr) << "run tools/freeze_examples.py";
    const std::vector<Act> acts = repository_reader().read(*parse);
    const std::size_t space = c.cells[0].find(' ');
    const Act* act = find_act(*parse, acts, c.cells[0].substr(space + 1));
    ASSERT_NE(act, nullptr) << "only" << triggers(*parse, acts);
    EXPECT_EQ(name(act->status), c.cells[0].substr(0, space));
  }
}

TEST(Attribution, NamesTheVoicesOutermostFirst) {
  for (const Case& c : read_cases("attribution.cases", 3)) {
    SCOPED_TRACE(c.where + ": " + c.cells[2]);
    const Parse* parse = frozen_parse(c.cells[2]);
    ASSERT_NE(parse, nullptr) << "run tools/freeze_examples.py";
    const std::vector<Act> acts = repository_reader().read(*parse);
    const Act* act = find_act(*parse, acts, c.cells[0]);
    ASSERT_NE(act, nullptr) << "only" << triggers(*parse, acts);
    std::string voices;
    for (const VoiceSpan& voice : act->attribution)
      voices += (voices.empty() ? "" : "; ") + std::string(parse->doc.str(voice.who));
    EXPECT_EQ(voices, c.cells[1]);
  }
}

TEST(Trials, TellWhyAFrameGaveNothing) {
  const Parse* parse = frozen_parse("The company met its goals.");
  ASSERT_NE(parse, nullptr);
  const std::vector<FrameTrial> trials = repository_reader().trials(*parse, 0);
  const auto meet = std::find_if(trials.begin(), trials.end(),
                                 [](const FrameTrial& trial) { return trial.frame == "consult.meet"; });
  ASSERT_TRUE(meet != trials.end());
  EXPECT_FALSE(meet->taken);
  EXPECT_NE(meet->outcome.find("needs object!="), std::string::npos) << meet->outcome;
  EXPECT_EQ(parse->doc.str(meet->token), "met");
}

TEST(FrameReader, GivesActsInTextOrderWithSpansInsideTheirSentence) {
  const Parse* parse = frozen_parse("Russia will host talks between Egypt and Jordan.");
  ASSERT_NE(parse, nullptr);
  const std::vector<Act> acts = repository_reader().read(*parse);
  ASSERT_FALSE(acts.empty());
  for (std::size_t i = 0; i < acts.size(); ++i) {
    EXPECT_TRUE(acts[i].sentence.contains(acts[i].trigger.begin));
    EXPECT_TRUE(acts[i].trigger.contains(acts[i].head));
    if (i > 0) {
      EXPECT_LE(acts[i - 1].trigger.begin, acts[i].trigger.begin);
    }
  }
}

}  // namespace
}  // namespace dragoman
