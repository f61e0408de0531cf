// The encoder's kernels against plain arithmetic, for every set that runs here.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include "tensor/kernels.h"
#include "tensor/packing.h"

namespace dragoman {
namespace {

class Bytes : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    kernels_ = kernels_named(GetParam());
    if (kernels_ == nullptr) GTEST_SKIP() << "this processor does not run " << GetParam();
  }
  std::vector<float> noise(std::size_t count, float size = 1.0F) {
    std::normal_distribution<float> normal(0.0F, size);
    std::vector<float> out(count);
    for (float& x : out) x = normal(random_);
    return out;
  }
  const Kernels* kernels_ = nullptr;
  std::mt19937 random_{7};
};

TEST_P(Bytes, ProductsAreThoseOfTheRoundedRows) {
  constexpr std::size_t kRows = 7, kDepth = 64, kColumns = 80;
  std::vector<std::int8_t> weights(kColumns * kDepth);
  for (auto& w : weights) w = static_cast<std::int8_t>(static_cast<int>(random_() % 255) - 127);
  const std::vector<float> scale(kColumns, 0.01F), bias = noise(kColumns);
  std::vector<float> in = noise(kRows * kDepth);
  std::fill_n(in.begin() + kDepth, kDepth, 0.0F);      // a row of zeros
  std::fill_n(in.begin() + 2 * kDepth, kDepth, 1e4F);  // all at the greatest byte
  const PackedBytes packed(weights, scale, bias, kDepth);
  std::vector<std::uint8_t> bytes(kRows * kDepth);
  std::vector<float> scales(kRows), out(kRows * kColumns);
  kernels_->quantize(in.data(), kDepth, kRows, kDepth, bytes.data(), scales.data());
  kernels_->byte_gemm(packed.matrix(), bytes.data(), scales.data(), kRows, out.data(), kColumns,
                      Activation::kNone);
  for (std::size_t r = 0; r < kRows; ++r) {
    const float top = std::abs(*std::max_element(in.begin() + r * kDepth, in.begin() + (r + 1) * kDepth,
                                                 [](float a, float b) { return std::abs(a) < std::abs(b); }));
    for (std::size_t c = 0; c < kColumns; ++c) {
      std::int64_t sum = 0;
      for (std::size_t k = 0; k < kDepth && top > 0; ++k) {
        sum += std::lrint(in[r * kDepth + k] * (127.0F / top)) * std::int64_t{weights[c * kDepth + k]};
      }
      const double wanted = static_cast<double>(sum) * (top / 127.0) * 0.01 + bias[c];
      EXPECT_NEAR(out[r * kColumns + c], wanted, 1e-5 * (1 + std::abs(wanted)))
          << "row " << r << " column " << c;
    }
  }
}

TEST_P(Bytes, ARowDoesNotDependOnTheOthers) {
  constexpr std::size_t kRows = 13, kDepth = 128, kColumns = 64;
  std::vector<std::int8_t> weights(kColumns * kDepth);
  for (auto& w : weights) w = static_cast<std::int8_t>(static_cast<int>(random_() % 255) - 127);
  const std::vector<float> scale(kColumns, 0.01F), bias(kColumns, 0.5F), in = noise(kRows * kDepth);
  const PackedBytes packed(weights, scale, bias, kDepth);
  std::vector<std::uint8_t> bytes(kRows * kDepth);
  std::vector<float> scales(kRows), whole(kRows * kColumns), alone(kColumns);
  kernels_->quantize(in.data(), kDepth, kRows, kDepth, bytes.data(), scales.data());
  kernels_->byte_gemm(packed.matrix(), bytes.data(), scales.data(), kRows, whole.data(), kColumns,
                      Activation::kGelu);
  for (std::size_t r = 0; r < kRows; ++r) {
    kernels_->byte_gemm(packed.matrix(), bytes.data() + r * kDepth, scales.data() + r, 1, alone.data(),
                        kColumns, Activation::kGelu);
    EXPECT_TRUE(std::equal(alone.begin(), alone.end(), whole.begin() + r * kColumns)) << "row " << r;
  }
}

TEST_P(Bytes, GeluIsThatOfTheErrorFunction) {
  std::vector<float> in;
  for (int i = -800; i < 800; ++i) in.push_back(static_cast<float>(i) / 100.0F);
  std::vector<float> out(in.size());
  kernels_->gelu(in.data(), in.size(), out.data());
  for (std::size_t i = 0; i < in.size(); ++i) {
    EXPECT_NEAR(out[i], 0.5 * in[i] * (1 + std::erf(in[i] / std::sqrt(2.0))), 1e-5) << in[i];
  }
}

TEST_P(Bytes, AttentionIsSoftmaxOverTheWindow) {
  constexpr std::size_t kHeads = 2, kWidth = kHeads * kHeadWidth;
  for (const std::size_t pieces : {1UL, 5UL, 16UL, 33UL, kMostPieces}) {
    const std::vector<float> qkv = noise(pieces * 3 * kWidth);
    std::vector<float> out(pieces * kWidth), scratch(kAttendScratch);
    kernels_->attend(qkv.data(), pieces, kHeads, out.data(), scratch.data());
    for (std::size_t h = 0; h < kHeads; ++h) {
      for (std::size_t i = 0; i < pieces; ++i) {
        const float* query = qkv.data() + i * 3 * kWidth + h * kHeadWidth;
        std::vector<double> weight(pieces);
        double total = 0;
        for (std::size_t j = 0; j < pieces; ++j) {
          const float* key = qkv.data() + j * 3 * kWidth + kWidth + h * kHeadWidth;
          double dot = 0;
          for (std::size_t d = 0; d < kHeadWidth; ++d) dot += double{query[d]} * key[d];
          total += weight[j] = std::exp(dot / std::sqrt(double{kHeadWidth}));
        }
        for (std::size_t d = 0; d < kHeadWidth; ++d) {
          double wanted = 0;
          for (std::size_t j = 0; j < pieces; ++j) {
            wanted += weight[j] / total * qkv[j * 3 * kWidth + 2 * kWidth + h * kHeadWidth + d];
          }
          EXPECT_NEAR(out[i * kWidth + h * kHeadWidth + d], wanted, 1e-4) << pieces << " pieces, " << i;
        }
      }
    }
  }
}

TEST_P(Bytes, NormHasMeanShiftAndDeviationGain) {
  constexpr std::size_t kWidth = 48;
  std::vector<float> x = noise(2 * kWidth, 3.0F);
  const std::vector<float> before = x, y = noise(2 * kWidth), gain(kWidth, 2.0F), shift(kWidth, -1.0F);
  kernels_->add_norm(x.data(), y.data(), 2, kWidth, gain.data(), shift.data(), 1e-12F);
  for (std::size_t r = 0; r < 2; ++r) {
    double mean = 0, square = 0;
    for (std::size_t k = 0; k < kWidth; ++k)
      mean += (double{before[r * kWidth + k]} + y[r * kWidth + k]) / kWidth;
    for (std::size_t k = 0; k < kWidth; ++k) {
      square += std::pow(double{before[r * kWidth + k]} + y[r * kWidth + k] - mean, 2) / kWidth;
    }
    for (std::size_t k = 0; k < kWidth; ++k) {
      const double wanted =
          (double{before[r * kWidth + k]} + y[r * kWidth + k] - mean) / std::sqrt(square) * 2 - 1;
      EXPECT_NEAR(x[r * kWidth + k], wanted, 1e-5);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Sets, Bytes, testing::Values("scalar", "avx2", "avx512"),
                         [](const auto& set) { return std::string(set.param); });

}  // namespace
}  // namespace dragoman
