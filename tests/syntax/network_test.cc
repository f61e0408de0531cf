#include "syntax/network.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "base/hash.h"
#include "base/tsv.h"
#include "support/scratch_folder.h"
#include "syntax/small_network.h"
#include "tensor/kernels.h"
#include "text/tokenizer.h"

namespace dragoman {
namespace {

class NetworkTest : public testing::Test {
 protected:
  void SetUp() override {
    path_ = folder_.path() / "small.dgm";
    ASSERT_TRUE(SmallNetworkWriter(1).write(path_));
    Result<WeightFile> file = WeightFile::open(path_);
    ASSERT_TRUE(file) << file.error().str();
    file_ = std::make_unique<WeightFile>(std::move(*file));
  }
  std::unique_ptr<const Network> load(const Kernels& kernels = best_kernels()) const {
    auto network = Network::load(*file_, kernels);
    EXPECT_TRUE(network) << network.error().str();
    return network ? std::move(*network) : nullptr;
  }

  ScratchFolder folder_;
  std::filesystem::path path_;
  std::unique_ptr<WeightFile> file_;
};

/// thinc's way, in double precision and over the whole padded document: the reference for Tok2Vec.
class Reference {
 public:
  Reference(const WeightFile& file, std::vector<std::uint32_t> rows) : file_(file), rows_(std::move(rows)) {}

  std::vector<double> run(const Doc& doc, TokenSpan segment) const {
    std::vector<double> x(kPad * kSmallWidth, 0.0);
    for (std::uint32_t i = segment.begin; i < segment.end; ++i) {
      const std::vector<double> row = layer("tok2vec/mix", embed(doc, i));
      x.insert(x.end(), row.begin(), row.end());
    }
    x.resize(x.size() + kPad * kSmallWidth, 0.0);
    for (std::size_t d = 0; d < kSmallDepth; ++d) {
      std::vector<double> framed(kSmallWidth, 0.0);
      framed.insert(framed.end(), x.begin(), x.end());
      framed.resize(framed.size() + kSmallWidth, 0.0);
      for (std::size_t r = 0; r * kSmallWidth < x.size(); ++r) {
        const auto at = framed.begin() + static_cast<std::ptrdiff_t>(r * kSmallWidth);
        const std::vector<double> y =
            layer(fmt::format("tok2vec/conv{}", d), std::vector<double>(at, at + 3 * kSmallWidth));
        for (std::size_t i = 0; i < kSmallWidth; ++i) x[r * kSmallWidth + i] += y[i];
      }
    }
    return {x.begin() + kPad * kSmallWidth, x.end() - kPad * kSmallWidth};
  }

 private:
  static constexpr std::ptrdiff_t kPad = 4;

  std::vector<double> embed(const Doc& doc, std::uint32_t token) const {
    const WordFeatures features = SmallFeatures().features(doc.str(token), 0);
    const std::uint64_t values[] = {features.norm, features.shape, doc.tokens[token].space_after ? 1U : 0U};
    std::vector<double> out;
    for (std::uint32_t f = 0; f < rows_.size(); ++f) {
      const auto table = file_.f32(fmt::format("tok2vec/embed{}.E", f), {rows_[f], kSmallWidth})->data;
      const auto keys = murmur3_128(values[f], 8 + f);
      for (std::size_t i = 0; i < kSmallWidth; ++i) {
        double sum = 0;
        for (const std::uint32_t key : keys) sum += double{table[key % rows_[f] * kSmallWidth + i]};
        out.push_back(sum);
      }
    }
    return out;
  }

