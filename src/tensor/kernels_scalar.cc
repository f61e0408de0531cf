// The set that runs everywhere: four lanes in the compiler's own vector type, which it lowers to what the
// target has.

#include <cstddef>
#include <cstring>

#include "tensor/kernel_sets.h"

namespace dragoman {
namespace {

struct Vec {
  static constexpr std::size_t kLanes = 4;
  static constexpr int kRows = 2;         // rows of a block: 2 x 4 accumulators of 16 registers
  static constexpr int kScorePanels = 2;  // panels of a block

  typedef float Lanes __attribute__((vector_size(16)));
  Lanes v;

  static Vec zero() { return {Lanes{0, 0, 0, 0}}; }
  static Vec set(float x) { return {Lanes{x, x, x, x}}; }
  static Vec load(const float* p) {
    Vec out;
    std::memcpy(&out.v, p, sizeof out.v);
    return out;
  }
};
inline void store(Vec a, float* p) { std::memcpy(p, &a.v, sizeof a.v); }
inline Vec add(Vec a, Vec b) { return {a.v + b.v}; }
inline Vec sub(Vec a, Vec b) { return {a.v - b.v}; }
inline Vec mul(Vec a, Vec b) { return {a.v * b.v}; }
inline Vec fma(Vec a, Vec b, Vec c) { return {a.v * b.v + c.v}; }
inline Vec max(Vec a, Vec b) { return {a.v > b.v ? a.v : b.v}; }
inline float sum(Vec a) { return (a.v[0] + a.v[2]) + (a.v[1] + a.v[3]); }
inline std::size_t first_equal(Vec a, float x) {
  std::size_t i = 0;
  while (i < Vec::kLanes && a.v[i] != x) ++i;
  return i;
}

}  // namespace
}  // namespace dragoman

#include "tensor/kernels_body.h"

namespace dragoman {

const Kernels& scalar_kernels() {
  static constexpr Kernels kTable = table("scalar");
  return kTable;
}

}  // namespace dragoman
