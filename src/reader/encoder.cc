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

void Encoder::run(std::span<const std::vector<std::uint32_t>> windows, float* states) const {
  static thread_local Scratch scratch;
  while (!windows.empty()) {
    std::size_t taken = 0, rows = 0;
    while (taken < windows.size() && (taken == 0 || rows + windows[taken].size() <= kBlockRows)) {
      rows += windows[taken++].size();
    }
    scratch.reserve(rows);
    run_block(windows.first(taken), rows, states, scratch);
    states += rows * kStateWidth;
    windows = windows.subspan(taken);
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

void Encoder::run_block(std::span<const std::vector<std::uint32_t>> windows, std::size_t rows, float* x,
                        Scratch& s) const {
  std::size_t at = 0;
  for (const auto& window : windows) {
    embed(window, x + at * kStateWidth);
    at += window.size();
  }
  kernels_->add_norm(x, nullptr, rows, kStateWidth, norm_.gain.data(), norm_.shift.data(), kEpsilon);
  float* seen = s.narrow.data();
  float* mixed = seen + rows * kStateWidth;
  for (const Layer& layer : layers_) {
    multiply(layer.qkv, x, rows, s.wide.data(), Activation::kNone, s);
    at = 0;
    for (const auto& window : windows) {
      kernels_->attend(s.wide.data() + at * 3 * kStateWidth, window.size(), kHeads, seen + at * kStateWidth,
                       s.attention.data());
      at += window.size();
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
}

}  // namespace dragoman
