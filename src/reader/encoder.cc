#include "reader/encoder.h"

#include <algorithm>
#include <string>

namespace dragoman {
namespace {

constexpr std::size_t kHeads = kStateWidth / kHeadWidth;
constexpr std::size_t kInner = 4 * kStateWidth;
constexpr float kEpsilon = 1e-12F;
// Rows that go through a layer together: enough that its weights are read seldom, few enough to stay in
// cache.
constexpr std::size_t kBlockRows = 256;
constexpr std::size_t kInnerRows = 96;

Result<std::span<const float>> floats(const WeightFile& file, const std::string& name, std::size_t size) {
  return file.f32(name, {size}).map([](const TensorView& view) { return view.data; });
}

Result<PackedBytes> packed(const WeightFile& file, const std::string& name, std::size_t rows,
                           std::size_t depth) {
  const auto weights = file.i8(name, {rows, depth});
  if (!weights) return tl::unexpected(weights.error());
  const auto scale = floats(file, name + ".scale", rows);
  if (!scale) return tl::unexpected(scale.error());
  const auto bias = floats(file, name + ".bias", rows);
  if (!bias) return tl::unexpected(bias.error());
  return PackedBytes(weights->data, *scale, *bias, depth);
}

}  // namespace

struct Encoder::Scratch {
  AlignedFloats bytes, scales, wide, narrow, attention;

