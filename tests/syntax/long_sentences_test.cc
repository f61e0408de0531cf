#include "syntax/long_sentences.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

/// A parse of words of one letter; all but the first hang on the one before.
Parse chain(std::uint32_t size, std::uint32_t comma) {
  Parse parse;
  for (std::uint32_t t = 0; t < size; ++t) {
    parse.doc.text += t == comma ? ',' : 'a';
    parse.doc.tokens.push_back({t, t + 1, t, t + 1});
    parse.head.push_back(t == 0 ? 0 : t - 1);
    parse.dep.push_back(t == 0 ? "ROOT" : "conj");
    parse.sentence_of.push_back(0);
  }
  parse.sentences = {{0, size}};
  return parse;
}

TEST(LongSentences, AreCutBehindACommaOfTheSecondHalf) {
  Parse parse = chain(25, 7);
  cut_long_sentences(parse, 10);
  ASSERT_EQ(parse.sentences.size(), 3U);
  EXPECT_EQ(parse.sentences[0], (TokenSpan{0, 8}));
  EXPECT_EQ(parse.sentences[1], (TokenSpan{8, 18}));
  EXPECT_EQ(parse.sentences[2], (TokenSpan{18, 25}));
  for (std::uint32_t t = 0; t < parse.size(); ++t) {
    EXPECT_TRUE(parse.sentences[parse.sentence_of[t]].contains(t)) << t;
    EXPECT_TRUE(parse.sentences[parse.sentence_of[t]].contains(parse.head[t])) << t;
  }
  EXPECT_EQ(parse.head[8], 8U);
  EXPECT_EQ(parse.dep[8], "ROOT");
  EXPECT_EQ(parse.head[9], 8U);
  EXPECT_EQ(parse.dep[9], "conj");
}

TEST(LongSentences, ShorterOnesStayAsTheyAre) {
  Parse parse = chain(10, 7);
  cut_long_sentences(parse, 10);
  EXPECT_EQ(parse.sentences.size(), 1U);
  EXPECT_EQ(parse.head[8], 7U);
}

}  // namespace
}  // namespace dragoman
