// Loading, and the window layers.
//
// Padding, as spaCy has it: a document stands between rows of zeros that every layer transforms as it does
// the document's own, so that behind the first layer they are no longer zero. Layer d of D can be seen from
// the document only within D - d rows of it; no more are computed. Rows of scratch are laid out so that each
// stretch has D rows before and D + 4 after it, the last of which only fill up tiles.

#include "syntax/tok2vec.h"

#include <fmt/format.h>

#include <algorithm>

namespace dragoman {
namespace {

/// Bytes that one generation of a word cache holds; there are two or three of each.
constexpr std::size_t kBlockBytes = 8U << 20;
constexpr std::size_t kMixedBytes = 3U << 20;

std::unique_ptr<WordCache> make_cache(std::size_t floats, std::size_t bytes) {
  return std::make_unique<WordCache>(floats, std::max<std::size_t>(64, bytes / sizeof(float) / floats));
}

}  // namespace

Result<Tok2Vec> Tok2Vec::load(const WeightFile& file, const std::string& prefix, const Tok2VecConfig& config,
                              const Kernels& kernels) {
  Tok2Vec out;
  out.kernels_ = &kernels;
  out.width_ = config.width;
  out.depth_ = config.depth;
  out.pieces_ = config.pieces;
  for (std::size_t i = 0; i < config.embeds.size(); ++i) {
    const EmbedConfig& embed = config.embeds[i];
    const auto table = file.f32(fmt::format("{}embed{}.E", prefix, i), {embed.rows, config.width});
    if (!table) return tl::unexpected(table.error());
    out.embeds_.push_back({embed.attr, embed.rows, embed.seed, table->data.data()});
    out.sees_space_ = out.sees_space_ || embed.attr == WordAttr::kSpacy;
  }
  if (Result<void> done = out.load_mixer(file, prefix, config); !done) return tl::unexpected(done.error());
  if (Result<void> done = out.load_windows(file, prefix, config); !done) return tl::unexpected(done.error());
  out.nothing_ = AlignedFloats(out.block_floats());
  std::fill_n(out.nothing_.data(), out.block_floats(), 0.0F);
  out.blocks_ = make_cache(out.block_floats(), kBlockBytes);
  out.mixed_ = make_cache(out.width_, kMixedBytes);
  return out;
}

namespace {

/// A maxout layer's weights and its layer norm, as the file has them.
struct LayerViews {
  std::span<const float> weights, bias, gain, shift;
};

Result<LayerViews> read_layer(const WeightFile& file, const std::string& name, std::uint64_t width,
                              std::uint64_t pieces, std::uint64_t inputs) {
  const auto weights = file.f32(name + ".W", {width, pieces, inputs});
  if (!weights) return tl::unexpected(weights.error());
  const auto bias = file.f32(name + ".b", {width, pieces});
  if (!bias) return tl::unexpected(bias.error());
  const auto gain = file.f32(name + ".G", {width});
  if (!gain) return tl::unexpected(gain.error());
  const auto shift = file.f32(name + ".beta", {width});
  if (!shift) return tl::unexpected(shift.error());
  return LayerViews{weights->data, bias->data, gain->data, shift->data};
}

/// The rows of [out][piece] weights in the order [piece][out].
std::vector<std::uint32_t> piece_major_order(std::size_t width, std::size_t pieces) {
  std::vector<std::uint32_t> order;
  for (std::size_t p = 0; p < pieces; ++p) {
    for (std::size_t o = 0; o < width; ++o) order.push_back(static_cast<std::uint32_t>(o * pieces + p));
  }
  return order;
}

}  // namespace

Result<void> Tok2Vec::load_mixer(const WeightFile& file, const std::string& prefix,
                                 const Tok2VecConfig& config) {
  const std::size_t inputs = config.embeds.size() * width_;
  const auto views = read_layer(file, prefix + "mix", width_, config.embed_pieces, inputs);
  if (!views) return tl::unexpected(views.error());
  mixer_ = Packed(views->weights.data(), width_ * config.embed_pieces, inputs, inputs, {},
                  piece_major_order(width_, config.embed_pieces));
  mixer_bias_ = piece_major(views->bias, width_, config.embed_pieces);
  mixer_norm_ = {mixer_bias_.data(), views->gain.data(), views->shift.data(), width_, config.embed_pieces};
  return {};
}

Result<void> Tok2Vec::load_windows(const WeightFile& file, const std::string& prefix,
                                   const Tok2VecConfig& config) {
  for (std::size_t d = 0; d < config.depth; ++d) {
    const auto views = read_layer(file, fmt::format("{}conv{}", prefix, d), width_, pieces_, 3 * width_);
    if (!views) return tl::unexpected(views.error());
    if (d > 0) {
      windows_.emplace_back(views->weights, views->bias, views->gain, views->shift, width_, pieces_);
      continue;
    }
    // One matrix of three: output (place in the window, piece, column) of input k is weight [column][piece]
    // [place * width + k]. Seen as rows of `width`, those are rows (column * pieces + piece) * 3 + place.
    std::vector<std::uint32_t> order;
    for (std::uint32_t place = 0; place < 3; ++place) {
      for (const std::uint32_t row : piece_major_order(width_, pieces_)) order.push_back(row * 3 + place);
    }
    first_ = Packed(views->weights.data(), 3 * pieces_ * width_, width_, width_, {}, order);
    first_bias_ = piece_major(views->bias, width_, pieces_);
    first_norm_ = {first_bias_.data(), views->gain.data(), views->shift.data(), width_, pieces_};
  }
  return {};
}

void Tok2Vec::run(std::span<const Stretch> stretches, const WordFeatureSource& source,
                  Tok2VecScratch& scratch) const {
  const WordCache::Lease blocks = blocks_->lease();
  look_up(stretches, blocks, scratch);
  compute_misses(source, blocks, mixed_->lease(), scratch);
  lay_out(stretches, scratch);
  convolve(stretches, scratch);
}

void Tok2Vec::lay_out(std::span<const Stretch> stretches, Tok2VecScratch& scratch) const {
  scratch.first_row_.clear();
  scratch.width_ = width_;
  std::size_t row = 0;
  for (const Stretch& stretch : stretches) {
    scratch.first_row_.push_back(row + depth_);
    row += stretch.size() + 2 * depth_ + 4;
  }
  scratch.front_.reserve(row * width_);
  scratch.back_.reserve(row * width_);
  scratch.window_.reserve(window_scratch_floats(width_, pieces_));
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    for (AlignedFloats* rows : {&scratch.front_, &scratch.back_}) {
      float* first = rows->data() + scratch.first_row_[i] * width_;
      std::fill(first - depth_ * width_, first, 0.0F);
      std::fill_n(first + stretches[i].size() * width_, (depth_ + 4) * width_, 0.0F);
    }
  }
}