  std::vector<double> layer(const std::string& name, const std::vector<double>& in) const {
    const auto weights = file_.f32(name + ".W", {kSmallWidth, 3, in.size()})->data;
    const auto bias = file_.f32(name + ".b", {kSmallWidth, 3})->data;
    const auto gain = file_.f32(name + ".G", {kSmallWidth})->data;
    const auto shift = file_.f32(name + ".beta", {kSmallWidth})->data;
    std::vector<double> out(kSmallWidth, -1e300);
    for (std::size_t o = 0; o < 3 * kSmallWidth; ++o) {
      double sum = double{bias[o]};
      for (std::size_t k = 0; k < in.size(); ++k) sum += double{weights[o * in.size() + k]} * in[k];
      out[o / 3] = std::max(out[o / 3], sum);
    }
    double mean = 0;
    double variance = 1e-8;
    for (const double y : out) mean += y / kSmallWidth;
    for (const double y : out) variance += (y - mean) * (y - mean) / kSmallWidth;
    for (std::size_t i = 0; i < kSmallWidth; ++i) {
      out[i] = (out[i] - mean) / std::sqrt(variance) * double{gain[i]} + double{shift[i]};
    }
    return out;
  }

  const WeightFile& file_;
  std::vector<std::uint32_t> rows_;
};

TEST_F(NetworkTest, WordVectorsAreThincsPaddingAndAll) {
  const Result<NetworkConfig> config = read_network_config(*file_);
  ASSERT_TRUE(config) << config.error().str();
  const Doc doc = random_doc(2, {1, 2, 3, 4, 5, 9, 40, 700});
  const Reference reference(*file_, {40, 30, 5});
  for (const char* name : {"scalar", "avx2", "avx512"}) {
    const Kernels* kernels = kernels_named(name);
    if (kernels == nullptr) continue;
    const Result<Tok2Vec> words = Tok2Vec::load(*file_, "tok2vec/", config->tok2vec, *kernels);
    ASSERT_TRUE(words) << words.error().str();
    std::vector<Stretch> stretches;
    for (const TokenSpan segment : doc.segments)
      stretches.push_back({&doc, segment, segment.begin, segment.end});
    // The last segment comes in two parts, cut where no layer can see across.
    stretches.back().end = stretches.back().begin + 333;
    stretches.push_back({&doc, doc.segments.back(), stretches.back().end, doc.segments.back().end});
    for (int round = 0; round < 2; ++round) {  // the second time words come from the cache
      Tok2VecScratch scratch;
      words->run(stretches, SmallFeatures(), scratch);
      for (std::size_t s = 0; s < stretches.size(); ++s) {
        const Stretch& stretch = stretches[s];
        const std::vector<double> wanted = reference.run(doc, stretch.segment);
        const std::size_t from = (stretch.begin - stretch.segment.begin) * kSmallWidth;
        double worst = 0;
        for (std::size_t i = 0; i < stretch.size() * kSmallWidth; ++i) {
          worst = std::max(worst, std::abs(double{scratch.rows(s)[i]} - wanted[from + i]));
        }
        EXPECT_LT(worst, 1e-4) << name << " stretch " << s << " round " << round;
      }
    }
  }
}

class PackageFeatures final : public WordFeatureSource {
 public:
  explicit PackageFeatures(const TokenRules& rules) : rules_(rules) {}
  WordFeatures features(std::string_view text, std::uint16_t special_norm) const override {
    return word_features(rules_, text, special_norm);
  }

