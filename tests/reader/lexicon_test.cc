// The lexicon's text: what is read out of it, and what an analyst is told of a slip.
#include "reader/lexicon.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "reader/support.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

TEST(Pattern, IsKeyedByItsHead) {
  struct Case {
    const char* entry;
    WordClass word_class;
    const char* key;
    std::size_t words;
  };
  const Case cases[] = {
      {"kill", WordClass::kVerb, "kill", 1},
      {"call for", WordClass::kVerb, "call", 2},
      {"take to the streets", WordClass::kVerb, "take", 3},
      {"rocket attack", WordClass::kNoun, "attack", 2},
      {"declaration of war", WordClass::kNoun, "declaration", 3},
      {"in custody", WordClass::kPhrase, "custody", 2},
      {"test-fire", WordClass::kVerb, "fire", 2},
  };
  for (const Case& c : cases) {
    const Pattern pattern = make_pattern(c.entry, c.word_class);
    ASSERT_EQ(pattern.words.size(), c.words) << c.entry;
    EXPECT_EQ(pattern.words[pattern.key], c.key) << c.entry;
  }
}

TEST(Pattern, OfHyphensAloneHasNoWords) {
  EXPECT_TRUE(make_pattern("-", WordClass::kVerb).words.empty());
  const Pattern pattern = make_pattern("- --- strike", WordClass::kPhrase);
  ASSERT_EQ(pattern.words, std::vector<std::string>{"strike"});
  EXPECT_EQ(pattern.key, 0u);
}

TEST(WordLists, ReadHeadAndEntries) {
  const auto lists = parse_lists(
      "# kinds of killing\nlist assault.kill pos=verb type=ASSAULT mode=targeted mixed\n  kill; shoot dead # "
      "twice\n  kill\n",
      "predicates/assault.txt");
  ASSERT_TRUE(lists) << lists.error().str();
  ASSERT_EQ(lists->size(), 1u);
  const WordList& list = lists->front();
  EXPECT_EQ(list.name, "assault.kill");
  EXPECT_EQ(list.type, EventType::kAssault);
  EXPECT_EQ(list.mode, "targeted");
  EXPECT_FALSE(list.sure);
  EXPECT_EQ(list.patterns.size(), 2u);
}

TEST(Examples, ReadStatusTriggerModeAndParties) {
  const auto example =
      parse_example("Russia will host talks. => future host (visit): Russia -> Egypt; Jordan", "f", 1);
  ASSERT_TRUE(example) << example.error().str();
  EXPECT_EQ(example->text, "Russia will host talks.");
  EXPECT_EQ(example->status, Status::kFuture);
  EXPECT_EQ(example->trigger, "host");
  EXPECT_EQ(example->mode, "visit");
  EXPECT_EQ(example->target, (std::vector<std::string>{"Egypt", "Jordan"}));
  EXPECT_FALSE(parse_example("no The hotel hosts weddings.", "f", 1)->event);
}

TEST(Lexicon, OfTheRepositoryLoads) {
  const Lexicon& lexicon = repository_reader().lexicon();
  EXPECT_GT(lexicon.frames().size(), 80u);
  EXPECT_EQ(lexicon.hash().size(), 16u);
  std::array<bool, kEventTypeNames.size()> has{};
  for (const Frame& frame : lexicon.frames()) {
    if (frame.type) has[static_cast<std::size_t>(*frame.type)] = true;
  }
  for (std::size_t i = 0; i < has.size(); ++i) EXPECT_TRUE(has[i]) << "no frame for " << kEventTypeNames[i];
}

/// A copy of the general lists with frames of its own.
class SmallLexicon : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) /
              ("lexicon_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "frames");
    const fs::path from = fs::path(DRAGOMAN_SOURCE_DIR) / "lexicon";
    for (const char* file : {"grammar.txt", "status.txt", "attribution.txt"})
      fs::copy(from / file, folder_ / file);
  }
  std::string error_of(const std::string& frames) {
    std::ofstream(folder_ / "frames" / "aid.frames") << frames;
    const auto loaded = Lexicon::load(folder_);
    return loaded ? "" : loaded.error().str();
  }
  fs::path folder_;
};

TEST_F(SmallLexicon, LoadsOneFrame) {
  EXPECT_EQ(error_of("frame aid.give\n  predicate verb give\n  source subject\n"), "");
}

