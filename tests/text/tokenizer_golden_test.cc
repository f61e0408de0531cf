// Tokens and features as spaCy 3.8 gives them; tools/gen_token_golden.py writes the golden files.

#include <gtest/gtest.h>

#include <filesystem>

#include "small_rules.h"
#include "tensor/weight_file.h"
#include "text/features.h"
#include "text/tokenizer.h"

namespace dragoman {
namespace {

constexpr const char* kModel = DRAGOMAN_SOURCE_DIR "/build/model/en_core_web_sm.dgm";

nlohmann::json golden(const std::string& name) {
  return nlohmann::json::parse(read_file(DRAGOMAN_SOURCE_DIR "/tests/text/golden/" + name).value());
}

nlohmann::json rows(const Tokenizer& tokenizer, const Doc& doc) {
  auto out = nlohmann::json::array();
  for (std::uint32_t i = 0; i < doc.tokens.size(); ++i) {
    const Token& token = doc.tokens[i];
    out.push_back({doc.str(i), token.char_begin, token.space_after ? 1 : 0,
                   norm(tokenizer.rules(), doc.str(i), token.special_norm)});
  }
  return out;
}

void expect_golden_tokens(const Tokenizer& tokenizer, const std::string& name) {
  const auto cases = golden(name);
  ASSERT_GT(cases.size(), 20u);
  for (const auto& entry : cases) {
    const Doc doc = tokenizer.tokenize(entry["text"].get<std::string>(), Segmentation::kWhole);
    EXPECT_EQ(rows(tokenizer, doc), entry["tokens"]) << entry["why"];
  }
}

TEST(TokenizerGolden, SmallRulesGiveSpacysTokens) {
  expect_golden_tokens(Tokenizer(small_rules()), "tokens_small.json");
}

TEST(TokenizerGolden, EnglishPackageGivesSpacysTokens) {
  if (!std::filesystem::exists(kModel)) GTEST_SKIP() << "no model at " << kModel;
  const auto file = WeightFile::open(kModel);
  ASSERT_TRUE(file) << file.error().str();
  const auto tokenizer = Tokenizer::load(*file);
  ASSERT_TRUE(tokenizer) << tokenizer.error().str();
  expect_golden_tokens(*tokenizer, "tokens_en.json");
}

TEST(TokenizerGolden, WordFeaturesAreSpacys) {
  const auto rules = small_rules();
  for (const auto& word : golden("words_en.json")) {
    const auto text = word["text"].get<std::string>();
    const WordFeatures features = word_features(*rules, text, 0);
    EXPECT_EQ(norm(*rules, text, 0), word["norm"]) << text;
    EXPECT_EQ(word_shape(text), word["shape"]) << text;
    EXPECT_EQ(nlohmann::json({features.norm, features.prefix, features.suffix, features.shape}), word["ids"])
        << text;
    EXPECT_EQ(features.is_space, word["is_space"].get<bool>()) << text;
    EXPECT_FALSE(features.space_after) << text;
  }
}

}  // namespace
}  // namespace dragoman
