// The set that runs everywhere: four lanes in the compiler's own vector type, which it lowers to what the
// target has.

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "tensor/kernel_sets.h"

namespace dragoman {
namespace {

struct Vec {
  static constexpr std::size_t kLanes = 4;
  static constexpr int kRows = 2;         // rows of a block: 2 x 4 accumulators of 16 registers
  static constexpr int kScorePanels = 2;  // panels of a block
  static constexpr int kByteRows = 1, kBytePanels = 1;

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

/// p * 2^n for whole n between -126 and 127.
inline Vec times_power(Vec p, Vec n) {
  for (std::size_t i = 0; i < Vec::kLanes; ++i) {
    const std::uint32_t bits = static_cast<std::uint32_t>(static_cast<std::int32_t>(n.v[i]) + 127) << 23U;
    float power = 0;
    std::memcpy(&power, &bits, sizeof power);
    p.v[i] *= power;
  }
  return p;
}
/// The lowest byte of each lane.
inline void store_bytes(Vec a, std::uint8_t* out) {
  for (std::size_t i = 0; i < Vec::kLanes; ++i) {
    std::uint32_t bits = 0;
    const float lane = a.v[i];
    std::memcpy(&bits, &lane, sizeof bits);
    out[i] = static_cast<std::uint8_t>(bits);
  }
}

}  // namespace
}  // namespace dragoman

#include "tensor/kernels_body.h"

namespace dragoman {
namespace {

template <int Rows, int Panels>
inline void byte_tile(const ByteMatrix& weights, std::size_t panel, const std::uint8_t* a,
                      const float* scales, float* c, std::size_t /*ldc*/, Activation activation) {
  static_assert(Rows == 1 && Panels == 1);
  const std::int8_t* bytes = weights.panels + panel * weights.depth * kPanelWidth;
  std::int32_t total[kPanelWidth] = {};
  for (std::size_t k = 0; k < weights.depth; k += kByteGroup) {
    for (std::size_t col = 0; col < kPanelWidth; ++col) {
      for (std::size_t i = 0; i < kByteGroup; ++i) {
        total[col] +=
            std::int32_t{static_cast<std::int8_t>(a[k + i])} * bytes[k * kPanelWidth + col * kByteGroup + i];
      }
    }
  }
  float sums[kPanelWidth];
  for (std::size_t col = 0; col < kPanelWidth; ++col) sums[col] = static_cast<float>(total[col]);
  write_panel(weights, panel, sums, scales[0], activation, c + panel * kPanelWidth);
}

}  // namespace

const Kernels& scalar_kernels() {
  static constexpr Kernels kTable = table("scalar");
  return kTable;
}

}  // namespace dragoman
