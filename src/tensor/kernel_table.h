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
/// Values of a row that integer products take at a time; the depth of a ByteMatrix is a multiple.
inline constexpr std::size_t kByteGroup = 4;

/// A matrix packed in panels; `bias` has one value a column (padded to whole panels) or is null.
struct PackedMatrix {
  const float* panels = nullptr;
  const float* bias = nullptr;
  std::size_t depth = 0;
  std::size_t panel_count = 0;

  std::size_t columns() const { return panel_count * kPanelWidth; }
};

/// A matrix of bytes packed in panels: [panel][depth / 4][16 columns][4]. Column c stands for scale[c] *
/// byte; `sums` has the sum of each column's bytes. Scales, sums and bias are padded to whole panels.
struct ByteMatrix {
  const std::int8_t* panels = nullptr;
  const float* scale = nullptr;
  const float* bias = nullptr;
  const std::int32_t* sums = nullptr;
  std::size_t depth = 0;
  std::size_t panel_count = 0;

  std::size_t columns() const { return panel_count * kPanelWidth; }
};

/// What is done to a product before it is written.
enum class Activation : std::uint8_t { kNone, kGelu };

/// Longest window that `attend` takes, and the width of its heads.
inline constexpr std::size_t kMostPieces = 128;
inline constexpr std::size_t kHeadWidth = 32;
/// Floats of scratch for `attend`.
inline constexpr std::size_t kAttendScratch = kMostPieces * (2 * kHeadWidth + kMostPieces);

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

  /// Rows of `depth` floats (ldin apart) to bytes: in[r] ~ scales[r] * byte, rounded to nearest, ties to
  /// even; the greatest of a row is 127. The bytes are in the form that this set's byte_gemm takes, rows
  /// `depth` apart.
  void (*quantize)(const float* in, std::size_t ldin, std::size_t rows, std::size_t depth, std::uint8_t* out,
                   float* scales);

  /// c[r] = activation(a[r] * weights + bias) for rows made by `quantize`. The sums of products are exact:
  /// all sets have the same. c's rows are ldc floats apart.
  void (*byte_gemm)(const ByteMatrix& weights, const std::uint8_t* a, const float* scales, std::size_t rows,
                    float* c, std::size_t ldc, Activation activation);

  /// x[r] = norm(x[r] + y[r]) * gain + shift: rows of `width` floats, a multiple of 16. y may be null: zeros.
  void (*add_norm)(float* x, const float* y, std::size_t rows, std::size_t width, const float* gain,
                   const float* shift, float epsilon);

  /// Attention of one window: `qkv` has a row a piece, queries, keys and values of `heads` heads one behind
  /// the other; out[r] has the heads' answers. At most kMostPieces pieces; `scratch` has kAttendScratch
  /// floats.
  void (*attend)(const float* qkv, std::size_t pieces, std::size_t heads, float* out, float* scratch);

  /// out = gelu(in), for `count` values, a multiple of 16.
  void (*gelu)(const float* in, std::size_t count, float* out);

  /// The place of the greatest of `count` (> 0) values, the first of equals; 0 if none is greatest (NaN).
  std::size_t (*first_max)(const float* values, std::size_t count);
};

}  // namespace dragoman
