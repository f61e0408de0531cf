#pragma once
// Weights as the kernels want them: packed in panels, and for windows transformed.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "tensor/aligned.h"
#include "tensor/kernel_table.h"

namespace dragoman {

/// A packed matrix that owns its panels.
class Packed {
 public:
  Packed() = default;
  /// `weights` is [out][in] (`rows_out` rows of `depth`, `stride` floats apart) and `bias` has rows_out
  /// values or is empty. Column c of the product is row `order[c]` of weights, or row c if `order` is empty.
  Packed(const float* weights, std::size_t rows_out, std::size_t depth, std::size_t stride,
         std::span<const float> bias, std::span<const std::uint32_t> order = {});

  const PackedMatrix& matrix() const { return matrix_; }

 private:
  AlignedFloats data_;
  AlignedFloats bias_;
  PackedMatrix matrix_;
};

/// A matrix of bytes that owns its panels.
class PackedBytes {
 public:
  PackedBytes() = default;
  /// `weights` is [scale.size()][depth], depth a multiple of kByteGroup; row r stands for scale[r] *
  /// weights[r].
  PackedBytes(std::span<const std::int8_t> weights, std::span<const float> scale, std::span<const float> bias,
              std::size_t depth);

  const ByteMatrix& matrix() const { return matrix_; }

 private:
  AlignedFloats bytes_;  ///< raw storage
  AlignedFloats scale_, bias_;
  std::vector<std::int32_t> sums_;
  ByteMatrix matrix_;
};

/// [out][piece] -> [piece][out], so that maxout runs over whole rows.
AlignedFloats piece_major(std::span<const float> values, std::size_t width, std::size_t pieces);

/// A window layer that owns its weights.
class PackedWindow {
 public:
  PackedWindow() = default;
  /// `weights` is [width][pieces][3 * width], the window's rows being previous, current, next; `bias` is
  /// [width][pieces].
  PackedWindow(std::span<const float> weights, std::span<const float> bias, std::span<const float> gain,
               std::span<const float> shift, std::size_t width, std::size_t pieces);

  const WindowLayer& layer() const { return layer_; }

 private:
  AlignedFloats panels_;
  AlignedFloats bias_;
  WindowLayer layer_;
};

}  // namespace dragoman
