// The encoder in 8 bits against the same layers written out in double precision, and what a damaged file
// gives.

#include "reader/encoder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <random>

#include "reader/neural_reader.h"
#include "support.h"
#include "support/scratch_folder.h"
#include "tensor/kernels.h"

namespace dragoman {
namespace {

constexpr std::size_t kVocabulary = 50, kLayers = 2, kWide = kStateWidth, kInner = 4 * kStateWidth;

/// A matrix as the file has it.
struct Bytes {
  std::vector<std::int8_t> values;
  std::vector<float> scale, bias;
};

class Weights {
 public:
  Weights() {
    words_ = matrix(kVocabulary, kWide, 0.1F);
    positions_ = noise(kMostPieces * kWide, 0.1F);
    for (std::size_t k = 0; k < kLayers; ++k) {
      const std::string base = "layer." + std::to_string(k) + ".";
      parts_[base + "qkv"] = matrix(3 * kWide, kWide, 0.0004F);  // scores that do not saturate the softmax
      parts_[base + "mix"] = matrix(kWide, kWide, 0.002F);
      parts_[base + "up"] = matrix(kInner, kWide, 0.002F);
      parts_[base + "down"] = matrix(kWide, kInner, 0.001F);
    }
  }

  /// Writes the file, without the section `but`.
  void write(const std::string& file, const std::string& but = "") const {
    WeightFileWriter out;
    const auto f32 = [&](const std::string& name, std::vector<std::uint64_t> shape,
                         const std::vector<float>& data) {
      if (name != but) out.add_f32(name, std::move(shape), data);
    };
    const auto norm = [&](const std::string& name) {
      f32(name + ".gain", {kWide}, std::vector<float>(kWide, 1.5F));
      f32(name + ".shift", {kWide}, std::vector<float>(kWide, 0.25F));
    };
    out.add_i8("embed.words", {kVocabulary, kWide}, words_.values);
    f32("embed.words.scale", {kVocabulary}, words_.scale);
    f32("embed.positions", {kMostPieces, kWide}, positions_);
    norm("embed.norm");
    for (const auto& [name, part] : parts_) {
      out.add_i8(name, {part.scale.size(), part.values.size() / part.scale.size()}, part.values);
      f32(name + ".scale", {part.scale.size()}, part.scale);
      f32(name + ".bias", {part.scale.size()}, part.bias);
    }
    for (std::size_t k = 0; k < kLayers; ++k) {
      norm("layer." + std::to_string(k) + ".mix_norm");
      norm("layer." + std::to_string(k) + ".out_norm");
    }
    if (!exit.empty()) f32("exit", {exit.size()}, exit);
    ASSERT_TRUE(out.write(file));
  }

  std::vector<float> exit;  ///< section of that name, if any

  std::vector<double> forward(const std::vector<std::uint32_t>& pieces) const {
    std::vector<double> x(pieces.size() * kWide);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      for (std::size_t k = 0; k < kWide; ++k) {
        x[i * kWide + k] = double{words_.scale[pieces[i]]} * words_.values[pieces[i] * kWide + k] +
                           positions_[i * kWide + k];
      }
    }
    norm(x, {});
    for (std::size_t layer = 0; layer < kLayers; ++layer) {
      const std::string base = "layer." + std::to_string(layer) + ".";
      norm(x, times(base + "mix", attention(times(base + "qkv", x, kWide)), kWide));
      std::vector<double> inner = times(base + "up", x, kWide);
      for (double& v : inner) v = 0.5 * v * (1 + std::erf(v / std::sqrt(2.0)));
      norm(x, times(base + "down", inner, kInner));
    }
    return x;
  }