void Tok2Vec::convolve(std::span<const Stretch> stretches, Tok2VecScratch& scratch) const {
  float* in = scratch.front_.data();
  float* out = scratch.back_.data();
  const float* const* blocks = scratch.blocks_.data();
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    const std::size_t around = depth_ - 1;
    kernels_->window_sum(first_norm_, blocks + 1, stretches[i].size() + 2 * around,
                         in + (scratch.first_row_[i] - around) * width_);
    blocks += stretches[i].size() + 2 * depth_;
  }
  for (std::size_t d = 1; d < depth_; ++d) {
    const std::size_t around = depth_ - 1 - d;
    scratch.tiles_.clear();
    for (std::size_t i = 0; i < stretches.size(); ++i) {
      const std::size_t rows = stretches[i].size() + 2 * around;
      const std::size_t first = scratch.first_row_[i] - around;
      for (std::size_t r = 0; r < rows; r += 4) {
        scratch.tiles_.push_back({static_cast<std::uint32_t>(first + r),
                                  static_cast<std::uint32_t>(std::min<std::size_t>(4, rows - r))});
      }
    }
    kernels_->window_layer(windows_[d - 1].layer(), in, out, scratch.tiles_.data(), scratch.tiles_.size(),
                           scratch.window_.data());
    std::swap(in, out);
  }
  scratch.result_ = in;
}

}  // namespace dragoman
