// AVX-512 (F, BW, DQ, VL). Compiled with those flags: only kernels belong in this file.

#if defined(__x86_64__)

#if defined(__GNUC__) && !defined(__clang__)
// GCC 12 takes its own intrinsics' deliberately undefined operands for uses of uninitialised values (its bug
// 105593).
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#pragma GCC diagnostic ignored "-Wuninitialized"
#endif

#include <immintrin.h>

#include <cstddef>

#include "tensor/kernel_sets.h"

namespace dragoman {
namespace {

struct Vec {
  static constexpr std::size_t kLanes = 16;
  static constexpr int kRows = 12;        // a panel is one register: 12 accumulators of 32
  static constexpr int kScorePanels = 7;  // as many panels as the greater of the two scorers has

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

}  // namespace
}  // namespace dragoman

#include "tensor/kernels_body.h"

namespace dragoman {

const Kernels& avx512_kernels() {
  static constexpr Kernels kTable = table("avx512");
  return kTable;
}

}  // namespace dragoman

#endif
