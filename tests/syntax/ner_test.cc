#include "syntax/ner.h"

#include <gtest/gtest.h>

#include <string>

#include "support/scratch_folder.h"
#include "tensor/kernels.h"

namespace dragoman {
namespace {

/// A recogniser whose scores are its upper layer's bias: the same for every token, so that what comes out
/// shows which classes were allowed. Classes: B-P I-P L-P U-P U- O, in this order.
class NerTest : public testing::Test {
 protected:
  Ner with_scores(const std::vector<float>& scores) {
    TransitionConfig config;
    config.hidden = 16;
    config.pieces = 2;
    config.features = 3;
    for (const auto& [action, label] :
         {std::pair{'B', "P"}, {'I', "P"}, {'L', "P"}, {'U', "P"}, {'U', ""}, {'O', ""}}) {
      config.classes.push_back({action, label});
    }
    WeightFileWriter writer;
    writer.add_f32("ner/proj.W", {16, 16}, std::vector<float>(256));
    writer.add_f32("ner/proj.b", {16}, std::vector<float>(16));
    writer.add_f32("ner/lower.W", {3, 16, 2, 16}, std::vector<float>(1536));
    writer.add_f32("ner/lower.b", {16, 2}, std::vector<float>(32));
    writer.add_f32("ner/lower.pad", {3, 16, 2}, std::vector<float>(96));
    writer.add_f32("ner/upper.W", {6, 16}, std::vector<float>(96));
    writer.add_f32("ner/upper.b", {6}, scores);
    const std::filesystem::path path = folder_.path() / "ner.dgm";
    EXPECT_TRUE(writer.write(path));
    const Result<WeightFile> file = WeightFile::open(path);
    return *Ner::load(*file, config, 16, best_kernels());
  }

  /// One letter a token: w(ord), s(pace), S(entence start); gives "B I L" and so on as one letter a token.
  std::string run(const Ner& ner, std::string_view tokens) {
    std::vector<std::uint8_t> space;
    std::vector<std::uint8_t> start;
    for (const char token : tokens) {
      space.push_back(token == 's' ? 1 : 0);
      start.push_back(token == 'S' ? 1 : 0);
    }
    const std::vector<float> projections(tokens.size() * 16, 0.0F);
    std::string out(tokens.size(), '-');
    for (const NerSpan& found : ner.run(projections.data(), space, start, scratch_)) {
      EXPECT_EQ(ner.label(found.label), "P");
      for (std::uint32_t i = found.span.begin; i < found.span.end; ++i) out[i] = 'I';
      out[found.span.begin] = 'B';
      out[found.span.end - 1] = found.span.size() == 1 ? 'U' : 'L';
    }
    return out;
  }

  ScratchFolder folder_;
  NerScratch scratch_;
};

TEST_F(NerTest, OnlyAllowedClassesAreChosen) {
  struct Case {
    const char* why;
    std::vector<float> scores;  // B I L U U- O
    const char* tokens;
    const char* wanted;
  };
  for (const Case& one : {
           Case{"begins, goes on, must end with the text", {9, 9, 1, 0, 0, 0}, "wwww", "BIIL"},
           Case{"ends as soon as it may", {9, 1, 9, 0, 0, 0}, "wwww", "BLBL"},
           Case{"must end before a sentence", {9, 9, 1, 0, 0, 0}, "wwwSww", "BILBIL"},
           Case{"cannot begin where nothing can follow", {9, 9, 1, 0, 0, 1}, "w", "-"},
           Case{"cannot begin before a sentence, but may be whole", {9, 9, 1, 5, 0, 1}, "wSw", "UBL"},
           Case{"does not begin with white space", {9, 9, 1, 5, 0, 1}, "sww", "-BL"},
           Case{"white space may stand inside", {9, 9, 1, 5, 0, 1}, "wsw", "BIL"},
           Case{"white space alone is nothing", {0, 0, 0, 9, 0, 1}, "sws", "-U-"},
           Case{"a unit without a label is never chosen", {0, 0, 0, 0, 99, 1}, "ww", "--"},
           Case{"the first of equals: B before U before O", {1, 1, 1, 1, 1, 1}, "www", "BIL"},
           Case{"the first of equals: U before O", {0, 1, 1, 1, 1, 1}, "ww", "UU"},
       }) {
    EXPECT_EQ(run(with_scores(one.scores), one.tokens), one.wanted) << one.why;
  }
}

}  // namespace
}  // namespace dragoman
