// AVX-512 (F, BW, DQ, VL), and VNNI for products of bytes. Compiled with those flags: only kernels belong in
// this file.

#if defined(__x86_64__)

#if defined(__GNUC__) && !defined(__clang__)
// GCC 12 takes its own intrinsics' deliberately undefined operands for uses of uninitialised values (its bug
// 105593).
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#pragma GCC diagnostic ignored "-Wuninitialized"
#endif

#include <immintrin.h>

#include <cstddef>
#include <cstdint>

#include "tensor/kernel_sets.h"

namespace dragoman {
namespace {

struct Vec {
  static constexpr std::size_t kLanes = 16;
  static constexpr int kRows = 12;        // a panel is one register: 12 accumulators of 32
  static constexpr int kScorePanels = 7;  // as many panels as the greater of the two scorers has
  static constexpr int kByteRows = 6, kBytePanels = 4;  // 24 accumulators, 4 weights, a row

  __m512 v;

  static Vec zero() { return {_mm512_setzero_ps()}; }
  static Vec set(float x) { return {_mm512_set1_ps(x)}; }
  static Vec load(const float* p) { return {_mm512_loadu_ps(p)}; }
};
inline void store(Vec a, float* p) { _mm512_storeu_ps(p, a.v); }
inline Vec add(Vec a, Vec b) { return {_mm512_add_ps(a.v, b.v)}; }
inline Vec sub(Vec a, Vec b) { return {_mm512_sub_ps(a.v, b.v)}; }
inline Vec mul(Vec a, Vec b) { return {_mm512_mul_ps(a.v, b.v)}; }
inline Vec fma(Vec a, Vec b, Vec c) { return {_mm512_fmadd_ps(a.v, b.v, c.v)}; }
inline Vec max(Vec a, Vec b) { return {_mm512_max_ps(a.v, b.v)}; }
inline float sum(Vec a) { return _mm512_reduce_add_ps(a.v); }
inline std::size_t first_equal(Vec a, float x) {
  const unsigned equal = _mm512_cmp_ps_mask(a.v, _mm512_set1_ps(x), _CMP_EQ_OQ);
  return equal == 0 ? Vec::kLanes : static_cast<std::size_t>(__builtin_ctz(equal));
}

/// p * 2^n for whole n between -126 and 127.
inline Vec times_power(Vec p, Vec n) { return {_mm512_scalef_ps(p.v, n.v)}; }
/// The lowest byte of each lane, turned from two's complement to a byte that counts from -128: what dpbusd
/// takes.
inline void store_bytes(Vec a, std::uint8_t* out) {
  const __m128i low = _mm512_cvtepi32_epi8(_mm512_castps_si512(a.v));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(out),
                   _mm_xor_si128(low, _mm_set1_epi8(static_cast<char>(0x80))));
}

}  // namespace
}  // namespace dragoman

#include "tensor/kernels_body.h"

namespace dragoman {
namespace {

// Rows count from -128, so 128 times the sum of a column's bytes is taken off again.
template <int Rows, int Panels>
inline void byte_tile(const ByteMatrix& weights, std::size_t panel, const std::uint8_t* a,
                      const float* scales, float* c, std::size_t ldc, Activation activation) {
  const std::size_t depth = weights.depth;
  const std::int8_t* bytes = weights.panels + panel * depth * kPanelWidth;
  __m512i acc[Rows][Panels];
#pragma GCC unroll 4
  for (int p = 0; p < Panels; ++p) {
    const __m512i above = _mm512_slli_epi32(_mm512_loadu_si512(weights.sums + (panel + p) * kPanelWidth), 7);
#pragma GCC unroll 8
    for (int r = 0; r < Rows; ++r) acc[r][p] = _mm512_sub_epi32(_mm512_setzero_si512(), above);
  }
  for (std::size_t k = 0; k < depth; k += kByteGroup) {
    __m512i w[Panels];
#pragma GCC unroll 4
    for (int p = 0; p < Panels; ++p) w[p] = _mm512_load_si512(bytes + (p * depth + k) * kPanelWidth);
#pragma GCC unroll 8
    for (int r = 0; r < Rows; ++r) {
      std::int32_t group;
      __builtin_memcpy(&group, a + r * depth + k, sizeof group);
      const __m512i x = _mm512_set1_epi32(group);
#pragma GCC unroll 4
      for (int p = 0; p < Panels; ++p) acc[r][p] = _mm512_dpbusd_epi32(acc[r][p], x, w[p]);
    }
  }
#pragma GCC unroll 8
  for (int r = 0; r < Rows; ++r) {
#pragma GCC unroll 4
    for (int p = 0; p < Panels; ++p) {
      float sums[kPanelWidth];
      _mm512_storeu_ps(sums, _mm512_cvtepi32_ps(acc[r][p]));
      write_panel(weights, panel + p, sums, scales[r], activation, c + r * ldc + (panel + p) * kPanelWidth);
    }
  }
}

/// Without VNNI, bytes are multiplied as the AVX2 set does.
Kernels without_vnni() {
  Kernels made = table("avx512");
  made.quantize = avx2_kernels().quantize;
  made.byte_gemm = avx2_kernels().byte_gemm;
  return made;
}

}  // namespace

const Kernels& avx512_kernels() {
  static constexpr Kernels kTable = table("avx512");
  if (__builtin_cpu_supports("avx512vnni")) return kTable;
  static const Kernels kWithout = without_vnni();
  return kWithout;
}

}  // namespace dragoman

#endif
