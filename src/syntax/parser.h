#pragma once
// The dependency parser: greedy, one transition at a time, each the best-scored of those allowed.

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "syntax/parser_state.h"
#include "syntax/parser_tree.h"
#include "syntax/transition_model.h"

namespace dragoman {

/// Room for one thread's work.
struct ParserScratch {
  ParserState state;
  TransitionScorer scorer;
  DepTree tree;
};

class Parser {
 public:
  static Result<Parser> load(const WeightFile& file, const TransitionConfig& config, std::size_t width,
                             const Kernels& kernels);

  const TransitionModel& model() const { return model_; }
  std::string_view label(std::uint16_t label) const { return labels_.str(label); }

  /// Parses one document of is_space.size() words (1 for words of white space) from their projections. The
  /// tree is in `scratch`.
  const DepTree& run(const float* projections, std::span<const std::uint8_t> is_space,
                     ParserScratch& scratch) const;

 private:
  /// Classes [begin, end) follow one another and are allowed together; L stands for R too.
  struct Run {
    char action;
    std::uint16_t begin;
    std::uint16_t end;
    std::size_t size() const { return static_cast<std::size_t>(end - begin); }
  };
  struct Class {
    char action;
    std::uint16_t label;
  };
  /// What may be done in a state.
  struct Allowed {
    bool shift, reduce, arc, split;
    bool operator()(char action) const;
  };

  Parser(TransitionModel model, const Kernels& kernels) : kernels_(&kernels), model_(std::move(model)) {}
  static Allowed allowed(const ParserState& state);
  int best(const Allowed& allowed, const float* scores) const;
  void step(ParserState& state, TransitionScorer& scorer) const;
  void apply(ParserState& state, int chosen) const;
  void read_tree(const ParserState& state, DepTree& tree) const;

  const Kernels* kernels_;
  TransitionModel model_;
  DepLabels labels_;
  std::uint16_t root_ = 0;
  std::vector<Class> classes_;
  std::vector<Run> runs_;
  std::vector<std::uint16_t> all_panels_;
  std::vector<std::uint16_t> arcless_panels_;  // those that hold any but left and right arcs
};

}  // namespace dragoman
