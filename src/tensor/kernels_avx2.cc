// AVX2 with FMA. Compiled with those flags: only kernels belong in this file.

#if defined(__x86_64__)

#include <immintrin.h>

#include <cstddef>

#include "tensor/kernel_sets.h"

namespace dragoman {
namespace {

struct Vec {
  static constexpr std::size_t kLanes = 8;
  static constexpr int kRows = 6;         // 6 x 2 accumulators, 2 of a panel, 1 broadcast: 15 of 16 registers
  static constexpr int kScorePanels = 7;  // 7 x 2 accumulators

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

}  // namespace
}  // namespace dragoman

#include "tensor/kernels_body.h"

namespace dragoman {

const Kernels& avx2_kernels() {
  static constexpr Kernels kTable = table("avx2");
  return kTable;
}

}  // namespace dragoman

#endif
