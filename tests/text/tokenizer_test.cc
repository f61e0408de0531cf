#include "text/tokenizer.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "base/utf8.h"
#include "small_rules.h"

namespace dragoman {
namespace {

/// "a b|c": tokens by blanks, segments by bars.
std::string notation(const Doc& doc) {
  std::string out;
  for (const TokenSpan segment : doc.segments) {
    if (!out.empty()) out += "|";
    for (std::uint32_t i = segment.begin; i < segment.end; ++i) {
      if (i != segment.begin) out += " ";
      out += doc.str(i);
    }
  }
  return out;
}

TEST(Tokenizer, ParagraphsAreSegments) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"", ""},
      {" \n\n \t ", ""},
      {"One two.", "One two ."},
      {"One\ntwo", "One \n two"},
      {"One\n\ntwo", "One|two"},
      {"\n\n  One \n \t \n two  \n\n\n", "One|two"},
      {"One\r\ntwo\r\n\r\nthree", "One \r\n two|three"},
      {"One\rtwo\r\rthree", "One \r two|three"},
      {"One\u2029two\u2028three\u2028\u2028four", "One|two \u2028 three|four"},
      {"can't\n\n'em", "ca n't|'em"},
      {"New\n\nYork New York", "New|York New York"},
  };
  const Tokenizer tokenizer(small_rules());
  for (const auto& [text, want] : cases) {
    EXPECT_EQ(notation(tokenizer.tokenize(std::string(text), Segmentation::kParagraphs)), want) << text;
  }
}

TEST(Tokenizer, OffsetsCountInTheWholeText) {
  const Tokenizer tokenizer(small_rules());
  const Doc doc = tokenizer.tokenize("é\n\n “ü” can't\n", Segmentation::kParagraphs);
  ASSERT_EQ(doc.tokens.size(), 6u);
  ASSERT_EQ(doc.segments.size(), 2u);
  EXPECT_EQ(doc.segments[1], (TokenSpan{1, 6}));
  const std::uint32_t chars[][2] = {{0, 1}, {4, 5}, {5, 6}, {6, 7}, {8, 10}, {10, 13}};
  for (std::uint32_t i = 0; i < 6; ++i) {
    EXPECT_EQ(doc.tokens[i].char_begin, chars[i][0]) << i;
    EXPECT_EQ(doc.tokens[i].char_end, chars[i][1]) << i;
  }
  EXPECT_EQ(doc.str(3), "”");
  EXPECT_TRUE(doc.tokens[3].space_after);
  EXPECT_FALSE(doc.tokens[5].space_after);  // what follows lies outside the paragraph
}

TEST(Tokenizer, WholeKeepsWhiteSpaceAsTokens) {
  const Tokenizer tokenizer(small_rules());
  EXPECT_EQ(notation(tokenizer.tokenize("a\n\nb ", Segmentation::kWhole)), "a \n\n b");
  EXPECT_EQ(notation(tokenizer.tokenize("\n", Segmentation::kWhole)), "\n");
  EXPECT_TRUE(tokenizer.tokenize("", Segmentation::kWhole).segments.empty());
}

/// More words than the cache holds, each met twice, the specials in between.
std::string many_words() {
  std::string text;
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < 25'000; ++i) text += "word" + std::to_string(i) + ", can't x-x ";
  }
  return text;
}

TEST(Tokenizer, ResultsDoNotDependOnTheCache) {
  const auto rules = small_rules();
  const Tokenizer warm(rules);
  const Doc first = warm.tokenize(many_words(), Segmentation::kWhole);
  EXPECT_EQ(first.tokens.size(), 50'000u * 6);
  for (const std::string_view text : {"word7, 'em", "x-x x -x", "can't word24999."}) {
    EXPECT_EQ(notation(warm.tokenize(std::string(text), Segmentation::kWhole)),
              notation(Tokenizer(rules).tokenize(std::string(text), Segmentation::kWhole)));
  }
}

TEST(Tokenizer, ManyThreadsGetTheSame) {
  const Tokenizer tokenizer(small_rules());
  const std::string text = "In New York (can't) he said: “10km, e.g. x-x!” :-)";
  const std::string want = notation(tokenizer.tokenize(text, Segmentation::kWhole));
  std::vector<std::thread> threads;
  std::vector<int> differing(4, 0);
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 200; ++i) {
        const std::string own = text + " t" + std::to_string(t) + "i" + std::to_string(i);
        const Doc doc = tokenizer.tokenize(own, Segmentation::kWhole);
        if (notation(doc).substr(0, want.size()) != want) ++differing[static_cast<std::size_t>(t)];
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(differing, std::vector<int>(4, 0));
}

// Each would take minutes if a step walked the whole rest of the text.
TEST(Tokenizer, LongRunsDoNotHang) {
  const auto repeat = [](std::string_view unit, std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += unit;
    return out;
  };
  const std::size_t n = 100'000;
  const std::pair<std::string, std::size_t> cases[] = {
      {repeat("(", n) + repeat(")", n), 2 * n},
      {repeat("(", n) + repeat(".", n) + "x", n + 2},
      {repeat("a:", n) + "@", 2 * n - 1},
      {repeat(":-)", n), 3},
      {repeat("'s", n), n},
      {repeat(" ", n) + "x", 2},
      {repeat("a@", n), 1},
      {repeat("😀", n), n},
  };
  const Tokenizer tokenizer(small_rules());
  for (const auto& [text, tokens] : cases) {
    const auto begin = std::chrono::steady_clock::now();
    const Doc doc = tokenizer.tokenize(text, Segmentation::kWhole);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    EXPECT_EQ(doc.tokens.size(), tokens) << text.substr(0, 4);
    EXPECT_LT(taken.count(), 30) << text.substr(0, 4);
    EXPECT_EQ(doc.tokens.back().byte_end, text.size());
  }
}

}  // namespace
}  // namespace dragoman
