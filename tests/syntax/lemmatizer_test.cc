#include "syntax/lemmatizer.h"

#include <gtest/gtest.h>

#include "support/tiny_pipeline.h"
#include "syntax/lemmatizer_table.h"

namespace dragoman {
namespace {

/// A file with tables for nouns and verbs.
class LemmatizerFile : public testing::Test {
 protected:
  void SetUp() override {
    write(R"({"overwrite":false,"rules":{"NOUN":[["s",""],["ses","s"],["ies","y"],["x'",""]],
                                                              "VERB":[["ing","e"],["ing",""],["ed","e"],["ed",""]]}})");
  }

  void write(const std::string& config) {
    WeightFileWriter writer;
    StringTable::add(writer, "lemmatizer/NOUN/index", {"bus", "party", "tie", "tail"});
    StringTable::add(writer, "lemmatizer/NOUN/exc", {"mice", "axes", "buses", "parties"});
    StringList::add(writer, "lemmatizer/NOUN/exc.lemmas",
                    {"mouse", std::string("ax\0axis", 7), "bus", "partie"});
    StringTable::add(writer, "lemmatizer/VERB/index", {"hop", "hope", "tape"});
    StringTable::add(writer, "lemmatizer/VERB/exc", {});
    StringList::add(writer, "lemmatizer/VERB/exc.lemmas", {});
    writer.add_bytes("lemmatizer/config", config);
    ASSERT_TRUE(writer.write(path_));
  }

  std::string lemma(const std::string& word, std::string_view pos, std::string_view morph,
                    std::string_view already = {}) {
    auto file = WeightFile::open(path_);
    if (!file) return file.error().str();
    const auto lemmatizer = Lemmatizer::load(*file);
    if (!lemmatizer) return lemmatizer.error().str();
    Parse parse;
    parse.doc.text = word;
    parse.doc.tokens.push_back({.byte_begin = 0, .byte_end = static_cast<std::uint32_t>(word.size())});
    parse.doc.segments.push_back({0, 1});
    parse.pos = {pos};
    parse.morph = {morph};
    parse.lemma = {already};
    StringArena arena;
    lemmatizer->apply(parse, arena);
    return std::string(parse.lemma[0]);
  }

  TemporaryFolder folder_;
  std::filesystem::path path_ = folder_.path() / "lemmas.dgm";
};

TEST_F(LemmatizerFile, GivesWhatSpacysRulesGive) {
  struct Case {
    const char* word;
    const char* pos;
    const char* morph;
    const char* lemma;
  };
  const Case cases[] = {
      {"Ties", "NOUN", "Number=Plur", "tie"},        // "ty" is unknown, "tie" is in the index
      {"Tails", "NOUN", "", "tail"},                 //
      {"Mice", "NOUN", "Number=Plur", "mouse"},      // an exception
      {"axes", "NOUN", "Number=Plur", "axis"},       // of two exceptions the last comes first
      {"buses", "NOUN", "Number=Plur", "bus"},       // an exception that a rule gave already
      {"parties", "NOUN", "Number=Plur", "partie"},  // an exception goes before the index
      {"gizmos", "NOUN", "Number=Plur", "gizmo"},    // not in the index: the first rule's form
      {"glasses", "NOUN", "Number=Plur", "glasse"},  // the same, though another rule fits better
      {"Sheep", "NOUN", "Number=Plur", "Sheep"},     // no rule: as it stands
      {"24x'", "NOUN", "", "24"},                    // not of letters: good as if it were known
      {"s", "NOUN", "", "s"},                        // nothing would be left
      {"Mice", "NOUN", "Number=Sing", "mice"},       // a base form
      {"hoping", "VERB", "Aspect=Prog", "hop"},      // hope and hop are known: the last rule's comes first
      {"hoped", "VERB", "Tense=Past|VerbForm=Fin", "hop"},
      {"Taped", "VERB", "", "tape"},
      {"Hoping", "VERB", "VerbForm=Inf", "hoping"},  // base forms
      {"Hoping", "VERB", "Tense=Pres|VerbForm=Fin", "hoping"},
      {"Hoping", "VERB", "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", "hop"},
      {"Hoping", "VERB", "VerbForm=None", "hoping"},
      {"Ties", "ADJ", "Degree=Pos", "ties"},
      {"Ties", "NOUN", "Degree=Pos", "ties"},
      {"Ties", "NOUN", "Degree=Cmp", "tie"},
      {"The", "DET", "", "the"},                   // no tables: lower case
      {"Paris", "PROPN", "Number=Sing", "Paris"},  // names stay
      {"\n", "SPACE", "", "\n"},
      {"ΟΔΟΣ", "X", "", "οδος"},
      {"Ties", "", "", "ties"},
  };
  for (const Case& at : cases) {
    EXPECT_EQ(lemma(at.word, at.pos, at.morph), at.lemma) << at.word << " " << at.pos << " " << at.morph;
  }
}

