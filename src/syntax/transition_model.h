#pragma once
// The scorer of a transition system: what the next transition should be, from a few tokens of the state.
//
// The layer that looks at those tokens is linear up to its maxout, so its products with each token, once for
// each place in the state, are made beforehand; a step adds up a few rows of them.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "syntax/network_config.h"
#include "tensor/aligned.h"
#include "tensor/kernel_table.h"
#include "tensor/packing.h"
#include "tensor/weight_file.h"

namespace dragoman {

class TransitionModel {
 public:
  /// `order` lists the classes as scores shall stand: score i belongs to class order[i].
  static Result<TransitionModel> load(const WeightFile& file, const std::string& prefix,
                                      const TransitionConfig& config, std::size_t width,
                                      std::span<const std::uint32_t> order, const Kernels& kernels);

  /// Floats of a projected token.
  std::size_t hidden() const { return hidden_; }
  /// Projects `rows` vectors of the word network to `hidden` floats each.
  void project(const float* vectors, std::size_t rows, float* out) const;

 private:
  friend class TransitionScorer;
  TransitionModel() = default;
  const Kernels* kernels_ = nullptr;
  std::size_t hidden_ = 0;
  std::size_t pieces_ = 0;
  std::size_t features_ = 0;
  Packed projection_;
  Packed lower_;  // [feature][piece][hidden] of a projected token
  AlignedFloats lower_bias_;
  AlignedFloats missing_;  // the row of no token, as lower_'s
  Packed upper_;
};

/// Scores states over one segment. Keeps the products of the latest tokens only, so that its room does not
/// grow with the segment; older ones are made again when they are asked for.
class TransitionScorer {
 public:
  /// Begins a segment of `count` tokens, whose projections must stay where they are.
  void begin(const TransitionModel& model, const float* projections, std::size_t count);

  /// Computes the scores of the panels named for a state that shows tokens `ids` (-1 = none). The greatest id
  /// may exceed that of earlier states by any number. Scores of other panels are left as they were.
  const float* scores(std::span<const std::int32_t> ids, std::span<const std::uint16_t> panels);

 private:
  static constexpr std::size_t kBlock = 48;   // tokens made at a time
  static constexpr std::size_t kBlocks = 40;  // blocks kept
  static constexpr std::size_t kFarRows = 8;  // older tokens' rows kept, for each feature

  const float* row(std::size_t token, std::size_t feature);
  const float* far_row(std::size_t token, std::size_t feature);
  void make_block();

  const TransitionModel* model_ = nullptr;
  const float* projections_ = nullptr;
  std::size_t count_ = 0;
  std::size_t made_ = 0;    // blocks made so far
  std::size_t stride_ = 0;  // floats from a token's products to the next one's
  AlignedFloats products_;
  AlignedFloats far_;
  std::vector<std::size_t> far_tokens_;
  AlignedFloats state_;
  AlignedFloats scores_;
};

}  // namespace dragoman
