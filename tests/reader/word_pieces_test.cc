// Word pieces of a small vocabulary.

#include "reader/word_pieces.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>

#include "support/scratch_folder.h"
namespace dragoman {
namespace {

class WordPiecesTest : public testing::Test {
 protected:
  Result<WordPieces> make(const std::string& vocabulary) {
    WeightFileWriter writer;
    writer.add_bytes("vocabulary", vocabulary);
    writer.add_u32("fold", {0xE9, 'e', 0, 0, 0x301, 0, 0, 0});
    writer.add_u32("punctuation", {0x2014});
    const std::string file = (folder_.path() / "pieces.dgm").string();
    EXPECT_TRUE(writer.write(file));
    file_ = std::make_unique<WeightFile>(*WeightFile::open(file));
    return WordPieces::load(*file_);
  }
  std::vector<std::uint32_t> cut(const WordPieces& pieces, std::string_view word, std::size_t most = 99) {
    std::vector<std::uint32_t> out;
    pieces.cut(word, most, out);
    return out;
  }
  ScratchFolder folder_;
  std::unique_ptr<WeightFile> file_;
};

using Ids = std::vector<std::uint32_t>;

TEST_F(WordPiecesTest, LongestMatchFirstWithoutCaseAndAccents) {
  const auto pieces = make("[PAD]\n[UNK]\n[CLS]\n[SEP]\ncafe\ncaf\n##es\n##e\n-\ntalk\n##s\n\xE2\x80\x94");
  ASSERT_TRUE(pieces) << pieces.error().str();
  EXPECT_EQ(cut(*pieces, "Caf\xC3\xA9s"), (Ids{4, 10}));
  EXPECT_EQ(cut(*pieces, "TALKS"), (Ids{9, 10}));
  EXPECT_EQ(cut(*pieces, "talk-talk\xE2\x80\x94"), (Ids{9, 8, 9, 11}));
  EXPECT_EQ(cut(*pieces, "zebra"), (Ids{1}));
  EXPECT_EQ(cut(*pieces, " \n"), (Ids{}));
  EXPECT_EQ(cut(*pieces, "talk-talk", 2), (Ids{9, 8}));
  EXPECT_EQ(cut(*pieces, std::string(101, 'a')), (Ids{1}));
}

TEST_F(WordPiecesTest, ANamelessVocabularyIsAnError) {
  const auto pieces = make("[PAD]\n[UNK]\n[CLS]\ncafe");
  ASSERT_FALSE(pieces);
  EXPECT_NE(pieces.error().str().find("[SEP]"), std::string::npos);
}

}  // namespace
}  // namespace dragoman
