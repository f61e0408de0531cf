// Whole dictionaries of each kind: what they code afterwards, and that the account is right.

#include "dictionaries/import.h"

#include <fstream>

#include "dictionaries/support.h"
#include "dragoman/coder.h"

namespace dragoman::dictionaries {
namespace {

constexpr const char* kPetrarch2Verbs = R"(
&SOLDIER
+TROOP
+GUNMAN
--- GIVE [070] ---
GIVE {GIVES GAVE GIVEN GIVING}
DONATE
- * HELICOPTER   [072]  # a note
- * HELICOPTER   [0332]
--- KILL [180] ---
KILL
MURDER [200]
- &SOLDIER * POLICEMEN  [190:190]
--- VISIT [---] ---
+MEET_WITH [040]
MEET [---]
HOST [---]
- * TALKS [:045]
- * &NOTHING [045]
--- SAY [010] ---
SAY
KILL
- * X [99]

~ a (b . KILL) SAY = a b 112
~ a (a b Q) SAY = a b Q
~ a b
)";

class Import : public ImportTest {
 protected:
  Ledger imported(Format format) {
    auto ledger = import(format);
    if (!ledger) throw std::runtime_error(ledger.error().str());
    return *std::move(ledger);
  }
};

std::string sums(const Ledger& ledger, Kind kind) {
  const Count& count = ledger.count(kind);
  return std::to_string(count.read) + "=" + std::to_string(count.carried) + "+" + std::to_string(count.left);
}

TEST_F(Import, OfPetrarch2CodesAsTheDictionaryDoes) {
  dictionary("CAMEO.test.txt", kPetrarch2Verbs);
  imported(Format::kPetrarch2);
  EXPECT_EQ(coded("Norway gave Ethiopia two helicopters."), "AGREE 0332 actual: Norway -> Ethiopia")
      << "of two patterns with the same words the last";
  EXPECT_EQ(coded("Japan donated two million dollars to Kenya."), "AID 070 actual: Japan -> Kenya");
  EXPECT_EQ(coded("Gunmen killed three policemen in Baghdad."),
            "ASSAULT 190 actual: Gunmen -> three policemen");
  EXPECT_EQ(coded("The president met with the Egyptian minister in Cairo."),
            "CONSULT 040 actual: The president -> the Egyptian minister");
  EXPECT_EQ(coded("The company met its goals."), "no act") << "the null code";
  EXPECT_EQ(coded("Russia will host talks between Egypt and Jordan."),
            "CONSULT 045 future: Egypt; Jordan -> Russia")
      << "only the reverse has a code";
  EXPECT_EQ(coded("The army said it killed ten rebels."), "ASSAULT 180 actual: it -> ten rebels");
  EXPECT_EQ(coded("Police said gunmen killed two soldiers."), "ACCUSE (allege) 112 actual: Police -> gunmen");
  EXPECT_EQ(coded("Israel lifted the curfew."), "no act") << "our own frames are left out";
}

TEST_F(Import, SumsAreRight) {
  dictionary("CAMEO.test.txt", kPetrarch2Verbs);
  dictionary("my.actors.txt", "ULDA [NORGOV]\n+ULDA_K\nNONE\n");
  dictionary("notes.txt", "nothing of use\n");
  const Ledger ledger = imported(Format::kPetrarch2);
  EXPECT_EQ(ledger.wrong_sum(), "");
  EXPECT_EQ(sums(ledger, Kind::kVerb), "9=8+1");
  EXPECT_EQ(sums(ledger, Kind::kPattern), "6=3+3");
  EXPECT_EQ(sums(ledger, Kind::kReverseCode), "1=0+1");
  EXPECT_EQ(sums(ledger, Kind::kSynonym), "2=2+0");
  EXPECT_EQ(sums(ledger, Kind::kTransformation), "3=2+1");
  EXPECT_EQ(sums(ledger, Kind::kActorName), "3=2+1");
  EXPECT_EQ(sums(ledger, Kind::kFile), "3=2+1");
  std::uint64_t left = 0;
  for (std::size_t i = 0; i < kKindNames.size(); ++i) left += ledger.count(static_cast<Kind>(i)).left;
  const std::string table = not_carried();
  EXPECT_EQ(static_cast<std::uint64_t>(std::count(table.begin(), table.end(), '\n')), left + 1) << table;
  EXPECT_NE(table.find("CAMEO.test.txt\t8\tpattern\t- * HELICOPTER   [072]\tthe same words stand at line 9"),
            std::string::npos)
      << table;
  EXPECT_NE(table.find("\tpattern\t- * X [99]\t'99' is no code of CAMEO"), std::string::npos) << table;
}

TEST_F(Import, OfPetrarch1KnowsWhereThePartiesStand) {
  dictionary("my.verbs.txt",
             "--- ARREST [---] ---\nARREST\n- + HELD * [173]\n- * JOURNALISTS [1722]\n\n"
             "--- URGE [020] ---\nURGE\n- * + SUSPEND ENRICHMENT [0256]\n\n"
             "--- KILL [190] ---\nKILL\n- + WERE * BY $ [186]\n\n"
             "--- MEET [040] ---\nMEET\n- DID NOT * [125]\n- * WITH % [046:046]\n");
  imported(Format::kPetrarch1);
  EXPECT_EQ(coded("Police arrested two journalists."),
            "COERCE (restrict) 1722 actual: Police -> two journalists");
  EXPECT_EQ(coded("France urged Iran to suspend enrichment."), "REQUEST (yield) 0256 actual: France -> Iran");
  EXPECT_EQ(coded("Two soldiers were killed by rebels."),
            "ASSAULT (targeted) 186 actual: rebels -> Two soldiers");
  EXPECT_EQ(coded("The president did not meet with the rebels."),
            "REJECT (meet) 125 actual: The president -> the rebels")
      << "what the pattern denies is its act";
  EXPECT_EQ(coded("The president met with the Egyptian minister."),
            "CONSULT 046 actual: The president -> the Egyptian minister");
}

TEST_F(Import, OfTabariReadsStemsAndAlternatives) {
  dictionary("my.verbs",
             "ACCUS  [112] ;ab 1 Jan 2000\n- * SHELTER  [111!] ;ab\n- TRIAL OF_ *  [###]\n"
             "BAN_ [---]\n- * { PART_ | PARTIES }  [1722]\n");
  dictionary("my.actors", "ULDA_KESTREL  [NORGOV <900101] [NORELI >900102] ;ab\n");
  const Ledger ledger = imported(Format::kTabari);
  EXPECT_EQ(coded("Kenya accused Somalia of sheltering pirates."),
            "ACCUSE (disapprove) 111 actual: Kenya -> Somalia");
  EXPECT_EQ(coded("The government banned opposition parties."),
            "COERCE (restrict) 1722 actual: The government -> opposition parties");
  EXPECT_EQ(actor("Ulda Kestrel", Date{1985, 1, 1}), "NOR GOV");
  EXPECT_EQ(actor("Ulda Kestrel", Date{1995, 1, 1}), "NOR ELI");
  EXPECT_EQ(sums(ledger, Kind::kDiscard), "1=0+1") << "the pattern is carried, the sentence is not discarded";
}

TEST_F(Import, BesideOursGoesAfterThem) {
  options_.beside = true;
  dictionary("CAMEO.test.txt", "--- X [010] ---\nLIFT [190]\nDONATE [111]\nREOPEN [081]\n");
  imported(Format::kPetrarch2);
  EXPECT_EQ(coded("Japan donated two million dollars to Kenya."), "AID  actual: Japan -> Kenya");
  EXPECT_NE(coded("Chad agreed to reopen the border.").find("AGREE"), std::string::npos);
}

TEST_F(Import, WithoutVerbsLeavesOurFrames) {
  dictionary("my.actors.txt", "ULDA [NORGOVHRN]\n");
  imported(Format::kPetrarch2);
  EXPECT_EQ(coded("Japan donated two million dollars to Kenya."), "AID  actual: Japan -> Kenya");
}

TEST_F(Import, RefusesWhatWouldBeLost) {
  dictionary("my.verbs.txt", "SAY\n");
  folder_.write("kept", "");
  std::filesystem::create_directories(out());
  std::ofstream(out() / "mine.txt") << "x";
  const auto full = import(Format::kPetrarch1);
  ASSERT_FALSE(full);
  EXPECT_NE(full.error().message.find("nothing is overwritten"), std::string::npos);
  std::filesystem::remove(out() / "mine.txt");
  options_.paths = {folder_.path() / "none.txt"};
  EXPECT_NE(import(Format::kPetrarch1).error().str().find("none.txt: no such file"), std::string::npos);
}

TEST_F(Import, CodesArticlesThroughTheWholeWay) {
  const auto data = std::filesystem::path(DRAGOMAN_BINARY_DIR) / "share/dragoman";
  if (!std::filesystem::exists(data / "model/en_core_web_sm.dgm"))
    GTEST_SKIP() << "no model: run ./dev setup";
  dictionary("CAMEO.test.txt", "--- GIVE [070] ---\nGIVE\n- * HELICOPTER [072]\n- * TENT [---]\n");
  dictionary("my.actors.txt", "GRAY_LEAGUE [NORREBGLG]\n");
  dictionary("my.discards.txt", "HERON CUP\n");
  imported(Format::kPetrarch2);
  const auto coder = Coder::create({.data_dir = data,
                                    .model = {},
                                    .reader = "frames",
                                    .world = out() / "world",
                                    .ontology = out() / "lexicon"});
  ASSERT_TRUE(coder) << coder.error().str();
  const auto code = [&](const char* text) {
    return (*coder)->code({"d", Date{2020, 1, 1}, "", "", "", text});
  };
  const auto events = code("The Gray League gave Chad two helicopters.");
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].cameo, "072");
  EXPECT_EQ(events[0].source.at(0).cameo, "NORREBGLG");
  EXPECT_TRUE(code("The Gray League gave Chad two tents.").empty()) << "the null code";
  EXPECT_TRUE(code("The Gray League gave Chad two helicopters at the Heron Cup.").empty()) << "discarded";
}

}  // namespace
}  // namespace dragoman::dictionaries
