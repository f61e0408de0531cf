#include "tensor/kernels.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "tensor/kernel_table.h"
#include "tensor/packing.h"

namespace dragoman {
namespace {

std::vector<float> random_floats(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::normal_distribution<float> normal;
  std::vector<float> out(count);
  for (float& x : out) x = normal(random);
  return out;
}

/// Every set that this processor runs.
std::vector<const Kernels*> sets() {
  std::vector<const Kernels*> out;
  for (const char* name : {"scalar", "avx2", "avx512"}) {
    if (const Kernels* kernels = kernels_named(name)) out.push_back(kernels);
  }
  return out;
}

/// maxout over [out][piece] values, then layer norm, in double precision.
std::vector<double> reference_norm(const std::vector<double>& values, std::span<const float> gain,
                                   std::span<const float> shift, std::size_t pieces) {
  std::vector<double> out(gain.size());
  for (std::size_t o = 0; o < out.size(); ++o) {
    out[o] = *std::max_element(values.begin() + o * pieces, values.begin() + (o + 1) * pieces);
  }
  double mean = 0;
  for (const double x : out) mean += x / static_cast<double>(out.size());
  double variance = 1e-8;
  for (const double x : out) variance += (x - mean) * (x - mean) / static_cast<double>(out.size());
  for (std::size_t o = 0; o < out.size(); ++o) {
    out[o] = (out[o] - mean) / std::sqrt(variance) * double{gain[o]} + double{shift[o]};
  }
  return out;
}

/// A window layer with random weights.
struct Window {
  Window(std::size_t layer_width, std::size_t layer_pieces)
      : width(layer_width),
        pieces(layer_pieces),
        weights(random_floats(width * pieces * 3 * width, 1)),
        bias(random_floats(width * pieces, 2)),
        gain(random_floats(width, 3)),
        shift(random_floats(width, 4)) {}

  std::vector<double> row(const float* previous) const {
    std::vector<double> sums(width * pieces);
    for (std::size_t o = 0; o < sums.size(); ++o) {
      sums[o] = double{bias[o]};
      for (std::size_t k = 0; k < 3 * width; ++k)
        sums[o] += double{weights[o * 3 * width + k]} * double{previous[k]};
    }
    std::vector<double> out = reference_norm(sums, gain, shift, pieces);
    for (std::size_t i = 0; i < width; ++i) out[i] += double{previous[width + i]};
    return out;
  }

