// Copies are found, other reports are not.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <unordered_map>

#include "perturb.h"
#include "story/near_duplicate.h"

namespace dragoman {
namespace {

std::vector<std::string> corpus() {
  std::set<std::string> files;
  for (const auto& file : std::filesystem::recursive_directory_iterator(DRAGOMAN_SOURCE_DIR "/corpus")) {
    if (file.path().extension() == ".json") files.insert(file.path());
  }
  std::vector<std::string> texts;
  for (const std::string& file : files) {
    std::ifstream in(file);
    const auto report = nlohmann::json::parse(in, nullptr, false);
    if (!report.is_object() || !report.contains("paragraphs")) continue;
    std::string text;
    for (const std::string paragraph : report["paragraphs"]) text += paragraph + "\n\n";
    texts.push_back(std::move(text));
  }
  return texts;
}

struct Figures {
  std::size_t copies = 0, found = 0, pairs = 0, right = 0;
  double recall() const { return static_cast<double>(found) / static_cast<double>(copies); }
  double precision() const {
    return pairs == 0 ? 1 : static_cast<double>(right) / static_cast<double>(pairs);
  }
};

/// All texts and a copy of each go through the bands; what meets there and passes is a pair.
Figures measure(const std::vector<std::string>& texts, const std::vector<std::string>& copies) {
  std::vector<Signature> signatures;
  for (const std::string& text : texts) signatures.push_back(signature_of(text));
  for (const std::string& text : copies) signatures.push_back(signature_of(text));
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> bands;
  std::set<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t i = 0; i < signatures.size(); ++i) {
    for (const std::uint64_t key : band_keys(signatures[i])) {
      for (const std::size_t other : bands[key])
        if (near_duplicate(signatures[other], signatures[i])) pairs.emplace(other, i);
      bands[key].push_back(i);
    }
  }
  Figures figures;
  figures.copies = texts.size();
  figures.pairs = pairs.size();
  for (const auto& [a, b] : pairs) {
    if (b == a + texts.size()) ++figures.found;
    if (b == a + texts.size() || texts[a % texts.size()] == texts[b % texts.size()]) ++figures.right;
  }
  return figures;
}

class Copies : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    for (std::string& text : corpus())
      if (perturb::split(text).size() >= 60) texts.push_back(std::move(text));
    for (const std::string& text : texts)
      for (std::string& word : perturb::split(text)) vocabulary.push_back(std::move(word));
  }
  Figures edited(double share) {
    std::mt19937_64 random(11);
    std::vector<std::string> copies;
    for (const std::string& text : texts) copies.push_back(perturb::edited(text, share, vocabulary, random));
    const Figures figures = measure(texts, copies);
    RecordProperty("recall", std::to_string(figures.recall()));
    std::printf("edits %2.0f %%: %zu copies, recall %.4f, precision %.4f\n", share * 100, figures.copies,
                figures.recall(), figures.precision());
    return figures;
  }
  static inline std::vector<std::string> texts, vocabulary;
};

TEST_F(Copies, WithFewEditsAreFoundAndNothingElse) {
  ASSERT_GT(texts.size(), 300U);
  for (const double share : {0.05, 0.1, 0.2}) {
    const Figures figures = edited(share);
    EXPECT_GE(figures.recall(), 0.95) << share;
    EXPECT_GE(figures.precision(), 0.99) << share;
  }
  EXPECT_GE(edited(0.4).precision(), 0.99);
}

TEST_F(Copies, CutToTheirFirstHalfAreFound) {
  std::vector<std::string> copies;
  for (const std::string& text : texts) {
    std::vector<std::string> words = perturb::split(text);
    words.resize(words.size() / 2);
    copies.push_back(perturb::join(words));
  }
  const Figures figures = measure(texts, copies);
  std::printf("first half: recall %.4f, precision %.4f\n", figures.recall(), figures.precision());
  EXPECT_GE(figures.recall(), 0.9);
  EXPECT_GE(figures.precision(), 0.99);
}

TEST(NearDuplicate, SignaturesAreTheSameOnEveryMachine) {
  const Signature signature = signature_of(
      "The foreign ministers of six countries met in Oslo on Monday to discuss a ceasefire, officials said, "
      "and agreed to "
      "meet again in the spring with envoys of both sides.");
  EXPECT_EQ(signature.shingles, 27U);
  EXPECT_EQ(signature.values[0], 33413U);
  EXPECT_EQ(band_keys(signature)[0], 6685205353434866506U);
}

TEST(NearDuplicate, CaseAndPunctuationDoNotCount) {
  const std::string text =
      "Rebels took the town of Example on Monday, killing ten soldiers; the army denied it and sent more "
      "troops to the region from the capital.";
  std::string shouted = text;
  for (char& c : shouted) c = static_cast<char>(c == ',' ? ' ' : std::toupper(static_cast<unsigned char>(c)));
  EXPECT_EQ(signature_of(text), signature_of(shouted));
}

TEST(NearDuplicate, TextsOfFewWordsMustBeTheSame) {
  EXPECT_TRUE(near_duplicate(signature_of("Talks begin."), signature_of("talks begin")));
  EXPECT_FALSE(near_duplicate(signature_of("Talks begin."), signature_of("Talks ended.")));
  EXPECT_EQ(band_keys(signature_of("Talks begin.")).size(), 1U);
  EXPECT_TRUE(near_duplicate(signature_of(""), signature_of("")));
}

TEST(NearDuplicate, IsSymmetric) {
  const std::vector<std::string> texts = corpus();
  for (std::size_t i = 1; i < std::min<std::size_t>(texts.size(), 200); ++i) {
    const Signature a = signature_of(texts[i - 1]),
                    b = signature_of(texts[i].substr(0, texts[i].size() / 2) + texts[i - 1]);
    EXPECT_EQ(near_duplicate(a, b), near_duplicate(b, a));
    EXPECT_DOUBLE_EQ(similarity(a, b), similarity(b, a));
  }
}

}  // namespace
}  // namespace dragoman
