// Minimal filtering (Winograd; Cook and Toom): four outputs of a filter of three taps are the polynomial
// product's values at six points, so six products take the place of twelve. The points are 0, 1, -1, 1/2,
// -1/2 and infinity: against 2 and -2 in their place they halve the rounding error, and all constants but the
// weights' own are powers of two or sums of two. The weights are transformed in double precision.

#include "tensor/packing.h"

#include <algorithm>
#include <array>

namespace dragoman {
namespace {

constexpr std::size_t kTaps = 6;

/// Row t holds what the three taps of the filter are multiplied by for point t: (1, p, p^2) / N(p), with N(p)
/// the product of p's distances from the other finite points.
std::array<std::array<double, 3>, kTaps> filter_transform() {
  constexpr std::array<double, 5> kPoints = {0.0, 1.0, -1.0, 0.5, -0.5};
  std::array<std::array<double, 3>, kTaps> out{};
  for (std::size_t t = 0; t < kPoints.size(); ++t) {
    double n = 1.0;
    for (std::size_t q = 0; q < kPoints.size(); ++q) {
      if (q != t) n *= kPoints[t] - kPoints[q];
    }
    out[t] = {1.0 / n, kPoints[t] / n, kPoints[t] * kPoints[t] / n};
  }
  out[kTaps - 1] = {0.0, 0.0, 1.0};
  return out;
}

}  // namespace

Packed::Packed(const float* weights, std::size_t rows_out, std::size_t depth, std::size_t stride,
               std::span<const float> bias, std::span<const std::uint32_t> order) {
  const std::size_t panels = (rows_out + kPanelWidth - 1) / kPanelWidth;
  data_ = AlignedFloats(panels * kPanelWidth * depth);
  if (!bias.empty()) bias_ = AlignedFloats(panels * kPanelWidth);
  for (std::size_t column = 0; column < panels * kPanelWidth; ++column) {
    const bool real = column < rows_out;
    const std::size_t row = real && !order.empty() ? order[column] : column;
    float* to = data_.data() + column / kPanelWidth * kPanelWidth * depth + column % kPanelWidth;
    for (std::size_t k = 0; k < depth; ++k) to[k * kPanelWidth] = real ? weights[row * stride + k] : 0.0F;
    if (!bias.empty()) bias_.data()[column] = real ? bias[row] : 0.0F;
  }
  matrix_ = {data_.data(), bias.empty() ? nullptr : bias_.data(), depth, panels};
}

PackedBytes::PackedBytes(std::span<const std::int8_t> weights, std::span<const float> scale,
                         std::span<const float> bias, std::size_t depth) {
  const std::size_t panels = (scale.size() + kPanelWidth - 1) / kPanelWidth;
  const std::size_t columns = panels * kPanelWidth;
  bytes_ = AlignedFloats(columns * depth / sizeof(float));
  scale_ = AlignedFloats(columns);
  bias_ = AlignedFloats(columns);
  sums_.assign(columns, 0);
  auto* out = reinterpret_cast<std::int8_t*>(bytes_.data());
  for (std::size_t column = 0; column < columns; ++column) {
    const bool real = column < scale.size();
    scale_.data()[column] = real ? scale[column] : 0.0F;
    bias_.data()[column] = real && !bias.empty() ? bias[column] : 0.0F;
    std::int8_t* panel = out + column / kPanelWidth * kPanelWidth * depth;
    for (std::size_t k = 0; k < depth; ++k) {
      const std::int8_t value = real ? weights[column * depth + k] : std::int8_t{0};
      const std::size_t group = k / kByteGroup * kByteGroup * kPanelWidth;
      panel[group + column % kPanelWidth * kByteGroup + k % kByteGroup] = value;
      sums_[column] += value;
    }
  }
  matrix_ = {reinterpret_cast<const std::int8_t*>(bytes_.data()),
             scale_.data(),
             bias_.data(),
             sums_.data(),
             depth,
             panels};
}

AlignedFloats piece_major(std::span<const float> values, std::size_t width, std::size_t pieces) {
  AlignedFloats out(width * pieces);
  for (std::size_t o = 0; o < width; ++o) {
    for (std::size_t p = 0; p < pieces; ++p) out.data()[p * width + o] = values[o * pieces + p];
  }
  return out;
}

PackedWindow::PackedWindow(std::span<const float> weights, std::span<const float> bias,
                           std::span<const float> gain, std::span<const float> shift, std::size_t width,
                           std::size_t pieces)
    : panels_(kTaps * pieces * width * width), bias_(piece_major(bias, width, pieces)) {
  const auto transform = filter_transform();
  float* to = panels_.data();
  for (std::size_t column = 0; column < width; column += kPanelWidth) {
    for (std::size_t tap = 0; tap < kTaps; ++tap) {
      for (std::size_t p = 0; p < pieces; ++p) {
        for (std::size_t k = 0; k < width; ++k) {
          for (std::size_t c = 0; c < kPanelWidth; ++c) {
            const float* filter = weights.data() + ((column + c) * pieces + p) * 3 * width + k;
            double sum = 0.0;
            for (std::size_t i = 0; i < 3; ++i) sum += transform[tap][i] * double{filter[i * width]};
            *to++ = static_cast<float>(sum);
          }
        }
      }
    }
  }
  layer_ = {panels_.data(), {bias_.data(), gain.data(), shift.data(), width, pieces}};
}

}  // namespace dragoman
