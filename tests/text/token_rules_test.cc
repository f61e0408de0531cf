#include "text/token_rules.h"

#include <gtest/gtest.h>

#include "small_rules.h"
#include "support/scratch_folder.h"
#include "tensor/weight_file.h"
#include "text/span_cache.h"
#include "text/tokenizer.h"

namespace dragoman {
namespace {

TEST(TokenRules, BrokenSourcesAreErrors) {
  struct Case {
    TokenRulesSource source;
    std::string_view message;
  };
  const std::uint64_t keys[] = {1, 2};
  const Case cases[] = {
      {{.prefix = "["}, "prefix pattern"},
      {{.suffix = "("}, "suffix pattern"},
      {{.infix = "*"}, "infix pattern"},
      {{.url = "\\"}, "url pattern"},
      {{.exceptions = "[]"}, "no JSON object"},
      {{.exceptions = "{"}, "no JSON object"},
      {{.exceptions = R"({"ab": [["a", null]]})"}, "do not add up"},
      {{.exceptions = R"({"ab": [["a", null], ["b"]]})"}, "bad tokens"},
      {{.exceptions = R"({"ab": [["ab", 7]]})"}, "bad tokens"},
      {{.exceptions = R"({"ab": [["", null], ["ab", null]]})"}, "empty token"},
      {{.exceptions = R"({"": []})"}, "do not add up"},
      {{.lexeme_norm_keys = keys, .lexeme_norm_values = "[\"a\"]"}, "one entry a key"},
      {{.lexeme_norm_keys = keys, .lexeme_norm_values = "[\"a\", 2]"}, "no string"},
      {{.lexeme_norm_values = "nonsense"}, "no JSON array"},
  };
  for (const Case& c : cases) {
    const auto rules = TokenRules::create(c.source);
    ASSERT_FALSE(rules) << c.message;
    EXPECT_NE(rules.error().message.find(c.message), std::string::npos) << rules.error().message;
  }
}

TEST(TokenRules, MoreSpecialCasesThanNumbersIsAnError) {
  nlohmann::json exceptions = nlohmann::json::object();
  for (int i = 0; i < 70'000; ++i) {
    const std::string text = "." + std::to_string(i);
    exceptions[text] = nlohmann::json::array({nlohmann::json::array({text, nullptr})});
  }
  const std::string json = exceptions.dump();
  const auto rules = TokenRules::create({.prefix = "^\\.", .exceptions = json});
  ASSERT_FALSE(rules);
  EXPECT_EQ(rules.error().code, ErrorCode::kUnsupported);
}

TEST(TokenRules, WithoutRulesTextIsCutAtWhiteSpace) {
  const auto rules = TokenRules::create({});
  ASSERT_TRUE(rules);
  const Doc doc = Tokenizer(*rules).tokenize("(can't) go", Segmentation::kWhole);
  ASSERT_EQ(doc.tokens.size(), 2u);
  EXPECT_EQ(doc.str(0), "(can't)");
}

TEST(TokenRules, LoadsFromAWeightFileAndNamesWhatIsMissing) {
  const ScratchFolder folder;
  const SmallRules small(DRAGOMAN_SOURCE_DIR "/tests/text/small_rules.json");
  const TokenRulesSource source = small.source();
  const std::pair<std::string, std::string_view> sections[] = {
      {"tokenizer/prefix", source.prefix},         {"tokenizer/suffix", source.suffix},
      {"tokenizer/infix", source.infix},           {"tokenizer/url", source.url},
      {"tokenizer/exceptions", source.exceptions}, {"vocab/lexeme_norm.values", source.lexeme_norm_values},
      {"tokenizer/faster_heuristics", "1"},
  };
  // Once whole, then with each section left out in turn.
  for (std::size_t left_out = 0; left_out <= std::size(sections); ++left_out) {
    WeightFileWriter writer;
    for (std::size_t i = 0; i < std::size(sections); ++i) {
      if (i + 1 != left_out) writer.add_bytes(sections[i].first, std::string(sections[i].second));
    }
    writer.add_u64("vocab/lexeme_norm.keys", small.norm_keys);
    const std::string path = (folder.path() / "rules.dgm").string();
    ASSERT_TRUE(writer.write(path));
    const auto file = WeightFile::open(path);
    ASSERT_TRUE(file) << file.error().str();
    const auto tokenizer = Tokenizer::load(*file);
    ASSERT_EQ(tokenizer.has_value(), left_out == 0);
    if (tokenizer) {
      EXPECT_EQ(tokenizer->tokenize("can't", Segmentation::kWhole).tokens.size(), 2u);
      EXPECT_NE(tokenizer->rules().table_norm(string_id("colour")), nullptr);
    } else {
      EXPECT_NE(tokenizer.error().str().find(sections[left_out - 1].first), std::string::npos);
    }
  }
}

TEST(SpanCache, KeepsPiecesAndForgetsWhenFull) {
  SpanCache cache;
  const Piece pieces[] = {{2, 2, 1, 0}, {3, 3, 2, 0}};
  EXPECT_TRUE(cache.find("can't", 7).empty());
  cache.keep("can't", 7, pieces);
  ASSERT_EQ(cache.find("can't", 7).size(), 2u);
  EXPECT_EQ(cache.find("can't", 7)[1].bytes, 3u);
  EXPECT_TRUE(cache.find("don't", 7).empty());  // the same hash, another string
  cache.keep(std::string(SpanCache::kMaxBytes + 1, 'x'), 8, pieces);
  EXPECT_TRUE(cache.find(std::string(SpanCache::kMaxBytes + 1, 'x'), 8).empty());
  for (std::size_t i = 0; i < SpanCache::kMaxEntries; ++i) cache.keep(std::to_string(i), i, pieces);
  EXPECT_TRUE(cache.find("can't", 7).empty());
  EXPECT_EQ(cache.find(std::to_string(SpanCache::kMaxEntries - 1), SpanCache::kMaxEntries - 1).size(), 2u);
}

}  // namespace
}  // namespace dragoman