 private:
  const TokenRules& rules_;
};

TEST(PackageNetworkTest, WordVectorsAreSpacys) {
  const std::filesystem::path model = DRAGOMAN_SOURCE_DIR "/build/model/en_core_web_sm.dgm";
  if (!std::filesystem::exists(model)) GTEST_SKIP() << "no model at " << model;
  const Result<WeightFile> file = WeightFile::open(model);
  ASSERT_TRUE(file) << file.error().str();
  const Result<NetworkConfig> config = read_network_config(*file);
  ASSERT_TRUE(config) << config.error().str();
  const Result<Tokenizer> tokenizer = Tokenizer::load(*file);
  ASSERT_TRUE(tokenizer) << tokenizer.error().str();
  const auto golden =
      nlohmann::json::parse(read_file(DRAGOMAN_SOURCE_DIR "/tests/syntax/golden_vectors.json").value());
  const Doc doc = tokenizer->tokenize(golden["text"], Segmentation::kWhole);
  ASSERT_EQ(doc.tokens.size(), golden["tokens"].size());
  const PackageFeatures features(tokenizer->rules());
  const Stretch stretch = {&doc, doc.segments[0], 0, doc.segments[0].end};
  for (const char* kernels : {"scalar", "avx2", "avx512"}) {
    if (kernels_named(kernels) == nullptr) continue;
    for (const bool ner : {false, true}) {
      const Result<Tok2Vec> words =
          Tok2Vec::load(*file, ner ? "ner/tok2vec/" : "tok2vec/", ner ? config->ner_tok2vec : config->tok2vec,
                        *kernels_named(kernels));
      ASSERT_TRUE(words) << words.error().str();
      Tok2VecScratch scratch;
      words->run({&stretch, 1}, features, scratch);
      const auto& wanted = golden[ner ? "ner" : "tok2vec"];
      double worst = 0;
      for (std::size_t i = 0; i < doc.tokens.size(); ++i) {
        for (std::size_t k = 0; k < words->width(); ++k) {
          worst = std::max(
              worst, std::abs(double{scratch.rows(0)[i * words->width() + k]} - wanted[i][k].get<double>()));
        }
      }
      EXPECT_LT(worst, 1e-4) << kernels << (ner ? " ner" : " tok2vec");
    }
  }
}

/// What the network said of a document, to compare.
struct Said {
  std::vector<std::string> tags, deps, entities;
  std::vector<std::uint32_t> heads;
  std::vector<TokenSpan> sentences;
  bool operator==(const Said&) const = default;
};

std::vector<Said> say(const Network& network, const std::vector<Doc>& docs) {
  std::vector<Parse> parses(docs.size());
  std::vector<Parse*> pointers;
  for (std::size_t i = 0; i < docs.size(); ++i) {
    parses[i].doc = docs[i];
    pointers.push_back(&parses[i]);
  }
  const SmallFeatures features;
  network.parse(pointers, features);
  network.find_entities(pointers, features);
  std::vector<Said> out;
  for (const Parse& parse : parses) {
    Said said{{parse.tag.begin(), parse.tag.end()},
              {parse.dep.begin(), parse.dep.end()},
              {},
              parse.head,
              parse.sentences};
    for (const Entity& entity : parse.entities) {
      said.entities.push_back(fmt::format("{} {} {}", entity.span.begin, entity.span.end, entity.label));
    }
    out.push_back(std::move(said));
  }
  return out;
}

std::vector<Doc> some_docs() {
  std::vector<Doc> docs;
  for (unsigned i = 0; i < 40; ++i) docs.push_back(random_doc(100 + i, {1 + i * 7 % 60, 3, 1 + i % 5}));
  docs.push_back(random_doc(9, {}));
  docs.push_back(random_doc(10, {0, 4, 0}));
  docs.push_back(random_doc(11, {5000}));  // longer than what the scorer keeps at a time
  return docs;
}

TEST_F(NetworkTest, ASegmentsLabelsDependOnItAlone) {
  const std::vector<Doc> docs = some_docs();
  const std::unique_ptr<const Network> network = load();
  const std::vector<Said> together = say(*network, docs);
  std::vector<Said> apart;
  const std::unique_ptr<const Network> other = load();
  for (auto doc = docs.rbegin(); doc != docs.rend(); ++doc) apart.push_back(say(*other, {*doc}).front());
  std::reverse(apart.begin(), apart.end());
  EXPECT_EQ(together, apart) << "batches and order";

  std::vector<std::vector<Said>> by_thread(3);
  std::vector<std::thread> threads;
  for (std::vector<Said>& said : by_thread) threads.emplace_back([&] { said = say(*network, docs); });
  for (std::thread& thread : threads) thread.join();
  for (const std::vector<Said>& said : by_thread) EXPECT_EQ(together, said) << "threads";
}

TEST_F(NetworkTest, ParsesAreTreesAndEntitiesKeepTheRules) {
  const std::vector<Doc> docs = some_docs();
  const std::vector<Said> all = say(*load(), docs);
  std::set<std::string> deps;
  std::size_t entities = 0;
  for (std::size_t d = 0; d < docs.size(); ++d) {
    const Doc& doc = docs[d];
    const Said& said = all[d];
    std::uint32_t next = 0;
    for (const TokenSpan sentence : said.sentences) {
      EXPECT_EQ(sentence.begin, next);
      EXPECT_LT(sentence.begin, sentence.end);
      next = sentence.end;
    }
    EXPECT_EQ(next, doc.tokens.size());
    for (const TokenSpan segment : doc.segments) {
      for (std::uint32_t i = segment.begin; i < segment.end; ++i) {
        ASSERT_TRUE(segment.contains(said.heads[i])) << "doc " << d << " token " << i;
        EXPECT_EQ(said.deps[i] == "ROOT", said.heads[i] == i);
        deps.insert(said.deps[i]);
        std::uint32_t up = i;
        for (std::uint32_t steps = 0; steps <= segment.size() && said.heads[up] != up; ++steps)
          up = said.heads[up];
        EXPECT_EQ(said.heads[up], up) << "doc " << d << " token " << i << " hangs on a cycle";
      }
    }
    std::uint32_t free_from = 0;
    for (const std::string& entity : said.entities) {
      std::uint32_t begin = 0;
      std::uint32_t end = 0;
      ASSERT_EQ(std::sscanf(entity.c_str(), "%u %u", &begin, &end), 2);
      EXPECT_GE(begin, free_from);
      EXPECT_LT(begin, end);
      EXPECT_NE(doc.str(begin), "\n");
      for (const TokenSpan sentence : said.sentences) {
        EXPECT_FALSE(sentence.begin > begin && sentence.begin < end) << "reaches over a sentence's start";
      }
      free_from = end;
      ++entities;
    }
  }
  EXPECT_EQ(deps, (std::set<std::string>{"ROOT", "x", "y"})) << "decorations are taken off";
  EXPECT_GT(entities, 100U);
}

TEST_F(NetworkTest, RefusesAnotherArchitecture) {
  struct Case {
    const char* from;
    const char* to;
    const char* says;
  };
  for (const Case& one : {Case{"\"window\": 1", "\"window\": 2", "window 2"},
                          {"\"width\": 16", "\"width\": 24", "width 24"},
                          {"\"width\": 16", "\"width\": 32", "tok2vec/embed0.E"},
                          {"\"depth\": 4", "\"depth\": 5", "conv4"},
                          {"\"depth\": 4", "\"depth\": -4", "depth -4"},
                          {"\"SHAPE\"", "\"LOWER\"", "LOWER"},
                          {"\"rows\": [40, 30, 5]", "\"rows\": [40, 30]", "unequal"},
                          {"\"rows\": [40, 30, 5]", "\"rows\": [40, 0, 5]", "rows 0"},
                          {"\"features\": 8", "\"features\": 13", "features 13"},
                          {"\"action\": \"S\"", "\"action\": \"Z\"", "\"Z\""},
                          {"\"x||y\"", "\"x||y||z\"", "x||y||z"},
                          {"\"label\": \"x\"", "\"label\": \"subtok\"", "subtok"},
                          {"\"labels\": [\"A\", \"B\", \"C\"]", "\"labels\": [\"A\"]", "tagger/W"},
                          {"\"labels\": [\"A\", \"B\", \"C\"]", "\"labels\": [1, 2, 3]", "tag"},
                          {"\"tagger\": {", "\"senter\": {", "tagger"},
                          {"\"ner\": {", "\"ner\": 1, \"x\": {", "ner"},
                          {"{", "[", "JSON"}}) {
    std::string config = kSmallConfig;
    config.replace(config.find(one.from), std::string(one.from).size(), one.to);
    const std::filesystem::path path = folder_.path() / "other.dgm";
    ASSERT_TRUE(SmallNetworkWriter(1).write(path, config));
    const Result<WeightFile> file = WeightFile::open(path);
    ASSERT_TRUE(file);
    const auto network = Network::load(*file, best_kernels());
    ASSERT_FALSE(network) << one.to;
    EXPECT_NE(network.error().str().find(one.says), std::string::npos)
        << one.to << ": " << network.error().str();
    EXPECT_EQ(network.error().file, path.string()) << one.to;
  }
}

}  // namespace
}  // namespace dragoman