 private:
  std::vector<float> noise(std::size_t count, float size) {
    std::normal_distribution<float> normal(0.0F, size);
    std::vector<float> out(count);
    for (float& v : out) v = normal(random_);
    return out;
  }
  Bytes matrix(std::size_t rows, std::size_t depth, float scale) {
    Bytes made{std::vector<std::int8_t>(rows * depth), std::vector<float>(rows, scale), noise(rows, 0.1F)};
    for (auto& v : made.values) v = static_cast<std::int8_t>(static_cast<int>(random_() % 255) - 127);
    return made;
  }
  std::vector<double> times(const std::string& name, const std::vector<double>& in, std::size_t depth) const {
    const Bytes& part = parts_.at(name);
    const std::size_t rows = in.size() / depth, columns = part.scale.size();
    std::vector<double> out(rows * columns);
    for (std::size_t r = 0; r < rows; ++r) {
      for (std::size_t c = 0; c < columns; ++c) {
        double sum = 0;
        for (std::size_t k = 0; k < depth; ++k) sum += in[r * depth + k] * part.values[c * depth + k];
        out[r * columns + c] = sum * part.scale[c] + part.bias[c];
      }
    }
    return out;
  }
  static void norm(std::vector<double>& x, const std::vector<double>& more) {
    for (std::size_t at = 0; at < x.size(); at += kWide) {
      double mean = 0, square = 0;
      for (std::size_t k = 0; k < kWide; ++k) mean += (x[at + k] += more.empty() ? 0 : more[at + k]) / kWide;
      for (std::size_t k = 0; k < kWide; ++k) square += std::pow(x[at + k] - mean, 2) / kWide;
      for (std::size_t k = 0; k < kWide; ++k)
        x[at + k] = (x[at + k] - mean) / std::sqrt(square + 1e-12) * 1.5 + 0.25;
    }
  }
  static std::vector<double> attention(const std::vector<double>& qkv) {
    const std::size_t pieces = qkv.size() / (3 * kWide);
    std::vector<double> out(pieces * kWide);
    for (std::size_t h = 0; h < kWide; h += kHeadWidth) {
      for (std::size_t i = 0; i < pieces; ++i) {
        std::vector<double> weight(pieces);
        double total = 0;
        for (std::size_t j = 0; j < pieces; ++j) {
          double dot = 0;
          for (std::size_t d = h; d < h + kHeadWidth; ++d)
            dot += qkv[i * 3 * kWide + d] * qkv[j * 3 * kWide + kWide + d];
          total += weight[j] = std::exp(dot / std::sqrt(double{kHeadWidth}));
        }
        for (std::size_t j = 0; j < pieces; ++j) {
          for (std::size_t d = h; d < h + kHeadWidth; ++d) {
            out[i * kWide + d] += weight[j] / total * qkv[j * 3 * kWide + 2 * kWide + d];
          }
        }
      }
    }
    return out;
  }

