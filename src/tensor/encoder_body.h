#pragma once
// The encoder's kernels, over `Vec` as those of kernels_body.h, which includes this. The tile of byte
// products is each set's own: the including file defines byte_tile, and in Vec the rows and panels of a tile,
// kByteRows and kBytePanels.

#include <cstddef>
#include <cstdint>

#include "tensor/kernel_table.h"

namespace dragoman {
namespace {

/// e^x to 2 ulp; x is taken to be at least -87 (Cephes' expf).
inline Vec exp_of(Vec x) {
  x = max(x, Vec::set(-87.0F));
  const Vec magic = Vec::set(12582912.0F);  // 1.5 * 2^23: what is added to it is rounded to a whole number
  const Vec n = sub(add(mul(x, Vec::set(1.44269504088896341F)), magic), magic);
  Vec r = fma(n, Vec::set(-0.693359375F), x);
  r = fma(n, Vec::set(2.12194440e-4F), r);
  Vec p = Vec::set(1.9875691500e-4F);
  for (const float c :
       {1.3981999507e-3F, 8.3334519073e-3F, 4.1665795894e-2F, 1.6666665459e-1F, 5.0000001201e-1F}) {
    p = fma(p, r, Vec::set(c));
  }
  p = add(fma(p, mul(r, r), r), Vec::set(1.0F));
  return times_power(p, n);
}

/// x * Phi(x), to 3e-6: Phi(x) - 1/2 is x times a polynomial in 2 (x / 5)^2 - 1 for |x| <= 5, fitted by
/// weighted least squares to the least greatest error.
inline Vec gelu_of(Vec x) {
  const Vec inside = max(sub(Vec::zero(), max(sub(Vec::zero(), x), Vec::set(-5.0F))), Vec::set(-5.0F));
  const Vec t = fma(mul(inside, inside), Vec::set(0.08F), Vec::set(-1.0F));
  Vec p = Vec::set(-0.001096382038667798F);
  for (const float c :
       {0.003194480435922742F, -0.0038868084084242582F, 0.005113219376653433F, -0.010165508836507797F,
        0.016910171136260033F, -0.023624932393431664F, 0.03135671466588974F, -0.040391989052295685F,
        0.05152539908885956F, -0.07029823213815689F, 0.14136375486850739F}) {
    p = fma(p, t, Vec::set(c));
  }
  return mul(x, fma(p, inside, Vec::set(0.5F)));
}

void gelu(const float* in, std::size_t count, float* out) {
  for (std::size_t i = 0; i < count; i += Vec::kLanes) store(gelu_of(Vec::load(in + i)), out + i);
}

inline float greatest(Vec v) {
  float lanes[Vec::kLanes];
  store(v, lanes);
  float most = lanes[0];
  for (const float x : lanes) most = x > most ? x : most;
  return most;
}

void quantize(const float* in, std::size_t ldin, std::size_t rows, std::size_t depth, std::uint8_t* out,
              float* scales) {
  const Vec magic = Vec::set(12582912.0F);  // the sum's lowest byte is the rounded value in two's complement
  for (std::size_t r = 0; r < rows; ++r, in += ldin, out += depth) {
    Vec most = Vec::zero();
    for (std::size_t k = 0; k < depth; k += Vec::kLanes) {
      const Vec x = Vec::load(in + k);
      most = max(most, max(x, sub(Vec::zero(), x)));
    }
    const float top = greatest(most);
    // A row so small that 127 / top overflows is as good as zero.
    const bool empty = top < 1e-30F;
    scales[r] = empty ? 0.0F : top / 127.0F;
    const Vec inverse = Vec::set(empty ? 0.0F : 127.0F / top);
    for (std::size_t k = 0; k < depth; k += Vec::kLanes) {
      store_bytes(add(mul(Vec::load(in + k), inverse), magic), out + k);
    }
  }
}

void add_norm(float* x, const float* y, std::size_t rows, std::size_t width, const float* gain,
              const float* shift, float epsilon) {
  const float share = 1.0F / static_cast<float>(width);
  for (std::size_t r = 0; r < rows; ++r, x += width) {
    Vec total = Vec::zero();
    for (std::size_t k = 0; k < width; k += Vec::kLanes) {
      Vec v = Vec::load(x + k);
      if (y != nullptr) v = add(v, Vec::load(y + r * width + k));
      store(v, x + k);
      total = add(total, v);
    }
    const Vec mean = Vec::set(sum(total) * share);
    Vec square = Vec::zero();
    for (std::size_t k = 0; k < width; k += Vec::kLanes) {
      const Vec v = sub(Vec::load(x + k), mean);
      square = fma(v, v, square);
    }
    const Vec scale = Vec::set(1.0F / __builtin_sqrtf(sum(square) * share + epsilon));
    for (std::size_t k = 0; k < width; k += Vec::kLanes) {
      const Vec v = mul(sub(Vec::load(x + k), mean), scale);
      store(fma(v, Vec::load(gain + k), Vec::load(shift + k)), x + k);
    }
  }
}

/// scores[r] (kMostPieces apart) to e^(score - greatest), the first `pieces` of each row; the sums of rows to
/// `sums`.
inline void soften(float* scores, std::size_t rows, std::size_t pieces, float scale, float* sums) {
  const std::size_t padded = (pieces + Vec::kLanes - 1) / Vec::kLanes * Vec::kLanes;
  for (std::size_t r = 0; r < rows; ++r, scores += kMostPieces) {
    for (std::size_t j = pieces; j < padded; ++j) scores[j] = -1e30F;
    Vec most = Vec::load(scores);
    for (std::size_t j = Vec::kLanes; j < padded; j += Vec::kLanes) most = max(most, Vec::load(scores + j));
    const Vec top = Vec::set(greatest(most));
    Vec total = Vec::zero();
    for (std::size_t j = 0; j < padded; j += Vec::kLanes) {
      const Vec e = exp_of(mul(sub(Vec::load(scores + j), top), Vec::set(scale)));
      store(e, scores + j);
      total = add(total, e);
    }
    sums[r] = sum(total);
  }
}

void attend(const float* qkv, std::size_t pieces, std::size_t heads, float* out, float* scratch) {
  constexpr std::size_t kBlock = 12;  // queries at a time
  const std::size_t width = heads * kHeadWidth, stride = 3 * width;
  const std::size_t panels = (pieces + kPanelWidth - 1) / kPanelWidth;
  float* keys = scratch;                              // [panel][kHeadWidth][16]
  float* values = keys + kMostPieces * kHeadWidth;    // [half of a head][piece][16]
  float* scores = values + kMostPieces * kHeadWidth;  // [query][kMostPieces]
  for (std::size_t h = 0; h < heads; ++h) {
    const float* query = qkv + h * kHeadWidth;
    for (std::size_t j = 0; j < panels * kPanelWidth; ++j) {
      float* to = keys + j / kPanelWidth * kPanelWidth * kHeadWidth + j % kPanelWidth;
      for (std::size_t d = 0; d < kHeadWidth; ++d) {
        to[d * kPanelWidth] = j < pieces ? query[j * stride + width + d] : 0.0F;
      }
    }
    for (std::size_t j = 0; j < pieces; ++j) {
      for (std::size_t d = 0; d < kHeadWidth; ++d) {
        values[d / kPanelWidth * pieces * kPanelWidth + j * kPanelWidth + d % kPanelWidth] =
            query[j * stride + 2 * width + d];
      }
    }
    for (std::size_t q = 0; q < pieces; q += kBlock) {
      const std::size_t rows = pieces - q < kBlock ? pieces - q : kBlock;
      for (std::size_t p = 0; p < panels; ++p) {
        panel_times_rows(keys + p * kPanelWidth * kHeadWidth, kHeadWidth, query + q * stride, stride, rows,
                         nullptr, scores + p * kPanelWidth, kMostPieces);
      }
      float sums[kBlock];
      soften(scores, rows, pieces, 0.17677669529663687F, sums);  // 1 / sqrt(kHeadWidth)
      for (std::size_t half = 0; half < kHeadWidth; half += kPanelWidth) {
        panel_times_rows(values + half * pieces, pieces, scores, kMostPieces, rows, nullptr,
                         out + q * width + h * kHeadWidth + half, width);
      }
      for (std::size_t r = 0; r < rows; ++r) {
        float* row = out + (q + r) * width + h * kHeadWidth;
        const Vec inverse = Vec::set(1.0F / sums[r]);
        for (std::size_t d = 0; d < kHeadWidth; d += Vec::kLanes)
          store(mul(Vec::load(row + d), inverse), row + d);
      }
    }
  }
}

/// Sums of products to floats: scaled, biased, activated. One panel of one row.
inline void write_panel(const ByteMatrix& weights, std::size_t panel, const float* sums, float scale,
                        Activation activation, float* c) {
  const std::size_t column = panel * kPanelWidth;
  for (std::size_t v = 0; v < kPanelWidth; v += Vec::kLanes) {
    Vec y = mul(Vec::load(sums + v), mul(Vec::set(scale), Vec::load(weights.scale + column + v)));
    y = add(y, Vec::load(weights.bias + column + v));
    store(activation == Activation::kGelu ? gelu_of(y) : y, c + v);
  }
}

/// The products of `Rows` rows with `Panels` panels from `panel` on, written by write_panel.
template <int Rows, int Panels>
inline void byte_tile(const ByteMatrix& weights, std::size_t panel, const std::uint8_t* a,
                      const float* scales, float* c, std::size_t ldc, Activation activation);

template <int Panels>
inline void byte_rows(const ByteMatrix& weights, std::size_t panel, const std::uint8_t* a,
                      const float* scales, std::size_t rows, float* c, std::size_t ldc,
                      Activation activation) {
  constexpr std::size_t kRows = Vec::kByteRows;
  std::size_t r = 0;
  for (; r + kRows <= rows; r += kRows) {
    byte_tile<kRows, Panels>(weights, panel, a + r * weights.depth, scales + r, c + r * ldc, ldc, activation);
  }
  for (; r < rows; ++r) {
    byte_tile<1, Panels>(weights, panel, a + r * weights.depth, scales + r, c + r * ldc, ldc, activation);
  }
}

void byte_gemm(const ByteMatrix& weights, const std::uint8_t* a, const float* scales, std::size_t rows,
               float* c, std::size_t ldc, Activation activation) {
  constexpr std::size_t kPanels = Vec::kBytePanels;
  std::size_t panel = 0;
  for (; panel + kPanels <= weights.panel_count; panel += kPanels) {
    byte_rows<kPanels>(weights, panel, a, scales, rows, c, ldc, activation);
  }
  for (; panel < weights.panel_count; ++panel)
    byte_rows<1>(weights, panel, a, scales, rows, c, ldc, activation);
}

}  // namespace
}  // namespace dragoman
