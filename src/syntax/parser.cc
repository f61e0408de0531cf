// Arc-eager transitions (Nivre 2003) with spaCy's own: words without a head may go back to the buffer, and
// B(reak) begins a new sentence at the buffer's second word.

#include "syntax/parser.h"

#include <algorithm>

namespace dragoman {

Result<Parser> Parser::load(const WeightFile& file, const TransitionConfig& config, std::size_t width,
                            const Kernels& kernels) {
  Result<TransitionModel> model = TransitionModel::load(file, "parser/", config, width, {}, kernels);
  if (!model) return tl::unexpected(model.error());
  Parser out(std::move(*model), kernels);
  out.root_ = *out.labels_.add("ROOT");
  // Fewer than 2^16 classes: the configuration's reader sees to it.
  const auto classes = static_cast<std::uint16_t>(config.classes.size());
  for (std::uint16_t i = 0; i < classes; ++i) {
    const TransitionClass& one = config.classes[i];
    if (one.label == "subtok") {
      return fail(ErrorCode::kUnsupported, "the parser joins parts of words (label \"subtok\")", file.path());
    }
    const Result<std::uint16_t> label = out.labels_.add(one.label);
    if (!label) return fail(label.error().code, label.error().message, file.path());
    out.classes_.push_back({one.action, *label});
    // Left and right arcs are allowed together: one run.
    const auto together = [](char action) { return action == 'R' ? 'L' : action; };
    if (out.runs_.empty() || out.runs_.back().action != together(one.action)) {
      out.runs_.push_back({together(one.action), i, i});
    }
    out.runs_.back().end = static_cast<std::uint16_t>(i + 1);
    const auto panel = static_cast<std::uint16_t>(i / kPanelWidth);
    const bool arc = one.action == 'L' || one.action == 'R';
    if (out.all_panels_.empty() || out.all_panels_.back() != panel) out.all_panels_.push_back(panel);
    if (!arc && (out.arcless_panels_.empty() || out.arcless_panels_.back() != panel)) {
      out.arcless_panels_.push_back(panel);
    }
  }
  return out;
}

Parser::Allowed Parser::allowed(const ParserState& state) {
  const bool stacked = state.stack_depth() > 0;
  const std::int32_t buffer = state.buffer_length();
  const std::int32_t next = state.b(0);
  const std::int32_t second = state.b(1);
  const bool starts = state.is_sentence_start(next);
  return {.shift = !stacked || (buffer >= 2 && !starts && !state.is_unshiftable(next)),
          .reduce = stacked,
          .arc = stacked && buffer > 0 && !starts,
          .split = buffer >= 2 && second == next + 1 && !state.is_sentence_start(second)};
}

bool Parser::Allowed::operator()(char action) const {
  switch (action) {
    case 'S':
      return shift;
    case 'D':
      return reduce;
    case 'B':
      return split;
    default:
      return arc;
  }
}

/// The allowed class of the greatest score, the first of equals; -1 if none is allowed.
int Parser::best(const Allowed& allowed, const float* scores) const {
  int best = -1;
  for (const Run& run : runs_) {
    if (!allowed(run.action)) continue;
    const int first = run.begin + static_cast<int>(kernels_->first_max(scores + run.begin, run.size()));
    if (best < 0 || scores[first] > scores[best]) best = first;
  }
  return best;
}

void Parser::apply(ParserState& state, int chosen) const {
  if (chosen < 0) return state.force_final();
  switch (classes_[static_cast<std::size_t>(chosen)].action) {
    case 'S':
      return state.shift();
    case 'D':
      return state.reduce();
    case 'L':
      return state.left_arc(static_cast<std::uint16_t>(chosen));
    case 'R':
      return state.right_arc(static_cast<std::uint16_t>(chosen));
    default:
      return state.break_before(state.b(1));
  }
}

void Parser::step(ParserState& state, TransitionScorer& scorer) const {
  const Allowed may = allowed(state);
  const std::int32_t b0 = state.b(0);
  const std::int32_t s0 = state.s(0);
  const std::array<std::int32_t, 8> ids = {
      b0, state.b(1), s0, state.s(1), state.s(2), state.left(b0), state.left(s0), state.right(s0)};
  apply(state, best(may, scorer.scores(ids, may.arc ? all_panels_ : arcless_panels_)));
}

void Parser::read_tree(const ParserState& state, DepTree& tree) const {
  for (std::int32_t i = 0; i < tree.size(); ++i) {
    const std::int32_t head = state.head(i);
    tree.head[i] = head < 0 ? i : head;
    tree.dep[i] = head < 0 ? root_ : classes_[state.arc_class(i)].label;
  }
}

const DepTree& Parser::run(const float* projections, std::span<const std::uint8_t> is_space,
                           ParserScratch& scratch) const {
  scratch.state.begin(static_cast<std::int32_t>(is_space.size()));
  scratch.scorer.begin(model_, projections, is_space.size());
  while (!scratch.state.is_final()) step(scratch.state, scratch.scorer);
  scratch.tree.head.resize(is_space.size());
  scratch.tree.dep.resize(is_space.size());
  read_tree(scratch.state, scratch.tree);
  set_edges(scratch.tree);
  deprojectivize(scratch.tree, labels_, is_space);
  return scratch.tree;
}

}  // namespace dragoman
