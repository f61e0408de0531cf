#pragma once
// The entity recogniser: one transition a token, which begins, goes on with or ends an entity, is one, or is
// none.

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "syntax/transition_model.h"

namespace dragoman {

struct NerSpan {
  TokenSpan span;
  std::uint16_t label = 0;
};

struct NerScratch {
  TransitionScorer scorer;
  std::vector<NerSpan> spans;
};

class Ner {
 public:
  static Result<Ner> load(const WeightFile& file, const TransitionConfig& config, std::size_t width,
                          const Kernels& kernels);

  const TransitionModel& model() const { return model_; }
  std::string_view label(std::uint16_t label) const { return labels_[label]; }

  /// The entities of one document, in order, from its words' projections. `is_space` and `sentence_start` (by
  /// the parser) are 1 for words of white space and words that begin a sentence. No entity begins with white
  /// space or reaches over a sentence's start.
  std::span<const NerSpan> run(const float* projections, std::span<const std::uint8_t> is_space,
                               std::span<const std::uint8_t> sentence_start, NerScratch& scratch) const;

 private:
  struct Class {
    char action;
    std::uint16_t label;
  };
  /// Places of scores for the two ways to go on with an entity, -1 if there is none, and their panels.
  struct Inside {
    int in = -1;
    int last = -1;
    std::vector<std::uint16_t> panels;
  };

  explicit Ner(TransitionModel model) : model_(std::move(model)) {}
  void set_classes(const TransitionConfig& config, std::span<const std::uint32_t> order);
  int best_outside(const float* scores, bool may_begin, bool is_space) const;

  TransitionModel model_;
  std::vector<std::string> labels_;
  std::vector<Class> classes_;  // in the order of scores
  std::size_t outside_ = 0;     // the first classes: those allowed outside an entity
  std::vector<std::uint16_t> outside_panels_;
  std::vector<Inside> inside_;  // by label
};

}  // namespace dragoman