  std::size_t width, pieces;
  std::vector<float> weights, bias, gain, shift;
};

std::vector<WindowTile> tiles_of(std::size_t first, std::size_t rows) {
  std::vector<WindowTile> out;
  for (std::size_t r = 0; r < rows; r += 4) {
    out.push_back({static_cast<std::uint32_t>(first + r),
                   static_cast<std::uint32_t>(std::min<std::size_t>(4, rows - r))});
  }
  return out;
}

TEST(KernelsTest, ChoosesByName) {
  ASSERT_NE(kernels_named("scalar"), nullptr);
  EXPECT_EQ(kernels_named("scalar")->name, "scalar");
  EXPECT_EQ(kernels_named("sse9"), nullptr);
  EXPECT_EQ(&best_kernels(), sets().back());
}

TEST(KernelsTest, WindowLayerIsTheWindowOfThree) {
  for (const Kernels* kernels : sets()) {
    for (const auto& [width, pieces] : {std::pair{96, 3}, {16, 2}, {32, 1}}) {
      const Window window(width, pieces);
      const PackedWindow packed(window.weights, window.bias, window.gain, window.shift, window.width,
                                window.pieces);
      for (const std::size_t rows : {1, 4, 7, 30, 250}) {
        const std::vector<float> in = random_floats((rows + 8) * window.width, 5);
        std::vector<float> out(in.size(), -7.0F);
        AlignedFloats scratch(window_scratch_floats(window.width, window.pieces));
        const std::vector<WindowTile> tiles = tiles_of(1, rows);
        kernels->window_layer(packed.layer(), in.data(), out.data(), tiles.data(), tiles.size(),
                              scratch.data());
        double worst = 0;
        for (std::size_t r = 0; r < rows; ++r) {
          const std::vector<double> wanted = window.row(in.data() + r * window.width);
          for (std::size_t i = 0; i < window.width; ++i) {
            worst = std::max(worst, std::abs(wanted[i] - double{out[(r + 1) * window.width + i]}));
          }
        }
        EXPECT_LT(worst, 5e-5) << kernels->name << " width " << width << " rows " << rows;
        EXPECT_EQ(out[(rows + 1) * window.width], -7.0F) << "rows that are not live stay as they were";
      }
    }
  }
}

TEST(KernelsTest, ARowDoesNotDependOnItsBatch) {
  const Window window(96, 3);
  const PackedWindow packed(window.weights, window.bias, window.gain, window.shift, 96, 3);
  const std::vector<float> in = random_floats(1008 * 96, 6);
  AlignedFloats scratch(window_scratch_floats(96, 3));
  for (const Kernels* kernels : sets()) {
    const std::vector<WindowTile> all = tiles_of(1, 1000);
    std::vector<float> together(in.size());
    kernels->window_layer(packed.layer(), in.data(), together.data(), all.data(), all.size(), scratch.data());
    for (const std::size_t step : {1, 5, 13, 60}) {
      std::vector<float> apart(in.size());
      for (std::size_t begin = 0; begin < all.size(); begin += step) {
        kernels->window_layer(packed.layer(), in.data(), apart.data(), all.data() + begin,
                              std::min(step, all.size() - begin), scratch.data());
      }
      EXPECT_EQ(together, apart) << kernels->name << ": tiles " << step << " at a time";
    }
  }
}

TEST(KernelsTest, GemmAndScoreAgreeBitForBitInAnyBatch) {
  const std::size_t depth = 64;
  const std::size_t columns = 106;
  const std::vector<float> weights = random_floats(columns * depth, 7);
  const std::vector<float> bias = random_floats(columns, 8);
  const Packed packed(weights.data(), columns, depth, depth, bias);
  const std::size_t wide = packed.matrix().columns();
  const std::vector<float> a = random_floats(61 * depth, 9);
  std::vector<std::uint16_t> panels;
  for (std::uint16_t p = 0; p < packed.matrix().panel_count; ++p) panels.push_back(p);
  for (const Kernels* kernels : sets()) {
    std::vector<float> together(61 * wide);
    kernels->gemm(packed.matrix(), a.data(), depth, 61, together.data(), wide);
    for (std::size_t r = 0; r < 61; ++r) {
      double sum = double{bias[r]};
      for (std::size_t k = 0; k < depth; ++k)
        sum += double{a[r * depth + k]} * double{weights[r * depth + k]};
      EXPECT_NEAR(double{together[r * wide + r]}, sum, 1e-4) << kernels->name;
    }
    for (const std::size_t rows : {1, 2, 5, 11, 23}) {
      std::vector<float> some(rows * wide);
      kernels->gemm(packed.matrix(), a.data() + 3 * depth, depth, rows, some.data(), wide);
      EXPECT_TRUE(std::equal(some.begin(), some.end(), together.begin() + 3 * wide)) << kernels->name << rows;
    }
    for (std::size_t count = 1; count <= panels.size(); ++count) {
      std::vector<float> scores(wide);
      kernels->score(packed.matrix(), a.data(), panels.data() + panels.size() - count, count, scores.data());
      EXPECT_TRUE(std::equal(scores.end() - count * kPanelWidth, scores.end(),
                             together.begin() + wide - count * kPanelWidth))
          << kernels->name << count;
    }
  }
}

TEST(KernelsTest, WindowSumIsTheFirstLayerOfWordProducts) {
  const Window window(32, 3);
  const std::size_t rows = 9;
  const std::vector<float> x = random_floats((rows + 2) * 32, 10);
  // blocks[i] = x, then the products for the places previous, current, next, [piece][width] each.
  const std::size_t product = 3 * 32;
  std::vector<std::vector<float>> blocks(rows + 2);
  std::vector<const float*> pointers;
  for (std::size_t r = 0; r < rows + 2; ++r) {
    blocks[r].assign(x.begin() + r * 32, x.begin() + (r + 1) * 32);
    for (std::size_t place = 0; place < 3; ++place) {
      for (std::size_t p = 0; p < 3; ++p) {
        for (std::size_t o = 0; o < 32; ++o) {
          double sum = 0;
          for (std::size_t k = 0; k < 32; ++k) {
            sum += double{window.weights[(o * 3 + p) * 96 + place * 32 + k]} * double{x[r * 32 + k]};
          }
          blocks[r].push_back(static_cast<float>(sum));
        }
      }
    }
    ASSERT_EQ(blocks[r].size(), 32 + 3 * product);
    pointers.push_back(blocks[r].data());
  }
  const AlignedFloats bias = piece_major(window.bias, 32, 3);
  const MaxoutNorm layer = {bias.data(), window.gain.data(), window.shift.data(), 32, 3};
  for (const Kernels* kernels : sets()) {
    std::vector<float> out(rows * 32);
    kernels->window_sum(layer, pointers.data() + 1, rows, out.data());
    for (std::size_t r = 0; r < rows; ++r) {
      const std::vector<double> wanted = window.row(x.data() + r * 32);
      for (std::size_t i = 0; i < 32; ++i) {
        EXPECT_NEAR(double{out[r * 32 + i]}, wanted[i], 2e-5) << kernels->name << " row " << r;
      }
    }
  }
}

TEST(KernelsTest, SumMaxoutAddsRowsThenTakesTheGreaterPiece) {
  const std::vector<float> rows = random_floats(5 * 128, 11);
  const std::vector<float> bias = random_floats(128, 12);
  std::vector<const float*> pointers;
  for (std::size_t r = 0; r < 5; ++r) pointers.push_back(rows.data() + r * 128);
  for (const Kernels* kernels : sets()) {
    std::vector<float> out(64);
    kernels->sum_maxout(pointers.data(), 5, bias.data(), 64, 2, out.data());
    for (std::size_t o = 0; o < 64; ++o) {
      float pieces[2] = {0, 0};
      for (std::size_t p = 0; p < 2; ++p) {
        for (std::size_t r = 0; r < 5; ++r) pieces[p] += rows[r * 128 + p * 64 + o];
        pieces[p] += bias[p * 64 + o];
      }
      EXPECT_EQ(out[o], std::max(pieces[0], pieces[1])) << kernels->name << ' ' << o;
    }
  }
}

TEST(KernelsTest, FirstMaxIsTheFirstOfTheGreatest) {
  for (const Kernels* kernels : sets()) {
    for (std::size_t count = 1; count < 120; ++count) {
      std::vector<float> values = random_floats(count, static_cast<unsigned>(count));
      for (float& x : values) x = std::round(x * 2);  // many equals
      const auto wanted = std::max_element(values.begin(), values.end()) - values.begin();
      EXPECT_EQ(kernels->first_max(values.data(), count), static_cast<std::size_t>(wanted)) << kernels->name;
    }
    const std::vector<float> none(20, std::nanf(""));
    EXPECT_LT(kernels->first_max(none.data(), none.size()), none.size()) << kernels->name;
  }
}

}  // namespace
}  // namespace dragoman
