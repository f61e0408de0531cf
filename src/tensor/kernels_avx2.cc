// AVX2 with FMA. Compiled with those flags: only kernels belong in this file.

#if defined(__x86_64__)

#include <immintrin.h>

#include <cstddef>
#include <cstdint>

#include "tensor/kernel_sets.h"

namespace dragoman {
namespace {

struct Vec {
  static constexpr std::size_t kLanes = 8;
  static constexpr int kRows = 6;         // 6 x 2 accumulators, 2 of a panel, 1 broadcast: 15 of 16 registers
  static constexpr int kScorePanels = 7;  // 7 x 2 accumulators
  static constexpr int kByteRows = 3, kBytePanels = 2;  // 3 x 4 accumulators, a row, its size, ones, a weight

  __m256 v;

  static Vec zero() { return {_mm256_setzero_ps()}; }
  static Vec set(float x) { return {_mm256_set1_ps(x)}; }
  static Vec load(const float* p) { return {_mm256_loadu_ps(p)}; }
};
inline void store(Vec a, float* p) { _mm256_storeu_ps(p, a.v); }
inline Vec add(Vec a, Vec b) { return {_mm256_add_ps(a.v, b.v)}; }
inline Vec sub(Vec a, Vec b) { return {_mm256_sub_ps(a.v, b.v)}; }
inline Vec mul(Vec a, Vec b) { return {_mm256_mul_ps(a.v, b.v)}; }
inline Vec fma(Vec a, Vec b, Vec c) { return {_mm256_fmadd_ps(a.v, b.v, c.v)}; }
inline Vec max(Vec a, Vec b) { return {_mm256_max_ps(a.v, b.v)}; }
inline float sum(Vec a) {
  __m128 x = _mm_add_ps(_mm256_castps256_ps128(a.v), _mm256_extractf128_ps(a.v, 1));
  x = _mm_add_ps(x, _mm_movehl_ps(x, x));
  return _mm_cvtss_f32(_mm_add_ss(x, _mm_movehdup_ps(x)));
}
inline std::size_t first_equal(Vec a, float x) {
  const int equal = _mm256_movemask_ps(_mm256_cmp_ps(a.v, _mm256_set1_ps(x), _CMP_EQ_OQ));
  return equal == 0 ? Vec::kLanes : static_cast<std::size_t>(__builtin_ctz(static_cast<unsigned>(equal)));
}

/// p * 2^n for whole n between -126 and 127.
inline Vec times_power(Vec p, Vec n) {
  const __m256i exponent =
      _mm256_slli_epi32(_mm256_add_epi32(_mm256_cvtps_epi32(n.v), _mm256_set1_epi32(127)), 23);
  return {_mm256_mul_ps(p.v, _mm256_castsi256_ps(exponent))};
}
/// The lowest byte of each lane.
inline void store_bytes(Vec a, std::uint8_t* out) {
  const __m256i low = _mm256_and_si256(_mm256_castps_si256(a.v), _mm256_set1_epi32(0xFF));
  const __m128i words = _mm_packus_epi32(_mm256_castsi256_si128(low), _mm256_extracti128_si256(low, 1));
  _mm_storel_epi64(reinterpret_cast<__m128i*>(out), _mm_packus_epi16(words, words));
}

}  // namespace
}  // namespace dragoman

#include "tensor/kernels_body.h"

namespace dragoman {
namespace {

// Products of bytes: |a| is unsigned and the weight takes a's sign, so that a pair's sum stays below 2 * 127
// * 127 < 32768 and never saturates.
template <int Rows, int Panels>
inline void byte_tile(const ByteMatrix& weights, std::size_t panel, const std::uint8_t* a,
                      const float* scales, float* c, std::size_t ldc, Activation activation) {
  const std::size_t depth = weights.depth;
  const std::int8_t* bytes = weights.panels + panel * depth * kPanelWidth;
  const __m256i ones = _mm256_set1_epi16(1);
  __m256i acc[Rows][2 * Panels];
#pragma GCC unroll 4
  for (int r = 0; r < Rows; ++r) {
#pragma GCC unroll 4
    for (int v = 0; v < 2 * Panels; ++v) acc[r][v] = _mm256_setzero_si256();
  }
  for (std::size_t k = 0; k < depth; k += kByteGroup) {
#pragma GCC unroll 4
    for (int r = 0; r < Rows; ++r) {
      std::int32_t group;
      __builtin_memcpy(&group, a + r * depth + k, sizeof group);
      const __m256i x = _mm256_set1_epi32(group);
      const __m256i size = _mm256_abs_epi8(x);
#pragma GCC unroll 4
      for (int v = 0; v < 2 * Panels; ++v) {
        const __m256i w = _mm256_load_si256(reinterpret_cast<const __m256i*>(
            bytes + (v / 2) * depth * kPanelWidth + k * kPanelWidth + (v % 2) * 32));
        const __m256i pairs = _mm256_maddubs_epi16(size, _mm256_sign_epi8(w, x));
        acc[r][v] = _mm256_add_epi32(acc[r][v], _mm256_madd_epi16(pairs, ones));
      }
    }
  }
#pragma GCC unroll 4
  for (int r = 0; r < Rows; ++r) {
#pragma GCC unroll 2
    for (int p = 0; p < Panels; ++p) {
      float sums[kPanelWidth];
      _mm256_storeu_ps(sums, _mm256_cvtepi32_ps(acc[r][2 * p]));
      _mm256_storeu_ps(sums + 8, _mm256_cvtepi32_ps(acc[r][2 * p + 1]));
      write_panel(weights, panel + p, sums, scales[r], activation, c + r * ldc + (panel + p) * kPanelWidth);
    }
  }
}

}  // namespace

const Kernels& avx2_kernels() {
  static constexpr Kernels kTable = table("avx2");
  return kTable;
}

}  // namespace dragoman

#endif
