#include "syntax/pipeline.h"

#include <gtest/gtest.h>

#include <random>

#include "../../fuzz/model_oracle.h"
#include "support/scratch_folder.h"

namespace dragoman {
namespace {

class PipelineTest : public testing::Test {
 protected:
  void SetUp() override {
    path_ = folder_.path() / "small.dgm";
    ASSERT_TRUE(SmallNetworkWriter(3).add_rules().write(path_));
    auto pipeline = Pipeline::load(path_);
    ASSERT_TRUE(pipeline) << pipeline.error().str();
    pipeline_ = *pipeline;
  }

  ScratchFolder folder_;
  std::filesystem::path path_;
  std::shared_ptr<const Pipeline> pipeline_;
};

TEST_F(PipelineTest, FillsEveryColumn) {
  const Parse parse =
      pipeline_->run("He said (twice) they don't agree.\n\nSo it-is.", Segmentation::kParagraphs);
  ASSERT_EQ(parse.doc.segments.size(), 2U);
  ASSERT_EQ(parse.size(), 15U);
  for (const std::size_t size : {parse.tag.size(), parse.pos.size(), parse.morph.size(), parse.dep.size(),
                                 parse.head.size(), parse.sentence_of.size()}) {
    EXPECT_EQ(size, parse.size());
  }
  for (const TokenSpan segment : parse.doc.segments) {
    EXPECT_EQ(parse.sentences[parse.sentence_of[segment.begin]].begin, segment.begin);
    for (std::uint32_t i = segment.begin; i < segment.end; ++i) EXPECT_TRUE(segment.contains(parse.head[i]));
  }
  EXPECT_EQ(pipeline_->id().substr(0, 8), "small 1@");
  EXPECT_EQ(pipeline_->id().size(), 8U + 16U);
}

TEST_F(PipelineTest, AParseOutlivesItsPipeline) {
  Parse parse = pipeline_->run("one two three", Segmentation::kWhole);
  const std::vector<std::string> tags(parse.tag.begin(), parse.tag.end());
  pipeline_.reset();
  EXPECT_EQ(std::vector<std::string>(parse.tag.begin(), parse.tag.end()), tags);
}

TEST_F(PipelineTest, BatchesGiveWhatSingleTextsGive) {
  std::vector<std::string> texts = {"", "One.", "\n \n",
                                    "He said \"no\", they don't.\n\nA second paragraph, a-b.", "x"};
  for (int i = 0; i < 60; ++i)
    texts.push_back(std::string(static_cast<std::size_t>(i), 'w') + " v" + std::to_string(i) + ".");
  for (const Segmentation segmentation : {Segmentation::kWhole, Segmentation::kParagraphs}) {
    const std::vector<Parse> together = pipeline_->run_batch(texts, segmentation);
    ASSERT_EQ(together.size(), texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const Parse alone = pipeline_->run(texts[i], segmentation);
      EXPECT_EQ(together[i].doc.text, texts[i]);
      EXPECT_EQ(together[i].tag, alone.tag) << i;
      EXPECT_EQ(together[i].head, alone.head) << i;
      EXPECT_EQ(together[i].dep, alone.dep) << i;
      EXPECT_EQ(together[i].sentences, alone.sentences) << i;
      EXPECT_EQ(together[i].entities.size(), alone.entities.size()) << i;
    }
  }
}

TEST_F(PipelineTest, DamagedModelsAreRefusedOrParse) {
  // What the fuzzer does, from a fixed seed.
  EXPECT_EQ(model_fault(""), "");
  EXPECT_EQ(model_fault(std::string(1, '\0') + small_model()), "");
  EXPECT_EQ(model_fault("\3{}"), "");
  std::mt19937 random(11);
  for (int round = 0; round < 120; ++round) {
    std::string input(1, round % 2 == 0 ? '\2' : '\1');
    if (round % 2 == 0) {
      // Changes in the table of sections and in the configuration, where nearly each one matters.
      for (std::uint32_t change = 0; change < 1 + random() % 4; ++change) {
        const std::size_t back = small_model().size() - 1 - random() % 1500;
        const std::size_t place = random() % 2 == 0 ? random() % 7000 : back;
        const auto word = static_cast<std::uint32_t>(place << 8 | (random() & 0xFF));
        input.append(reinterpret_cast<const char*>(&word), sizeof word);
      }
    } else {
      input += small_model().substr(0, random() % small_model().size());
    }
    EXPECT_EQ(model_fault(input), "") << "round " << round;
  }
}

TEST(PipelineFileTest, SaysWhatIsWrong) {
  const ScratchFolder folder;
  const auto absent = Pipeline::load(folder.path() / "absent.dgm");
  ASSERT_FALSE(absent);
  EXPECT_EQ(absent.error().code, ErrorCode::kIo);
  EXPECT_NE(absent.error().str().find("absent.dgm"), std::string::npos);
  const auto text = Pipeline::load(folder.write("text.dgm", std::string(200, 'x')));
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().code, ErrorCode::kFormat);
}

}  // namespace
}  // namespace dragoman