  void reserve(std::size_t rows) {
    bytes.reserve(std::max(rows * kStateWidth, kInnerRows * kInner) / sizeof(float));
    scales.reserve(std::max(rows, kInnerRows));
    wide.reserve(std::max(rows * 3 * kStateWidth, kInnerRows * kInner));
    narrow.reserve(2 * rows * kStateWidth);
    attention.reserve(kAttendScratch);
  }
};

Result<Encoder> Encoder::load(const WeightFile& file, const EncoderShape& shape, const Kernels& kernels) {
  Encoder made;
  made.kernels_ = &kernels;
  auto words = file.i8("embed.words", {shape.vocabulary, kStateWidth});
  if (!words) return tl::unexpected(words.error());
  made.words_ = *words;
  const auto scale = floats(file, "embed.words.scale", shape.vocabulary);
  if (!scale) return tl::unexpected(scale.error());
  made.word_scale_ = *scale;
  const auto positions = file.f32("embed.positions", {kMostPieces, kStateWidth});
  if (!positions) return tl::unexpected(positions.error());
  made.positions_ = positions->data;
  for (const auto& [name, to] :
       {std::pair{"embed.norm.gain", &made.norm_.gain}, {"embed.norm.shift", &made.norm_.shift}}) {
    const auto values = floats(file, name, kStateWidth);
    if (!values) return tl::unexpected(values.error());
    *to = *values;
  }
  made.layers_.reserve(shape.layers);
  for (std::size_t k = 0; k < shape.layers; ++k) {
    if (auto done = made.load_layer(file, "layer." + std::to_string(k) + "."); !done) {
      return tl::unexpected(done.error());
    }
  }
  made.exit_layer_ = shape.exit_layer;
  if (made.exit_layer_ > 0) {
    const auto exit = floats(file, "exit", kStateWidth + 1);
    if (!exit) return tl::unexpected(exit.error());
    made.exit_ = *exit;
  }
  return made;
}

Result<void> Encoder::load_layer(const WeightFile& file, const std::string& base) {
  Layer layer;
  struct Part {
    const char* name;
    PackedBytes* to;
    std::size_t rows, depth;
  };
  for (const Part& part : {Part{"qkv", &layer.qkv, 3 * kStateWidth, kStateWidth},
                           {"mix", &layer.mix, kStateWidth, kStateWidth},
                           {"up", &layer.up, kInner, kStateWidth},
                           {"down", &layer.down, kStateWidth, kInner}}) {
    auto matrix = packed(file, base + part.name, part.rows, part.depth);
    if (!matrix) return tl::unexpected(matrix.error());
    *part.to = *std::move(matrix);
  }
  for (const auto& [name, to] : {std::pair{"mix_norm.gain", &layer.mix_norm.gain},
                                 {"mix_norm.shift", &layer.mix_norm.shift},
                                 {"out_norm.gain", &layer.out_norm.gain},
                                 {"out_norm.shift", &layer.out_norm.shift}}) {
    const auto values = floats(file, base + name, kStateWidth);
    if (!values) return tl::unexpected(values.error());
    *to = *values;
  }
  layers_.push_back(std::move(layer));
  return {};
}

void Encoder::run(std::span<const std::vector<std::uint32_t>> windows, float* states,
                  std::span<char> leaving) const {
  static thread_local Scratch scratch;
  if (exit_layer_ == 0) {
    std::fill(leaving.begin(), leaving.end(), 0);
    leaving = {};
  }
  while (!windows.empty()) {
    std::size_t taken = 0, rows = 0;
    while (taken < windows.size() && (taken == 0 || rows + windows[taken].size() <= kBlockRows)) {
      rows += windows[taken++].size();
    }
    scratch.reserve(rows);
    run_block(windows.first(taken), states, leaving.first(leaving.empty() ? 0 : taken), scratch);
    states += rows * kStateWidth;
    windows = windows.subspan(taken);
    if (!leaving.empty()) leaving = leaving.subspan(taken);
  }
}

void Encoder::embed(std::span<const std::uint32_t> pieces, float* out) const {
  for (std::size_t i = 0; i < pieces.size(); ++i, out += kStateWidth) {
    const std::int8_t* row = words_.data.data() + std::size_t{pieces[i]} * kStateWidth;
    const float* position = positions_.data() + i * kStateWidth;
    const float scale = word_scale_[pieces[i]];
    for (std::size_t k = 0; k < kStateWidth; ++k) out[k] = static_cast<float>(row[k]) * scale + position[k];
  }
}

void Encoder::multiply(const PackedBytes& weights, const float* in, std::size_t rows, float* out,
                       Activation activation, Scratch& s) const {
  const ByteMatrix& matrix = weights.matrix();
  auto* bytes = reinterpret_cast<std::uint8_t*>(s.bytes.data());
  kernels_->quantize(in, matrix.depth, rows, matrix.depth, bytes, s.scales.data());
  kernels_->byte_gemm(matrix, bytes, s.scales.data(), rows, out, matrix.columns(), activation);
}

void Encoder::run_block(std::span<const std::vector<std::uint32_t>> windows, float* x,
                        std::span<char> leaving, Scratch& s) const {
  std::vector<Rows> live;
  std::size_t rows = 0;
  for (const auto& window : windows) {
    embed(window, x + rows * kStateWidth);
    live.push_back({rows, rows, window.size()});
    rows += window.size();
  }
  kernels_->add_norm(x, nullptr, rows, kStateWidth, norm_.gain.data(), norm_.shift.data(), kEpsilon);
  for (std::size_t k = 0; k < layers_.size() && !live.empty(); ++k) {
    if (k == exit_layer_ && !leaving.empty()) leave(live, x, leaving);
    run_layer(layers_[k], live, x, s);
  }
  // Last first: a window's home is never before where it stands.
  std::size_t free = rows;
  for (auto window = live.rbegin(); window != live.rend(); ++window) {
    if (window->home != window->at) {
      std::copy_backward(x + window->at * kStateWidth, x + (window->at + window->size) * kStateWidth,
                         x + (window->home + window->size) * kStateWidth);
    }
    std::fill(x + (window->home + window->size) * kStateWidth, x + free * kStateWidth, 0.0F);
    free = window->home;
  }
  std::fill_n(x, free * kStateWidth, 0.0F);
}

void Encoder::leave(std::vector<Rows>& live, float* x, std::span<char> leaving) const {
  std::vector<Rows> kept;
  std::size_t rows = 0;
  for (std::size_t k = 0; k < live.size(); ++k) {
    const float* state = x + live[k].at * kStateWidth;
    for (std::size_t r = 0; r < live[k].size && leaving[k] != 0; ++r, state += kStateWidth) {
      float score = exit_[kStateWidth];
      for (std::size_t i = 0; i < kStateWidth; ++i) score += state[i] * exit_[i];
      if (score >= 0) leaving[k] = 0;
    }
    if (leaving[k] != 0) continue;
    std::copy_n(x + live[k].at * kStateWidth, live[k].size * kStateWidth, x + rows * kStateWidth);
    kept.push_back({live[k].home, rows, live[k].size});
    rows += live[k].size;
  }
  live = std::move(kept);
}

void Encoder::run_layer(const Layer& layer, const std::vector<Rows>& windows, float* x, Scratch& s) const {
  if (windows.empty()) return;
  const std::size_t rows = windows.back().at + windows.back().size;
  float* seen = s.narrow.data();
  float* mixed = seen + rows * kStateWidth;
  multiply(layer.qkv, x, rows, s.wide.data(), Activation::kNone, s);
  for (const Rows& window : windows) {
    kernels_->attend(s.wide.data() + window.at * 3 * kStateWidth, window.size, kHeads,
                     seen + window.at * kStateWidth, s.attention.data());
  }
  multiply(layer.mix, seen, rows, mixed, Activation::kNone, s);
  kernels_->add_norm(x, mixed, rows, kStateWidth, layer.mix_norm.gain.data(), layer.mix_norm.shift.data(),
                     kEpsilon);
  for (std::size_t first = 0; first < rows; first += kInnerRows) {
    const std::size_t some = std::min(kInnerRows, rows - first);
    multiply(layer.up, x + first * kStateWidth, some, s.wide.data(), Activation::kGelu, s);
    multiply(layer.down, s.wide.data(), some, mixed + first * kStateWidth, Activation::kNone, s);
  }
  kernels_->add_norm(x, mixed, rows, kStateWidth, layer.out_norm.gain.data(), layer.out_norm.shift.data(),
                     kEpsilon);
}

}  // namespace dragoman