TEST_F(SmallLexicon, TellsFileLineAndReason) {
  struct Case {
    const char* frames;
    const char* message;
  };
  const Case cases[] = {
      {"frame aid.give\n  predicate @no.such\n", "frames/aid.frames:2: unknown list @no.such"},
      {"frame aid.give\n  predicate give\n",
       "frames/aid.frames:2: expected @list, or verb, noun, adj or phrase with words"},
      {"frame aid.give\n  source subject\n", "frames/aid.frames:1: frame 'aid.give' has no predicate"},
      {"\nframe dance.waltz\n", "frames/aid.frames:2: frame 'dance.waltz' begins with no event type"},
      {"frame aid.give\n  predicate verb give\n  needs object=@x\n", "frames/aid.frames:3: unknown list @x"},
      {"frame aid.give\n  predicate verb give\n  needs object=UNHEARD\n",
       "frames/aid.frames:3: 'UNHEARD' is no lemma, list or class"},
      {"frame aid.give\n  predicate verb give\n  sources subject\n",
       "frames/aid.frames:3: 'sources' is no line of a frame"},
      {"frame aid.give\n  predicate verb give\n  source Subject\n",
       "frames/aid.frames:3: 'Subject' is no relation and no preposition"},
      {"frame aid.give\n  predicate verb give\n  status done\n", "frames/aid.frames:3: 'done' is no status"},
      {"frame aid.give\n  predicate verb give\n  priority high\n",
       "frames/aid.frames:3: priority must be a whole number"},
      {"frame aid.give\n  predicate verb give\n  e.g. They give.\n",
       "frames/aid.frames:3: an example needs '=>'"},
      {"frame aid.give\n  predicate verb give\n  except take\n",
       "frames/aid.frames:3: no predicate above is 'take'"},
      {"frame aid.give\n  predicate verb give\n  mode x when object\n",
       "frames/aid.frames:3: expected 'if' after the mode"},
      {"give aid\n", "frames/aid.frames:1: a block begins with 'frame' or 'list'"},
      {"list a pos=thing\n", "frames/aid.frames:1: unknown word class 'thing'"},
      {"list a pos=verb type=DANCE\n", "frames/aid.frames:1: unknown type 'DANCE'"},
      {"list a pos=verb\n  x\nlist a pos=verb\n", "frames/aid.frames:3: list 'a' is there twice"},
  };
  for (const Case& c : cases) EXPECT_EQ(error_of(c.frames), c.message) << c.frames;
}

TEST_F(SmallLexicon, NeedsTheGeneralLists) {
  fs::remove(folder_ / "status.txt");
  const std::string error = error_of("frame aid.give\n  predicate verb give\n");
  EXPECT_NE(error.find("no list 'status."), std::string::npos) << error;
}

TEST_F(SmallLexicon, SaysWhereNoFramesAre) {
  const auto loaded = Lexicon::load(folder_ / "nowhere");
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().code, ErrorCode::kIo);
}

TEST_F(SmallLexicon, AnAnalystsFolderAddsOverridesAndRemoves) {
  ASSERT_EQ(error_of("list aid.words pos=verb type=AID mode=- sure\n  give\n"
                     "frame aid.give\n  predicate @aid.words\nframe aid.lend\n  predicate verb lend\n"),
            "");
  const fs::path own = folder_ / "own";
  fs::create_directories(own / "frames");
  const auto load = [&](const std::string& frames) {
    std::ofstream(own / "frames" / "mine.frames") << frames;
    return Lexicon::load(folder_, own);
  };
  const auto ids = [](const Lexicon& lexicon) {
    std::string out;
    for (const Frame& frame : lexicon.frames()) out += frame.id + " ";
    return out;
  };
  const auto added = load("frame aid.hand\n  predicate verb hand\n");
  ASSERT_TRUE(added) << added.error().str();
  EXPECT_EQ(ids(**added), "aid.hand aid.give aid.lend ");
  EXPECT_NE((*added)->hash(), Lexicon::load(folder_).value()->hash());
  const auto overridden =
      load("list aid.words pos=verb type=AID mode=- sure\n  donate\nframe aid.lend\n  predicate verb loan\n");
  ASSERT_TRUE(overridden) << overridden.error().str();
  EXPECT_EQ(ids(**overridden), "aid.lend aid.give ");
  EXPECT_NE((*overridden)->word("loan"), kNoWord);
  EXPECT_NE((*overridden)->word("donate"), kNoWord) << "our frame uses the analyst's list";
  EXPECT_EQ((*overridden)->word("lend"), kNoWord);
  EXPECT_EQ((*overridden)->word("give"), kNoWord);
  const auto removed = load("# remove aid.lend\n");
  ASSERT_TRUE(removed) << removed.error().str();
  EXPECT_EQ(ids(**removed), "aid.give ");
  const auto wrong = load("frame aid.hand\n  predicate @no.such\n");
  ASSERT_FALSE(wrong);
  EXPECT_NE(wrong.error().str().find("own/frames/mine.frames:2: unknown list"), std::string::npos)
      << wrong.error().str();
  EXPECT_FALSE(Lexicon::load(folder_, folder_ / "nowhere"));
}

TEST_F(SmallLexicon, TriesFramesOfHigherPriorityFirst) {
  std::ofstream(folder_ / "frames" / "aid.frames")
      << "frame aid.one\n  predicate verb give\nframe aid.two\n  predicate verb give\n  priority 1\n";
  const auto loaded = Lexicon::load(folder_);
  ASSERT_TRUE(loaded) << loaded.error().str();
  ASSERT_NE((*loaded)->word("give"), kNoWord);
  EXPECT_EQ((*loaded)->word("take"), kNoWord);
  const std::vector<Candidate>& candidates = (*loaded)->candidates((*loaded)->word("give"));
  ASSERT_EQ(candidates.size(), 2u);
  EXPECT_EQ((*loaded)->frames()[candidates.front().frame].id, "aid.two");
}

}  // namespace
}  // namespace dragoman
