#include "syntax/transition_model.h"

#include <algorithm>
#include <array>

namespace dragoman {

Result<TransitionModel> TransitionModel::load(const WeightFile& file, const std::string& prefix,
                                              const TransitionConfig& config, std::size_t width,
                                              std::span<const std::uint32_t> order, const Kernels& kernels) {
  const std::uint64_t hidden = config.hidden;
  const std::uint64_t pieces = config.pieces;
  const std::uint64_t features = config.features;
  const std::uint64_t classes = config.classes.size();
  struct Wanted {
    const char* name;
    std::vector<std::uint64_t> shape;
  };
  const std::array<Wanted, 7> wanted = {{{"proj.W", {hidden, width}},
                                         {"proj.b", {hidden}},
                                         {"lower.W", {features, hidden, pieces, hidden}},
                                         {"lower.b", {hidden, pieces}},
                                         {"lower.pad", {features, hidden, pieces}},
                                         {"upper.W", {classes, hidden}},
                                         {"upper.b", {classes}}}};
  std::array<std::span<const float>, 7> data;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const auto view = file.f32(prefix + wanted[i].name, wanted[i].shape);
    if (!view) return tl::unexpected(view.error());
    data[i] = view->data;
  }

  TransitionModel out;
  out.kernels_ = &kernels;
  out.hidden_ = hidden;
  out.pieces_ = pieces;
  out.features_ = features;
  out.projection_ = Packed(data[0].data(), hidden, width, width, data[1]);
  std::vector<std::uint32_t> rows;
  for (std::size_t f = 0; f < features; ++f) {
    for (std::size_t p = 0; p < pieces; ++p) {
      for (std::size_t o = 0; o < hidden; ++o) {
        rows.push_back(static_cast<std::uint32_t>((f * hidden + o) * pieces + p));
      }
    }
  }
  out.lower_ = Packed(data[2].data(), rows.size(), hidden, hidden, {}, rows);
  out.lower_bias_ = piece_major(data[3], hidden, pieces);
  out.missing_ = AlignedFloats(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) out.missing_.data()[i] = data[4][rows[i]];
  out.upper_ = Packed(data[5].data(), classes, hidden, hidden, data[6], order);
  return out;
}

void TransitionModel::project(const float* vectors, std::size_t rows, float* out) const {
  kernels_->gemm(projection_.matrix(), vectors, projection_.matrix().depth, rows, out, hidden_);
}

void TransitionScorer::begin(const TransitionModel& model, const float* projections, std::size_t count) {
  model_ = &model;
  projections_ = projections;
  count_ = count;
  made_ = 0;
  // A panel more than the products need: rows a power of two apart would fall into the same few cache lines.
  stride_ = model.lower_.matrix().columns() + kPanelWidth;
  const std::size_t blocks = std::min(kBlocks, (count + kBlock - 1) / kBlock);
  products_.reserve(blocks * kBlock * stride_);
  far_tokens_.clear();
  state_.reserve(model.hidden_);
  scores_.reserve(model.upper_.matrix().columns());
}

void TransitionScorer::make_block() {
  const std::size_t first = made_ * kBlock;
  model_->kernels_->gemm(model_->lower_.matrix(), projections_ + first * model_->hidden_, model_->hidden_,
                         std::min(kBlock, count_ - first),
                         products_.data() + made_ % kBlocks * kBlock * stride_, stride_);
  ++made_;
}

const float* TransitionScorer::row(std::size_t token, std::size_t feature) {
  const std::size_t block = token / kBlock;
  if (block + kBlocks < made_) return far_row(token, feature);
  const std::size_t width = model_->pieces_ * model_->hidden_;
  return products_.data() + (block % kBlocks * kBlock + token % kBlock) * stride_ + feature * width;
}

const float* TransitionScorer::far_row(std::size_t token, std::size_t feature) {
  const std::size_t width = model_->pieces_ * model_->hidden_;
  // Each feature has rows of its own: a step's rows must not drive one another out.
  const std::size_t slot = feature * kFarRows + token % kFarRows;
  if (far_tokens_.empty()) {
    far_tokens_.assign(model_->features_ * kFarRows, count_);
    far_.reserve(far_tokens_.size() * width);
  }
  float* out = far_.data() + slot * width;
  if (far_tokens_[slot] != token) {
    far_tokens_[slot] = token;
    PackedMatrix part = model_->lower_.matrix();
    part.panels += feature * width * part.depth;
    part.panel_count = width / kPanelWidth;
    model_->kernels_->gemm(part, projections_ + token * model_->hidden_, model_->hidden_, 1, out, width);
  }
  return out;
}

const float* TransitionScorer::scores(std::span<const std::int32_t> ids,
                                      std::span<const std::uint16_t> panels) {
  const std::int32_t last = *std::max_element(ids.begin(), ids.end());
  // Before any row is pointed at, since a new block may take the place of an old one.
  while (last >= 0 && static_cast<std::size_t>(last) / kBlock >= made_) make_block();
  std::array<const float*, 8> rows{};
  for (std::size_t f = 0; f < ids.size(); ++f) {
    rows[f] = ids[f] < 0 ? model_->missing_.data() + f * model_->pieces_ * model_->hidden_
                         : row(static_cast<std::size_t>(ids[f]), f);
  }
  model_->kernels_->sum_maxout(rows.data(), ids.size(), model_->lower_bias_.data(), model_->hidden_,
                               model_->pieces_, state_.data());
  model_->kernels_->score(model_->upper_.matrix(), state_.data(), panels.data(), panels.size(),
                          scores_.data());
  return scores_.data();
}

}  // namespace dragoman
