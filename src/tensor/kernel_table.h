#pragma once
// What a set of kernels can do. All matrices are row-major floats. Weights are packed in panels: a matrix of
// `depth` rows and any number of columns is cut into panels of 16 columns, each stored row after row.
//
// Every kernel computes a row of its output by the same operations in the same order whatever else is in the
// call: results of one set never depend on how rows are batched.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dragoman {

inline constexpr std::size_t kPanelWidth = 16;

/// A matrix packed in panels; `bias` has one value a column (padded to whole panels) or is null.
struct PackedMatrix {
  const float* panels = nullptr;
  const float* bias = nullptr;
  std::size_t depth = 0;
  std::size_t panel_count = 0;

  std::size_t columns() const { return panel_count * kPanelWidth; }
};

/// Maxout over `pieces` pieces of `width` (a multiple of 16) and then layer norm, with gain and shift.
/// Piece-major: bias and inputs are [piece][width].
struct MaxoutNorm {
  const float* bias = nullptr;
  const float* gain = nullptr;
  const float* shift = nullptr;
  std::size_t width = 0;
  std::size_t pieces = 0;
};

/// Weights of a window of three rows, transformed for minimal filtering F(4,3) (see window_weights.h):
/// [width / 16][tap 0..5][piece][width][16].
struct WindowLayer {
  const float* panels = nullptr;
  MaxoutNorm norm;
};

/// Four output rows that begin at `row`, of which the first `live` are wanted.
struct WindowTile {
  std::uint32_t row = 0;
  std::uint32_t live = 0;
};

/// Most tiles that one pass of `window_layer` holds at a time; more are done in several passes.
inline constexpr std::size_t kWindowTiles = 48;
constexpr std::size_t window_scratch_floats(std::size_t width, std::size_t pieces) {
  return kWindowTiles * (6 * width + 6 * pieces * kPanelWidth + 4 * width);
}

struct Kernels {
  std::string_view name;

  /// c[r] = a[r] * weights + bias, for `rows` rows; a's and c's rows are lda and ldc floats apart.
  void (*gemm)(const PackedMatrix& weights, const float* a, std::size_t lda, std::size_t rows, float* c,
               std::size_t ldc);

  /// As gemm for one row, and only for the panels named (each < panel_count).
  void (*score)(const PackedMatrix& weights, const float* a, const std::uint16_t* panels,
                std::size_t panel_count, float* c);

  /// out[r] = norm(maxout(in[r])): rows of pieces * width, ldin apart, to rows of width, ldout apart.
  void (*maxout_norm)(const MaxoutNorm& layer, const float* in, std::size_t ldin, std::size_t rows,
                      float* out, std::size_t ldout);

  /// The first layer of a window network out of products made beforehand. Block i is
  /// [x: width][as previous: pieces * width][as current: ...][as next: ...]; out[r] = x of block r + norm(
  /// maxout(previous of r - 1 + current of r + next of r + 1)). blocks[-1] .. blocks[rows] are read.
  void (*window_sum)(const MaxoutNorm& layer, const float* const* blocks, std::size_t rows, float* out);

  /// out[r] = in[r] + norm(maxout(window r - 1, r, r + 1 of in)) for the live rows of each tile. Rows are
  /// `width` floats apart; rows row - 1 .. row + 4 of `in` are read and must be finite. `scratch` has
  /// window_scratch_floats().
  void (*window_layer)(const WindowLayer& layer, const float* in, float* out, const WindowTile* tiles,
                       std::size_t tile_count, float* scratch);

  /// out = max over pieces of (sum of `count` rows + bias): rows are [piece][width].
  void (*sum_maxout)(const float* const* rows, std::size_t count, const float* bias, std::size_t width,
                     std::size_t pieces, float* out);

  /// The place of the greatest of `count` (> 0) values, the first of equals; 0 if none is greatest (NaN).
  std::size_t (*first_max)(const float* values, std::size_t count);
};

}  // namespace dragoman