TEST_F(LemmatizerFile, KeepsALemmaThatIsThereUnlessToldOtherwise) {
  EXPECT_EQ(lemma("ties", "NOUN", "Number=Plur", "cravat"), "cravat");
  write(R"({"overwrite":true,"rules":{"NOUN":[["s",""]]}})");
  EXPECT_EQ(lemma("ties", "NOUN", "Number=Plur", "cravat"), "tie");
}

TEST_F(LemmatizerFile, LeavesLemmasUnsetWithoutTables) {
  WeightFileWriter writer;
  writer.add_bytes("config", "{}");
  ASSERT_TRUE(writer.write(path_));
  EXPECT_EQ(lemma("ties", "NOUN", "Number=Plur"), "");
}

TEST_F(LemmatizerFile, RefusesTablesThatCannotBeSearched) {
  struct Case {
    std::vector<std::uint32_t> ends;
    std::vector<std::uint32_t> slots;
  };
  const Case cases[] = {
      {{3, 2}, {0, 1, 2, 0}},   // ends that go back
      {{3, 99}, {0, 1, 2, 0}},  // an end outside the text
      {{3, 5}, {0, 1, 3, 0}},   // a slot that names no string
      {{3, 5}, {1, 2}},         // no free slot: a search would not end
      {{3, 5}, {0, 1, 2}},      // not a power of two
      {{3, 5}, {}},
  };
  for (const Case& at : cases) {
    WeightFileWriter writer;
    writer.add_bytes("t.text", "tiebu");
    writer.add_u32("t.ends", at.ends);
    writer.add_u32("t.slots", at.slots);
    ASSERT_TRUE(writer.write(path_));
    auto file = WeightFile::open(path_);
    ASSERT_TRUE(file) << file.error().str();
    const auto table = StringTable::open(*file, "t");
    ASSERT_FALSE(table) << testing::PrintToString(at.ends) << testing::PrintToString(at.slots);
    EXPECT_EQ(table.error().code, ErrorCode::kFormat);
    EXPECT_EQ(table.error().file, path_.string());
  }
}

TEST_F(LemmatizerFile, FindsEachStringOfALargeTableAndNoOther) {
  std::vector<std::string> words;
  for (int i = 0; i < 3000; ++i) words.push_back("w" + std::to_string(i * 7));
  words.emplace_back();
  WeightFileWriter writer;
  StringTable::add(writer, "t", words);
  ASSERT_TRUE(writer.write(path_));
  auto file = WeightFile::open(path_);
  ASSERT_TRUE(file) << file.error().str();
  const auto table = StringTable::open(*file, "t");
  ASSERT_TRUE(table) << table.error().str();
  EXPECT_EQ(table->size(), words.size());
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    EXPECT_EQ(table->find(words[i]), i) << words[i];
    EXPECT_EQ(table->at(i), words[i]);
    EXPECT_EQ(table->find("x" + words[i]), std::nullopt);
  }
}

}  // namespace
}  // namespace dragoman
