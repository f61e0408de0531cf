#include "reader/status_cues.h"

#include <algorithm>
#include <array>
#include <optional>

namespace dragoman {
namespace {

constexpr int kHighest = 6;

template <std::size_t N>
bool among(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class Climb {
 public:
  Climb(const Tree& tree, const Arguments& arguments, const GrammarLists& grammar)
      : tree_(tree), arguments_(arguments), grammar_(grammar) {}

  StatusCue from(std::uint32_t token) const {
    for (int height = 0; height < kHighest; ++height) {
      if (const auto cue = own(token)) return *cue;
      if (tree_.is_root(token)) return {};
      if (const auto cue = by_governor(token)) return *cue;
      const std::uint32_t up = next(token);
      if (up == kNoToken) return {};
      token = up;
    }
    return {};
  }

 private:
  // What stands at the word itself: negation, auxiliaries, "if", adjectives.
  std::optional<StatusCue> own(std::uint32_t token) const {
    std::optional<StatusCue> found;
    for (const std::uint32_t k : tree_.kids(token)) {
      const std::string_view word = tree_.lower(k);
      const Dep dep = tree_.dep(k);
      if (dep == Dep::kNeg && !(word == "never" && tree_.is_noun(token)))
        return StatusCue{Status::kNegated, k};
      if (dep == Dep::kDet && word == "no") return StatusCue{Status::kNegated, k};
      if (found) continue;
      if (dep == Dep::kAux) {
        if (among<4>(word, {"will", "'ll", "shall", "wo"})) found = {Status::kFuture, k};
        if (among<5>(word, {"may", "might", "could", "would", "'d"})) found = {Status::kHypothetical, k};
      } else if (dep == Dep::kMark && grammar_.condition->holds(tree_, k)) {
        found = {Status::kHypothetical, k};
      } else if ((dep == Dep::kAmod || dep == Dep::kAdvmod || dep == Dep::kCompound) && k < token) {
        if (grammar_.future_modifier->holds(tree_, k)) found = {Status::kFuture, k};
        if (grammar_.possible_modifier->holds(tree_, k)) found = {Status::kHypothetical, k};
        if (grammar_.negated_modifier->holds(tree_, k)) found = {Status::kNegated, k};
      }
    }
    return found;
  }

  std::optional<StatusCue> listed(std::uint32_t governor) const {
    if (grammar_.negated_governor->holds(tree_, governor)) return StatusCue{Status::kNegated, governor};
    if (grammar_.possible_governor->holds(tree_, governor)) return StatusCue{Status::kHypothetical, governor};
    if (grammar_.future_governor->holds(tree_, governor)) {
      if (tree_.has(governor, Dep::kNeg)) return StatusCue{Status::kNegated, governor};
      return StatusCue{Status::kFuture, governor};
    }
    return std::nullopt;
  }

  bool is_infinitive(std::uint32_t token) const {
    for (const std::uint32_t k : tree_.kids(token)) {
      if (tree_.dep(k) == Dep::kAux && tree_.lower(k) == "to") return true;
    }
    return false;
  }

  std::optional<StatusCue> by_governor(std::uint32_t token) const {
    const std::uint32_t up = tree_.head(token);
    switch (tree_.dep(token)) {
      case Dep::kXcomp:
      case Dep::kAcl:
        if (tree_.dep(token) == Dep::kAcl && !is_infinitive(token)) return std::nullopt;
        if (const auto cue = listed(up)) return cue;
        if (tree_.lemma(up) == "be" && is_infinitive(token)) return StatusCue{Status::kFuture, up};
        if (is_infinitive(token) && !grammar_.actual_governor->holds(tree_, up))
          return StatusCue{Status::kFuture, up};
        return std::nullopt;
      case Dep::kAdvcl:
        if (is_infinitive(token)) {
          if (const auto cue = listed(up)) return cue;
          if (!grammar_.actual_governor->holds(tree_, up)) return StatusCue{Status::kFuture, token};
        }
        return std::nullopt;
      case Dep::kCcomp:
        if (is_infinitive(token)) {
          if (const auto cue = listed(up)) return cue;
          return StatusCue{Status::kFuture, up};
        }
        return std::nullopt;
      case Dep::kDobj:
      case Dep::kNsubjpass:
      case Dep::kNsubj:
        return listed(up);
      case Dep::kPobj:
      case Dep::kPcomp: {
        if (tree_.lower(up) == "without") return StatusCue{Status::kNegated, up};
        if (tree_.is_root(up)) return std::nullopt;
        const std::uint32_t over = tree_.head(up);
        if (const auto cue = listed(over)) return cue;
        return std::nullopt;
      }
      default:
        return std::nullopt;
    }
  }

  // The word whose own cues hold for `token` too, or kNoToken.
  std::uint32_t next(std::uint32_t token) const {
    const std::uint32_t up = tree_.head(token);
    switch (tree_.dep(token)) {
      case Dep::kXcomp:
        return up;
      case Dep::kConj:
        if (tree_.is_verb(token) && (tree_.has(token, Dep::kNsubj) || tree_.has(token, Dep::kNsubjpass)))
          return kNoToken;
        if (tree_.is_verb(token) && tree_.tag(token) != tree_.tag(up)) return kNoToken;
        return up;
      case Dep::kNsubj:
      case Dep::kNsubjpass:
        return grammar_.occur->holds(tree_, up) ? up : kNoToken;
      case Dep::kDobj:
      case Dep::kAttr:
      case Dep::kPobj:
        return arguments_.light_verb(token);
      default:
        return kNoToken;
    }
  }

  const Tree& tree_;
  const Arguments& arguments_;
  const GrammarLists& grammar_;
};

}  // namespace

StatusCue find_status(const Tree& tree, const Arguments& arguments, const GrammarLists& grammar,
                      std::uint32_t head) {
  return Climb(tree, arguments, grammar).from(head);
}

}  // namespace dragoman
