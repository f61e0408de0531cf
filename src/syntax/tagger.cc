#include "syntax/tagger.h"

namespace dragoman {

Result<Tagger> Tagger::load(const WeightFile& file, std::size_t width, std::size_t tags,
                            const Kernels& kernels) {
  const auto weights = file.f32("tagger/W", {tags, width});
  if (!weights) return tl::unexpected(weights.error());
  const auto bias = file.f32("tagger/b", {tags});
  if (!bias) return tl::unexpected(bias.error());
  Tagger out;
  out.kernels_ = &kernels;
  out.count_ = tags;
  out.weights_ = Packed(weights->data.data(), tags, width, width, bias->data);
  return out;
}

void Tagger::run(const float* vectors, std::span<std::uint16_t> tags, AlignedFloats& scratch) const {
  const PackedMatrix& matrix = weights_.matrix();
  scratch.reserve(tags.size() * matrix.columns());
  kernels_->gemm(matrix, vectors, matrix.depth, tags.size(), scratch.data(), matrix.columns());
  for (std::size_t i = 0; i < tags.size(); ++i) {
    tags[i] = static_cast<std::uint16_t>(kernels_->first_max(scratch.data() + i * matrix.columns(), count_));
  }
}

}  // namespace dragoman
