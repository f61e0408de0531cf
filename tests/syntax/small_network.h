#pragma once
// A model file of tiny networks with random weights, for tests that need no language.

#include <fmt/format.h>

#include <cmath>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "syntax/tok2vec.h"
#include "tensor/weight_file.h"
#include "text/doc.h"

namespace dragoman {

inline constexpr std::size_t kSmallWidth = 16;
inline constexpr std::size_t kSmallDepth = 4;

/// The file's "config" section.
inline const char* const kSmallConfig = R"({
  "name": "small", "version": "1", "lang": "en", "components": ["tok2vec", "tagger", "parser", "ner"],
  "tok2vec": {"attrs": ["NORM", "SHAPE", "SPACY"], "rows": [40, 30, 5], "seeds": [8, 9, 10],
              "columns": [0, 1, 2], "width": 16, "depth": 4, "window": 1, "maxout_pieces": 3,
              "embed_pieces": 3},
  "tagger": {"labels": ["A", "B", "C"]},
  "parser": {"classes": [{"action": "S", "label": ""}, {"action": "D", "label": ""},
                         {"action": "L", "label": "x"}, {"action": "L", "label": "x||y"},
                         {"action": "R", "label": "y"}, {"action": "R", "label": "y||x"},
                         {"action": "B", "label": "ROOT"}],
             "hidden": 16, "pieces": 2, "features": 8},
  "ner": {"classes": [{"action": "B", "label": "P"}, {"action": "B", "label": "Q"}, {"action": "I", "label": "P"},
                      {"action": "I", "label": "Q"}, {"action": "L", "label": "P"}, {"action": "L", "label": "Q"},
                      {"action": "U", "label": "P"}, {"action": "U", "label": "Q"}, {"action": "U", "label": ""},
                      {"action": "O", "label": ""}],
          "hidden": 16, "pieces": 2, "features": 3,
          "tok2vec": {"attrs": ["NORM"], "rows": [60], "seeds": [8], "columns": [0], "width": 16, "depth": 4,
                      "window": 1, "maxout_pieces": 3, "embed_pieces": 3}}})";

class SmallNetworkWriter {
 public:
  explicit SmallNetworkWriter(unsigned seed) : random_(seed) {
    words("tok2vec/", {40, 30, 5});
    words("ner/tok2vec/", {60});
    add("tagger/W", {3, kSmallWidth});
    add("tagger/b", {3});
    transitions("parser/", 8, 7);
    transitions("ner/", 3, 10);
  }
  Result<void> write(const std::filesystem::path& file, const std::string& config = kSmallConfig) {
    writer_.add_bytes("config", config);
    return writer_.write(file);
  }
  /// Adds token rules and a ruler, so that the file makes a whole pipeline.
  SmallNetworkWriter& add_rules() {
    writer_.add_bytes("tokenizer/prefix", R"(^\(|^")");
    writer_.add_bytes("tokenizer/suffix", R"(\)$|"$|\.$|,$)");
    writer_.add_bytes("tokenizer/infix", R"((?<=[a-z])-(?=[a-z]))");
    writer_.add_bytes("tokenizer/url", "");
    writer_.add_bytes("tokenizer/exceptions", R"({"don't": [["do", null], ["n't", "not"]]})");
    writer_.add_bytes("tokenizer/faster_heuristics", "1");
    writer_.add_u64("vocab/lexeme_norm.keys", {});
    writer_.add_bytes("vocab/lexeme_norm.values", "[]");
    return *this;
  }

 private:
  void add(const std::string& name, std::vector<std::uint64_t> shape) {
    std::size_t count = 1;
    for (const std::uint64_t extent : shape) count *= extent;
    std::vector<float> data(count);
    for (float& x : data) x = normal_(random_);
    writer_.add_f32(name, std::move(shape), std::move(data));
  }
  void layer(const std::string& name, std::uint64_t inputs) {
    add(name + ".W", {kSmallWidth, 3, inputs});
    add(name + ".b", {kSmallWidth, 3});
    add(name + ".G", {kSmallWidth});
    add(name + ".beta", {kSmallWidth});
  }
  void words(const std::string& prefix, const std::vector<std::uint64_t>& rows) {
    for (std::size_t i = 0; i < rows.size(); ++i)
      add(fmt::format("{}embed{}.E", prefix, i), {rows[i], kSmallWidth});
    layer(prefix + "mix", rows.size() * kSmallWidth);
    for (std::size_t d = 0; d < kSmallDepth; ++d) layer(fmt::format("{}conv{}", prefix, d), 3 * kSmallWidth);
  }
  void transitions(const std::string& prefix, std::uint64_t features, std::uint64_t classes) {
    add(prefix + "proj.W", {16, kSmallWidth});
    add(prefix + "proj.b", {16});
    add(prefix + "lower.W", {features, 16, 2, 16});
    add(prefix + "lower.b", {16, 2});
    add(prefix + "lower.pad", {features, 16, 2});
    add(prefix + "upper.W", {classes, 16});
    add(prefix + "upper.b", {classes});
  }

  std::mt19937 random_;
  std::normal_distribution<float> normal_;
  WeightFileWriter writer_;
};

/// Features that follow from the text's length and letters.
class SmallFeatures final : public WordFeatureSource {
 public:
  WordFeatures features(std::string_view text, std::uint16_t) const override {
    WordFeatures out;
    for (const char c : text) out.norm = out.norm * 31 + static_cast<unsigned char>(c);
    out.shape = text.size();
    return out;
  }
};

/// A document of random words, some of them white space, cut into segments of these sizes.
inline Doc random_doc(unsigned seed, const std::vector<std::uint32_t>& segments) {
  std::mt19937 random(seed);
  Doc doc;
  for (const std::uint32_t size : segments) {
    const auto begin = static_cast<std::uint32_t>(doc.tokens.size());
    for (std::uint32_t i = 0; i < size; ++i) {
      Token token;
      token.byte_begin = static_cast<std::uint32_t>(doc.text.size());
      doc.text += random() % 12 == 0 ? "\n" : fmt::format("w{}", random() % 300);
      token.byte_end = static_cast<std::uint32_t>(doc.text.size());
      token.space_after = random() % 4 != 0;
      if (token.space_after) doc.text += ' ';
      doc.tokens.push_back(token);
    }
    doc.segments.push_back({begin, begin + size});
  }
  return doc;
}

}  // namespace dragoman
