// Scores are ordered so that the classes allowed outside an entity come first and fill few panels. Among
// classes that may be allowed together the order is the model's own, so the first of equals stays the first.

#include "syntax/ner.h"

#include <algorithm>

namespace dragoman {
namespace {

bool is_outside(char action) { return action == 'B' || action == 'U' || action == 'O'; }

void add_panel(std::vector<std::uint16_t>& panels, std::size_t score) {
  const auto panel = static_cast<std::uint16_t>(score / kPanelWidth);
  if (std::find(panels.begin(), panels.end(), panel) == panels.end()) panels.push_back(panel);
}

}  // namespace

Result<Ner> Ner::load(const WeightFile& file, const TransitionConfig& config, std::size_t width,
                      const Kernels& kernels) {
  std::vector<std::uint32_t> order;
  for (const bool outside : {true, false}) {
    for (std::uint32_t i = 0; i < config.classes.size(); ++i) {
      if (is_outside(config.classes[i].action) == outside) order.push_back(i);
    }
  }
  Result<TransitionModel> model = TransitionModel::load(file, "ner/", config, width, order, kernels);
  if (!model) return tl::unexpected(model.error());
  Ner out(std::move(*model));
  out.set_classes(config, order);
  return out;
}

void Ner::set_classes(const TransitionConfig& config, std::span<const std::uint32_t> order) {
  for (std::size_t score = 0; score < order.size(); ++score) {
    const TransitionClass& one = config.classes[order[score]];
    auto known = std::find(labels_.begin(), labels_.end(), one.label);
    if (known == labels_.end()) known = labels_.insert(known, one.label);
    const auto label = static_cast<std::size_t>(known - labels_.begin());
    classes_.push_back({one.action, static_cast<std::uint16_t>(label)});
    if (is_outside(one.action)) {
      outside_ = score + 1;
      add_panel(outside_panels_, score);
      continue;
    }
    if (inside_.size() <= label) inside_.resize(label + 1);
    (one.action == 'I' ? inside_[label].in : inside_[label].last) = static_cast<int>(score);
    add_panel(inside_[label].panels, score);
  }
  inside_.resize(labels_.size());
}

/// The best class where no entity is open: the first of the greatest allowed.
int Ner::best_outside(const float* scores, bool may_begin, bool is_space) const {
  int best = -1;
  for (std::size_t i = 0; i < outside_; ++i) {
    const Class& one = classes_[i];
    // A unit without a label stands for "no entity here", which only a preset may say.
    if (one.action != 'O' && (is_space || labels_[one.label].empty())) continue;
    if (one.action == 'B' && !may_begin) continue;
    if (best < 0 || scores[i] > scores[static_cast<std::size_t>(best)]) best = static_cast<int>(i);
  }
  return best;
}

std::span<const NerSpan> Ner::run(const float* projections, std::span<const std::uint8_t> is_space,
                                  std::span<const std::uint8_t> sentence_start, NerScratch& scratch) const {
  scratch.spans.clear();
  scratch.scorer.begin(model_, projections, is_space.size());
  std::int32_t open = -1;  // first word of the open entity
  std::uint16_t label = 0;
  const auto count = static_cast<std::int32_t>(is_space.size());
  for (std::int32_t i = 0; i < count; ++i) {
    const auto at = static_cast<std::size_t>(i);
    const bool goes_on = i + 1 < count && sentence_start[at + 1] == 0;
    const std::array<std::int32_t, 3> ids = {i, open, open < 0 ? -1 : i - 1};
    if (open < 0) {
      // White space cannot begin or be an entity: only "none" is left, and needs no score.
      if (is_space[at] != 0) continue;
      const int best = best_outside(scratch.scorer.scores(ids, outside_panels_), goes_on, false);
      if (best < 0) break;
      const Class& chosen = classes_[static_cast<std::size_t>(best)];
      label = chosen.label;
      if (chosen.action == 'B') open = i;
      if (chosen.action == 'U') {
        scratch.spans.push_back({{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i) + 1}, label});
      }
      continue;
    }
    const Inside& inside = inside_[label];
    const bool may_go_on = goes_on && inside.in >= 0;
    if (!may_go_on && inside.last < 0) break;
    if (may_go_on && inside.last < 0) continue;
    bool ends = !may_go_on;
    if (may_go_on) {
      const float* scores = scratch.scorer.scores(ids, inside.panels);
      const float in = scores[inside.in];
      const float last = scores[inside.last];
      ends = inside.last < inside.in ? !(in > last) : last > in;
    }
    if (!ends) continue;
    scratch.spans.push_back({{static_cast<std::uint32_t>(open), static_cast<std::uint32_t>(i) + 1}, label});
    open = -1;
  }
  return scratch.spans;
}

}  // namespace dragoman
