// The kernels, written once over `Vec`, the vector that the including file defines before in its own unnamed
// namespace: lanes, zero, load, set, store, add, sub, mul, fma, max, sum, first_equal, times_power,
// store_bytes. Behind this file it brings its own byte_gemm. Everything here has internal linkage, so that
// code compiled for one instruction set cannot stand in for another's; for the same reason nothing of the
// standard library's templates is used.

#include <cstddef>
#include <cstdint>

#include "tensor/kernel_table.h"

namespace dragoman {
namespace {

constexpr std::size_t kVecs = kPanelWidth / Vec::kLanes;

/// `Rows` rows times one panel, in registers: each output is one chain of multiply-adds from 0 over k.
template <int Rows>
inline void micro(const float* panel, std::size_t depth, const float* a, std::size_t lda, const float* bias,
                  float* c, std::size_t ldc) {
  Vec acc[Rows][kVecs];
#pragma GCC unroll 16
  for (int r = 0; r < Rows; ++r) {
#pragma GCC unroll 4
    for (std::size_t v = 0; v < kVecs; ++v) acc[r][v] = Vec::zero();
  }
  for (std::size_t k = 0; k < depth; ++k, panel += kPanelWidth) {
    Vec b[kVecs];
    for (std::size_t v = 0; v < kVecs; ++v) b[v] = Vec::load(panel + v * Vec::kLanes);
#pragma GCC unroll 16
    for (int r = 0; r < Rows; ++r) {
      const Vec x = Vec::set(a[r * lda + k]);
#pragma GCC unroll 4
      for (std::size_t v = 0; v < kVecs; ++v) acc[r][v] = fma(x, b[v], acc[r][v]);
    }
  }
#pragma GCC unroll 16
  for (int r = 0; r < Rows; ++r) {
#pragma GCC unroll 4
    for (std::size_t v = 0; v < kVecs; ++v) {
      Vec y = acc[r][v];
      if (bias != nullptr) y = add(y, Vec::load(bias + v * Vec::kLanes));
      store(y, c + r * ldc + v * Vec::kLanes);
    }
  }
}

/// `rows` rows, at most `Rows`.
template <int Rows>
inline void micro_of(std::size_t rows, const float* panel, std::size_t depth, const float* a, std::size_t lda,
                     const float* bias, float* c, std::size_t ldc) {
  if constexpr (Rows > 0) {
    if (rows == Rows) return micro<Rows>(panel, depth, a, lda, bias, c, ldc);
    micro_of<Rows - 1>(rows, panel, depth, a, lda, bias, c, ldc);
  }
}

inline void panel_times_rows(const float* panel, std::size_t depth, const float* a, std::size_t lda,
                             std::size_t rows, const float* bias, float* c, std::size_t ldc) {
  constexpr std::size_t kRows = Vec::kRows;
  while (rows > 0) {
    // The last two blocks share their rows evenly: one of a few rows has too few sums to hide their latency.
    std::size_t take = rows < kRows ? rows : kRows;
    if (rows > kRows && rows < 2 * kRows) take = (rows + 1) / 2;
    micro_of<Vec::kRows>(take, panel, depth, a, lda, bias, c, ldc);
    rows -= take;
    a += take * lda;
    c += take * ldc;
  }
}

void gemm(const PackedMatrix& weights, const float* a, std::size_t lda, std::size_t rows, float* c,
          std::size_t ldc) {
  for (std::size_t p = 0; p < weights.panel_count; ++p) {
    const float* bias = weights.bias == nullptr ? nullptr : weights.bias + p * kPanelWidth;
    panel_times_rows(weights.panels + p * weights.depth * kPanelWidth, weights.depth, a, lda, rows, bias,
                     c + p * kPanelWidth, ldc);
  }
}

/// `Panels` panels times one row: the accumulators of several panels hide the latency that one has.
template <int Panels>
inline void score_panels(const PackedMatrix& weights, const float* a, const std::uint16_t* panels, float* c) {
  Vec acc[Panels][kVecs];
  const float* b[Panels];
#pragma GCC unroll 8
  for (int p = 0; p < Panels; ++p) {
    b[p] = weights.panels + panels[p] * weights.depth * kPanelWidth;
    for (std::size_t v = 0; v < kVecs; ++v) acc[p][v] = Vec::zero();
  }
  for (std::size_t k = 0; k < weights.depth; ++k) {
    const Vec x = Vec::set(a[k]);
#pragma GCC unroll 8
    for (int p = 0; p < Panels; ++p) {
#pragma GCC unroll 4
      for (std::size_t v = 0; v < kVecs; ++v) {
        acc[p][v] = fma(x, Vec::load(b[p] + k * kPanelWidth + v * Vec::kLanes), acc[p][v]);
      }
    }
  }
#pragma GCC unroll 8
  for (int p = 0; p < Panels; ++p) {
    for (std::size_t v = 0; v < kVecs; ++v) {
      const std::size_t at = panels[p] * kPanelWidth + v * Vec::kLanes;
      Vec y = acc[p][v];
      if (weights.bias != nullptr) y = add(y, Vec::load(weights.bias + at));
      store(y, c + at);
    }
  }
}

template <int Panels>
inline void score_rest(const PackedMatrix& weights, const float* a, const std::uint16_t* panels,
                       std::size_t count, float* c) {
  if constexpr (Panels > 0) {
    if (count == Panels) return score_panels<Panels>(weights, a, panels, c);
    score_rest<Panels - 1>(weights, a, panels, count, c);
  }
}

void score(const PackedMatrix& weights, const float* a, const std::uint16_t* panels, std::size_t panel_count,
           float* c) {
  std::size_t p = 0;
  for (; p + Vec::kScorePanels < panel_count; p += Vec::kScorePanels) {
    score_panels<Vec::kScorePanels>(weights, a, panels + p, c);
  }
  score_rest<Vec::kScorePanels>(weights, a, panels + p, panel_count - p, c);
}

/// out = norm(y) * gain + shift (+ residual), over one row; the sums run in four fixed chains.
inline void norm_row(const MaxoutNorm& layer, const float* y, const float* residual, float* out) {
  constexpr std::size_t kStep = Vec::kLanes;
  const std::size_t width = layer.width;
  const auto count = static_cast<float>(width);
  Vec even = Vec::zero();
  Vec odd = Vec::zero();
  for (std::size_t i = 0; i < width; i += 2 * kStep) {
    even = add(even, Vec::load(y + i));
    if (i + kStep < width) odd = add(odd, Vec::load(y + i + kStep));
  }
  const Vec mean = Vec::set(sum(add(even, odd)) / count);
  even = Vec::zero();
  odd = Vec::zero();
  for (std::size_t i = 0; i < width; i += 2 * kStep) {
    const Vec d = sub(Vec::load(y + i), mean);
    even = fma(d, d, even);
    if (i + kStep < width) {
      const Vec e = sub(Vec::load(y + i + kStep), mean);
      odd = fma(e, e, odd);
    }
  }
  const float variance = sum(add(even, odd)) / count + 1e-8F;
  const Vec scale = Vec::set(1.0F / __builtin_sqrtf(variance));
  for (std::size_t i = 0; i < width; i += kStep) {
    const Vec x = mul(sub(Vec::load(y + i), mean), scale);
    Vec z = fma(x, Vec::load(layer.gain + i), Vec::load(layer.shift + i));
    if (residual != nullptr) z = add(z, Vec::load(residual + i));
    store(z, out + i);
  }
}

/// Widest row that the row kernels hold on the stack; what loads a model keeps to it.
constexpr std::size_t kMaxWidth = 1024;

void maxout_norm(const MaxoutNorm& layer, const float* in, std::size_t ldin, std::size_t rows, float* out,
                 std::size_t ldout) {
  alignas(64) float y[kMaxWidth];
  for (std::size_t r = 0; r < rows; ++r, in += ldin, out += ldout) {
    for (std::size_t i = 0; i < layer.width; i += Vec::kLanes) {
      Vec best = add(Vec::load(in + i), Vec::load(layer.bias + i));
      for (std::size_t p = 1; p < layer.pieces; ++p) {
        const std::size_t at = p * layer.width + i;
        best = max(best, add(Vec::load(in + at), Vec::load(layer.bias + at)));
      }
      store(best, y + i);
    }
    norm_row(layer, y, nullptr, out);
  }
}

void window_sum(const MaxoutNorm& layer, const float* const* blocks, std::size_t rows, float* out) {
  alignas(64) float y[kMaxWidth];
  const std::size_t width = layer.width;
  const std::size_t product = layer.pieces * width;
  for (std::size_t r = 0; r < rows; ++r) {
    const float* x = blocks[r];
    const float* previous = blocks[static_cast<std::ptrdiff_t>(r) - 1] + width;
    const float* current = x + width + product;
    const float* next = blocks[r + 1] + width + 2 * product;
    for (std::size_t i = 0; i < width; i += Vec::kLanes) {
      Vec best = Vec::zero();
      for (std::size_t p = 0; p < layer.pieces; ++p) {
        const std::size_t at = p * width + i;
        Vec z = add(Vec::load(previous + at), Vec::load(current + at));
        z = add(add(z, Vec::load(next + at)), Vec::load(layer.bias + at));
        best = p == 0 ? z : max(best, z);
      }
      store(best, y + i);
    }
    norm_row(layer, y, x, out + r * width);
  }
}

/// Input transform of F(4,3) at the points 0, 1, -1, 1/2, -1/2 and infinity, for one tile: six rows in, six
/// rows out, `stride` floats apart.
inline void transform_in(const float* in, std::size_t width, float* out, std::size_t stride) {
  const Vec quarter = Vec::set(0.25F);
  const Vec minus_quarter = Vec::set(-0.25F);
  const Vec minus_five_quarters = Vec::set(-1.25F);
  const Vec half = Vec::set(0.5F);
  for (std::size_t i = 0; i < width; i += Vec::kLanes) {
    Vec d[6];
    for (std::size_t j = 0; j < 6; ++j) d[j] = Vec::load(in + j * width + i);
    const Vec even_1 = fma(d[2], minus_quarter, d[4]);
    const Vec odd_1 = fma(d[1], minus_quarter, d[3]);
    const Vec even_a = sub(d[4], d[2]);
    const Vec odd_a = mul(sub(d[3], d[1]), half);
    store(fma(d[0], quarter, fma(d[2], minus_five_quarters, d[4])), out + i);
    store(add(even_1, odd_1), out + stride + i);
    store(sub(even_1, odd_1), out + 2 * stride + i);
    store(add(even_a, odd_a), out + 3 * stride + i);
    store(sub(even_a, odd_a), out + 4 * stride + i);
    store(fma(d[1], quarter, fma(d[3], minus_five_quarters, d[5])), out + 5 * stride + i);
  }
}

/// Output transform of one vector of columns: six products, `stride` floats apart, to four outputs.
inline void outputs(const float* m, std::size_t stride, Vec bias, Vec* y) {
  const Vec m1 = Vec::load(m + stride);
  const Vec m2 = Vec::load(m + 2 * stride);
  const Vec m3 = Vec::load(m + 3 * stride);
  const Vec m4 = Vec::load(m + 4 * stride);
  const Vec sum_1 = add(m1, m2);
  const Vec difference_1 = sub(m1, m2);
  const Vec sum_a = add(m3, m4);
  const Vec difference_a = sub(m3, m4);
  y[0] = add(add(add(Vec::load(m), sum_1), sum_a), bias);
  y[1] = add(fma(difference_a, Vec::set(0.5F), difference_1), bias);
  y[2] = add(fma(sum_a, Vec::set(0.25F), sum_1), bias);
  y[3] = add(add(fma(difference_a, Vec::set(0.125F), difference_1), Vec::load(m + 5 * stride)), bias);
}

/// Output transform and maxout for 16 columns of one tile: products are [tap][piece][tile][16].
inline void transform_out(const MaxoutNorm& layer, const float* products, std::size_t tiles, std::size_t tile,
                          std::size_t column, float* out) {
  const std::size_t piece_stride = tiles * kPanelWidth;
  const std::size_t tap_stride = layer.pieces * piece_stride;
  for (std::size_t v = 0; v < kPanelWidth; v += Vec::kLanes) {
    const float* m = products + tile * kPanelWidth + v;
    const float* bias = layer.bias + column + v;
    Vec best[4];
    outputs(m, tap_stride, Vec::load(bias), best);
    for (std::size_t p = 1; p < layer.pieces; ++p) {
      Vec y[4];
      outputs(m + p * piece_stride, tap_stride, Vec::load(bias + p * layer.width), y);
      for (std::size_t j = 0; j < 4; ++j) best[j] = max(best[j], y[j]);
    }
    for (std::size_t j = 0; j < 4; ++j) store(best[j], out + j * layer.width + column + v);
  }
}

/// One pass of window_layer over at most kWindowTiles tiles.
inline void window_pass(const WindowLayer& layer, const float* in, float* out, const WindowTile* tiles,
                        std::size_t count, float* scratch) {
  const std::size_t width = layer.norm.width;
  const std::size_t pieces = layer.norm.pieces;
  float* inputs = scratch;                                    // [tap][tile][width]
  float* products = inputs + 6 * count * width;               // [tap][piece][tile][16]
  float* rows = products + 6 * pieces * count * kPanelWidth;  // [tile][4][width]
  for (std::size_t t = 0; t < count; ++t) {
    transform_in(in + (tiles[t].row - std::size_t{1}) * width, width, inputs + t * width, count * width);
  }
  const float* panel = layer.panels;
  for (std::size_t column = 0; column < width; column += kPanelWidth) {
    for (std::size_t tap = 0; tap < 6; ++tap) {
      for (std::size_t p = 0; p < pieces; ++p, panel += width * kPanelWidth) {
        panel_times_rows(panel, width, inputs + tap * count * width, width, count, nullptr,
                         products + (tap * pieces + p) * count * kPanelWidth, kPanelWidth);
      }
    }
    for (std::size_t t = 0; t < count; ++t) {
      transform_out(layer.norm, products, count, t, column, rows + t * 4 * width);
    }
  }
  for (std::size_t t = 0; t < count; ++t) {
    for (std::size_t j = 0; j < tiles[t].live; ++j) {
      const std::size_t at = (tiles[t].row + j) * width;
      norm_row(layer.norm, rows + (t * 4 + j) * width, in + at, out + at);
    }
  }
}

void window_layer(const WindowLayer& layer, const float* in, float* out, const WindowTile* tiles,
                  std::size_t tile_count, float* scratch) {
  // Passes of even size: a last pass of few tiles would read all the weights for little work.
  const std::size_t passes = (tile_count + kWindowTiles - 1) / kWindowTiles;
  for (std::size_t pass = 0, begin = 0; pass < passes; ++pass) {
    const std::size_t left = tile_count - begin;
    const std::size_t even = (left + passes - pass - 1) / (passes - pass);
    const std::size_t whole = (even + Vec::kRows - 1) / Vec::kRows * Vec::kRows;
    const std::size_t take = whole < left && whole <= kWindowTiles ? whole : (even < left ? even : left);
    window_pass(layer, in, out, tiles + begin, take, scratch);
    begin += take;
  }
}

void sum_maxout(const float* const* rows, std::size_t count, const float* bias, std::size_t width,
                std::size_t pieces, float* out) {
  for (std::size_t i = 0; i < width; i += Vec::kLanes) {
    Vec best = Vec::zero();
    for (std::size_t p = 0; p < pieces; ++p) {
      const std::size_t at = p * width + i;
      Vec z = Vec::zero();
      for (std::size_t r = 0; r < count; ++r) z = add(z, Vec::load(rows[r] + at));
      z = add(z, Vec::load(bias + at));
      best = p == 0 ? z : max(best, z);
    }
    store(best, out + i);
  }
}

std::size_t first_max(const float* values, std::size_t count) {
  std::size_t i = 0;
  float best = values[0];
  if (count >= Vec::kLanes) {
    Vec most = Vec::load(values);
    for (i = Vec::kLanes; i + Vec::kLanes <= count; i += Vec::kLanes) most = max(most, Vec::load(values + i));
    float lanes[Vec::kLanes];
    store(most, lanes);
    best = lanes[0];
    for (const float x : lanes) best = x > best ? x : best;
  }
  for (; i < count; ++i) best = values[i] > best ? values[i] : best;
  for (i = 0; i + Vec::kLanes <= count; i += Vec::kLanes) {
    const std::size_t at = first_equal(Vec::load(values + i), best);
    if (at < Vec::kLanes) return i + at;
  }
  for (; i < count; ++i) {
    if (values[i] == best) return i;
  }
  return 0;
}

}  // namespace
}  // namespace dragoman

#include "tensor/encoder_body.h"

namespace dragoman {
namespace {

constexpr Kernels table(std::string_view name) {
  return {name,     gemm,      score,    maxout_norm, window_sum, window_layer, sum_maxout,
          quantize, byte_gemm, add_norm, attend,      gelu,       first_max};
}

}  // namespace
}  // namespace dragoman
