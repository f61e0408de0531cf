// What frames of patterns ask for: words left and right of the verb, stems, a CAMEO code of their own.
#include <gtest/gtest.h>

#include <fstream>

#include "reader/support.h"
#include "support/scratch_folder.h"

namespace dragoman {
namespace {

class Beside : public testing::Test {
 protected:
  void SetUp() override { std::filesystem::create_directories(folder_.path() / "frames"); }
  /// The CAMEO codes of the acts that frames of `text` give in a sentence.
  std::string codes(const std::string& text, const std::string& sentence) {
    std::ofstream(folder_.path() / "frames" / "mine.frames") << text;
    const auto reader = FrameReader::load(std::string(DRAGOMAN_SOURCE_DIR) + "/lexicon", folder_.path());
    if (!reader) return reader.error().message;
    const Parse* parse = frozen_parse(sentence);
    if (parse == nullptr) return "no parse";
    std::string out;
    for (const Act& act : (*reader)->read(*parse)) {
      if (act.rule.find(".mine") != std::string::npos) out += (out.empty() ? "" : " ") + act.cameo;
    }
    return out.empty() ? "none" : out;
  }
  static std::string frame(const std::string& verb, const std::string& needs) {
    return "frame aid.mine\n  predicate verb " + verb + "\n  needs " + needs +
           "\n  source subject\n  cameo 072\n  priority 99\n";
  }
  ScratchFolder folder_;
};

TEST_F(Beside, RightIsWhatFollowsTheVerbInItsClause) {
  const std::string gave = "Norway gave Ethiopia two helicopters.";
  EXPECT_EQ(codes(frame("give", "right=helicopter"), gave), "072");
  EXPECT_EQ(codes(frame("give", "right=norway"), gave), "none") << "it stands to the left";
  EXPECT_EQ(codes(frame("give", "right=helic*"), gave), "072") << "a stem";
  EXPECT_EQ(codes(frame("give", "right=copter*"), gave), "none");
  EXPECT_EQ(codes(frame("say", "right=soldier"), "Police said gunmen killed two soldiers."), "072")
      << "a clause that completes the verb belongs to it";
  EXPECT_EQ(codes(frame("manage", "right=arrest"), "Police managed to find the house and arrested two men."),
            "none")
      << "a further verb does not";
}

TEST_F(Beside, LeftIsTheSubjectAndWhatGovernsTheVerb) {
  EXPECT_EQ(codes(frame("kill", "left=soldier"), "Two soldiers were killed by rebels."), "072");
  EXPECT_EQ(codes(frame("kill", "left=rebel"), "Two soldiers were killed by rebels."), "none");
  EXPECT_EQ(codes(frame("host", "left=set"), "Russia is set to host a meeting in Moscow."), "072");
  EXPECT_EQ(codes(frame("host", "left=russia"), "Russia is set to host a meeting in Moscow."), "072");
  EXPECT_EQ(codes(frame("arrest", "left=police"), "Police managed to find the house and arrested two men."),
            "072")
      << "a shared subject";
}

TEST_F(Beside, ACodeIsTwoToFourDigits) {
  EXPECT_EQ(
      codes("frame aid.mine\n  predicate verb give\n  cameo 07x\n", "Norway gave Ethiopia two helicopters."),
      "a CAMEO code has two to four digits");
  EXPECT_EQ(codes("frame aid.mine\n  predicate verb give\n  cameo 07211\n",
                  "Norway gave Ethiopia two helicopters."),
            "a CAMEO code has two to four digits");
}

TEST_F(Beside, AStopgapGivesWayToTheSameEvent) {
  const std::string continues =
      "frame assault.mine\n  predicate verb continue\n  source subject\n  cameo 190\n  priority ";
  const std::string sentence = "Fighting between rebels and soldiers continued.";
  EXPECT_EQ(codes(continues + "1\n", sentence), "190");
  EXPECT_EQ(codes(continues + "-1\n", sentence), "none") << "our frame of 'fighting' tells it";
}

}  // namespace
}  // namespace dragoman
