// Features as train/features.py computes them: the figures below are its answers for these frozen parses.

#include "reader/word_features.h"

#include <gtest/gtest.h>

#include "support.h"

namespace dragoman {
namespace {

struct Golden {
  std::string text;
  std::vector<std::vector<int>> words;    ///< dependency, tag, entity, shape
  std::vector<std::vector<int>> columns;  ///< of the lexicon
  std::uint32_t root;
  std::vector<int> paths;  ///< from the root
};

const std::vector<Golden>& golden() {
  static const std::vector<Golden> all = {
      {"The allegations against the general are serious.",
       {{38, 24, 0, 1},
        {9, 45, 0, 0},
        {32, 44, 0, 0},
        {38, 24, 0, 0},
        {32, 28, 0, 0},
        {14, 37, 0, 0},
        {41, 11, 0, 0},
        {60, 30, 0, 4}},
       {{}, {16}, {}, {}, {}, {35}, {}, {}},
       5,
       {539, 400, 455, 36, 406, 0, 334, 916}},
      {"Two soldiers were killed by rebels.",
       {{14, 38, 23, 1},
        {62, 45, 0, 0},
        {14, 22, 0, 0},
        {14, 4, 0, 0},
        {20, 44, 0, 0},
        {32, 45, 0, 0},
        {60, 30, 0, 4}},
       {{}, {}, {35}, {19, 30, 35}, {}, {19, 23}, {}},
       3,
       {804, 767, 781, 0, 733, 245, 916}},
  };
  return all;
}

TEST(FeatureBuckets, AreThoseOfTraining) {
  const PredicateIndex predicates(repository_reader().lexicon());
  for (const Golden& wanted : golden()) {
    const Parse* parse = frozen_parse(wanted.text);
    ASSERT_NE(parse, nullptr) << wanted.text;
    const TokenSpan whole{0, parse->size()};
    const std::vector<FeatureBuckets> words = word_features(*parse, whole);
    std::vector<std::uint16_t> paths;
    path_buckets(*parse, wanted.root, whole, paths);
    EXPECT_EQ(std::vector<int>(paths.begin(), paths.end()), wanted.paths) << wanted.text;
    const std::vector<std::uint64_t> columns = predicates.columns(*parse, parse->sentences[0]);
    for (std::uint32_t t = 0; t < parse->size(); ++t) {
      const FeatureBuckets& f = words[t];
      EXPECT_EQ((std::vector<int>{f.dep, f.tag, f.entity, f.shape}), wanted.words[t]) << parse->doc.str(t);
      std::uint64_t bits = 0;
      for (const int column : wanted.columns[t]) bits |= std::uint64_t{1} << column;
      EXPECT_EQ(columns[t], bits) << parse->doc.str(t);
    }
  }
}

TEST(FeatureBuckets, APartOfAParseHasTheSameAsTheWhole) {
  const Parse* parse = frozen_parse(golden()[1].text);
  ASSERT_NE(parse, nullptr);
  const std::vector<FeatureBuckets> part = word_features(*parse, {1, 4});
  ASSERT_EQ(part.size(), 3U);
  EXPECT_EQ(part[0].dep, 62);
  EXPECT_EQ(word_features(*parse, {0, 1})[0].entity, 23);
}

}  // namespace
}  // namespace dragoman