  std::mt19937 random_{11};
  Bytes words_;
  std::vector<float> positions_;
  std::map<std::string, Bytes> parts_;
};

class ReaderFile : public testing::Test {
 protected:
  std::string file_name() const { return (folder_.path() / "reader.dgm").string(); }
  ScratchFolder folder_;
};
using EncoderTest = ReaderFile;
using NeuralReaderTest = ReaderFile;

TEST_F(EncoderTest, IsNearItsLayersInDoublePrecision) {
  const Weights weights;
  weights.write(file_name());
  const auto file = WeightFile::open(file_name());
  ASSERT_TRUE(file);
  const std::vector<std::vector<std::uint32_t>> windows = {{1, 7, 20, 33, 2}, {1, 49, 2}};
  for (const char* name : {"scalar", "avx2", "avx512"}) {
    const Kernels* kernels = kernels_named(name);
    if (kernels == nullptr) continue;
    const auto encoder = Encoder::load(*file, {kLayers, kVocabulary}, *kernels);
    ASSERT_TRUE(encoder) << encoder.error().str();
    std::vector<float> states(8 * kWide), alone(3 * kWide);
    encoder->run(windows, states.data());
    encoder->run(std::span(windows).subspan(1), alone.data());
    EXPECT_TRUE(std::equal(alone.begin(), alone.end(), states.begin() + 5 * kWide))
        << "a window depends on another";
    const std::vector<double> wanted = weights.forward(windows[0]);
    double error = 0, size = 0;
    for (std::size_t k = 0; k < wanted.size(); ++k) {
      error += std::pow(states[k] - wanted[k], 2);
      size += std::pow(wanted[k], 2);
    }
    EXPECT_LT(std::sqrt(error / size), 0.02) << name;
  }
}

TEST_F(EncoderTest, AWindowThatTheExitTellsToHoldNothingIsLeft) {
  const std::vector<std::vector<std::uint32_t>> windows = {{1, 49, 2}, {1, 7, 20, 33, 2}, {1, 30, 31, 2}};
  Weights weights;
  weights.write(file_name());
  std::vector<float> first(12 * kWide), whole(12 * kWide), states(12 * kWide);
  const auto file = WeightFile::open(file_name());
  ASSERT_TRUE(file);
  Encoder::load(*file, {1, kVocabulary}, best_kernels())->run(windows, first.data());
  Encoder::load(*file, {kLayers, kVocabulary}, best_kernels())->run(windows, whole.data());
  // The exit looks for the state that a piece of the second window has after the first layer.
  weights.exit.assign(first.begin() + 5 * kWide, first.begin() + 6 * kWide);
  float square = 0;
  for (const float v : weights.exit) square += v * v;
  weights.exit.push_back(-0.999F * square);
  weights.write(file_name());
  const auto with_exit = WeightFile::open(file_name());
  const auto encoder = Encoder::load(*with_exit, {kLayers, kVocabulary, 1}, best_kernels());
  ASSERT_TRUE(encoder) << encoder.error().str();
  std::vector<char> leaving = {1, 1, 0};
  encoder->run(windows, states.data(), leaving);
  EXPECT_EQ(leaving, (std::vector<char>{1, 0, 0}));
  EXPECT_TRUE(std::all_of(states.begin(), states.begin() + 3 * kWide, [](float v) { return v == 0; }));
  EXPECT_TRUE(std::equal(states.begin() + 3 * kWide, states.end(), whole.begin() + 3 * kWide));
  encoder->run(windows, states.data());
  EXPECT_EQ(states, whole) << "without marks no window is left";
  leaving = {1, 0, 1};
  encoder->run(windows, states.data(), leaving);
  EXPECT_EQ(leaving, (std::vector<char>{1, 0, 1}));
  EXPECT_TRUE(std::equal(states.begin() + 3 * kWide, states.begin() + 8 * kWide, whole.begin() + 3 * kWide));
  EXPECT_TRUE(std::all_of(states.begin() + 8 * kWide, states.end(), [](float v) { return v == 0; }));
}

TEST_F(EncoderTest, AFileThatLacksASectionIsRefusedByName) {
  for (const char* section : {"embed.words.scale", "embed.positions", "embed.norm.gain", "layer.1.up.bias",
                              "layer.0.down.scale", "layer.1.out_norm.shift"}) {
    Weights().write(file_name(), section);
    const auto file = WeightFile::open(file_name());
    ASSERT_TRUE(file);
    const auto encoder = Encoder::load(*file, {kLayers, kVocabulary}, best_kernels());
    ASSERT_FALSE(encoder) << section;
    EXPECT_NE(encoder.error().str().find(section), std::string::npos) << encoder.error().str();
    EXPECT_NE(encoder.error().str().find(file_name()), std::string::npos) << encoder.error().str();
  }
}

TEST_F(NeuralReaderTest, AConfigOfAnotherKindIsRefused) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"nonsense", "no JSON object"},
      {"[1]", "no JSON object"},
      {R"({"format": 2})", "another format"},
      {R"({"format": 1, "width": 768})", "another width"},
      {R"({"format": 1, "width": 384, "heads": 12, "inner": 1536, "name": 7})", "name is no string"},
      {R"({"format": 1, "width": 384, "heads": 12, "inner": 1536, "frame_vote": "much"})",
       "frame_vote is no number"},
      {R"({"format": 1, "width": 384, "heads": 12, "inner": 1536, "layers": 6, "window": 9, "exit_layer": 6})",
       "exit_layer is out of range"},
      {R"({"format": 1, "width": 384, "heads": 12, "inner": 1536, "layers": 6, "window": 500})",
       "out of range"},
      {R"({"format": 1, "width": 384, "heads": 12, "inner": 1536, "layers": "six", "window": 9})",
       "out of range"},
      {R"({"format": 1, "width": 384, "heads": 12, "inner": 1536, "layers": 6, "window": 126})",
       "vocabulary"}};
  for (const auto& [config, told] : cases) {
    WeightFileWriter writer;
    writer.add_bytes("config", config);
    ASSERT_TRUE(writer.write(file_name()));
    const auto reader = NeuralReader::load(file_name(), repository_reader().lexicon(), best_kernels());
    ASSERT_FALSE(reader) << config;
    EXPECT_NE(reader.error().str().find(told), std::string::npos) << config << ": " << reader.error().str();
  }
}

}  // namespace
}  // namespace dragoman
