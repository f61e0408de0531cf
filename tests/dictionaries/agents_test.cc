// Agents, issues, discards, prepositions.

#include "dictionaries/support.h"
#include "ontology/ontology.h"

namespace dragoman::dictionaries {
namespace {

class SideLists : public ImportTest {
 protected:
  Ledger imported() {
    auto ledger = import(Format::kPetrarch1);
    if (!ledger) throw std::runtime_error(ledger.error().str());
    return *std::move(ledger);
  }
  std::string sector(const std::string& words) const {
    const auto world = World::load(std::string(DRAGOMAN_SOURCE_DIR) + "/world", out() / "world");
    if (!world) return world.error().str();
    const SectorWord* found = (*world)->sector(words);
    return found == nullptr ? "none" : found->sector + (found->person ? " person" : " body");
  }
};

TEST_F(SideLists, AgentsTellSectors) {
  dictionary("my.agents.txt",
             "!FOLK! = MAN, WOMEN ,\n"
             "HERON_KEEPER [~GOV] # a note\n"
             "HERON_GUARD {HERONS_GUARD} [~MILGOV]\n"
             "HERON_FORCES {} [~MIL]\n"
             "HERON!FOLK! [~BUS]\n"
             "HERON_AID [NGO~]\n");
  const Ledger ledger = imported();
  EXPECT_EQ(sector("heron keeper"), "GOV person");
  EXPECT_EQ(sector("herons guard"), "MIL person") << "our table has 'guard'";
  EXPECT_EQ(sector("heron force"), "MIL body") << "lemmas are looked up";
  EXPECT_EQ(sector("heronman"), "BUS person");
  EXPECT_EQ(sector("heronwomen"), "BUS person");
  EXPECT_EQ(sector("heron aid"), "SOC body");
  EXPECT_EQ(ledger.count(Kind::kAgent).carried, 5U);
  EXPECT_EQ(ledger.count(Kind::kAgentSet).carried, 1U);
  EXPECT_NE(
      not_carried().find("\t3\tcode part\tHERON_GUARD {HERONS_GUARD} [~MILGOV] GOV\ta word tells one sector"),
      std::string::npos)
      << not_carried();
}

TEST_F(SideLists, AgentsOfNoUseAreListed) {
  dictionary("my.agents.txt",
             "!FOLK = MAN\nHERON!NONE! [~GOV]\nHERON {HERONS [~GOV]\nHERON [~MUS]\nHERON\nHERON "
             "[~GOV]\nHERON [~MIL]\n");
  const Ledger ledger = imported();
  EXPECT_EQ(ledger.count(Kind::kAgent).carried, 1U);
  for (const char* line :
       {"\t1\tagent set\t", "\t2\tagent\tHERON!NONE! [~GOV]\tno set of that name stands above",
        "\t3\tagent\tHERON {HERONS [~GOV]\ta brace { that is not closed",
        "\t4\tagent\tHERON [~MUS]\tno part of the code is one of PLOVER's sectors",
        "\t5\tagent\tHERON\tan agent is PHRASE {PLURAL} [~CODE]",
        "\t7\tagent\tHERON [~MIL]\tthe phrase stands at my.agents.txt"})
    EXPECT_NE(not_carried().find(line), std::string::npos) << line << "\n" << not_carried();
}

TEST_F(SideLists, IssuesAreContexts) {
  dictionary(
      "my.issues.txt",
      "<ISSUE CATEGORY=\"BIRDS\">\nn:heron [BIRD_LIFE]\nheron n:nest [BIRD_LIFE]\nanti+heron [BIRD_LIFE]\n"
      "~paper heron\nno code\n</ISSUE>\n");
  dictionary("my.prepositions.txt", "abaft\n");
  const Ledger ledger = imported();
  const auto ontology =
      Ontology::load(std::string(DRAGOMAN_SOURCE_DIR) + "/lexicon/ontology", out() / "lexicon/ontology");
  ASSERT_TRUE(ontology) << ontology.error().str();
  const std::vector<std::string_view> expected{"bird_life"};
  for (const char* words : {"heron", "heron nest", "anti heron", "anti - heron"})
    EXPECT_EQ((*ontology)->contexts(words), expected) << words;
  EXPECT_EQ(ledger.count(Kind::kIssue).read, 5U);
  EXPECT_EQ(ledger.count(Kind::kIssue).carried, 3U);
  EXPECT_NE(not_carried().find("my.prepositions.txt\t1\tpreposition\tabaft\tthe parser tells"),
            std::string::npos);
}

TEST_F(SideLists, DiscardsAreLists) {
  dictionary("my.discards.txt", "# sport\nHERON CUP\n+Heron_League  # a story\nHERON A\n+\n");
  const Ledger ledger = imported();
  EXPECT_EQ(ledger.count(Kind::kDiscard).carried, 2U);
  EXPECT_EQ(ledger.count(Kind::kDiscard).left, 2U);
  const std::string lists = text("lexicon/predicates/imported.txt");
  EXPECT_NE(lists.find("list discard.sentence pos=phrase type=- mode=- sure\n  heron cup\n"),
            std::string::npos)
      << lists;
  EXPECT_NE(lists.find("list discard.story pos=phrase type=- mode=- sure\n  heron league\n"),
            std::string::npos)
      << lists;
}

}  // namespace
}  // namespace dragoman::dictionaries
