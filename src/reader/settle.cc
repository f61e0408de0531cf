// Which drafts of a sentence stand as acts.
#include <algorithm>

#include "reader/matcher.h"

namespace dragoman {
namespace {

bool within(const Draft& inner, const Draft& outer) {
  return std::any_of(outer.act.content.begin(), outer.act.content.end(),
                     [&](TokenSpan span) { return span.contains(inner.act.head); });
}

bool is_word_of(const Draft& inner, const Draft& outer) {
  return outer.words.size() > 1 &&
         std::find(outer.words.begin(), outer.words.end(), inner.act.head) != outer.words.end();
}

// "killed and wounded", "an explosion killed": one event, told by two words of one type.
bool same_event(const Tree& tree, const Draft& first, const Draft& second) {
  if (first.act.type != second.act.type) return false;
  const std::uint32_t a = first.act.head, b = second.act.head;
  if (tree.dep(b) == Dep::kConj && tree.head(b) == a && tree.is_verb(a) == tree.is_verb(b)) return true;
  const auto hangs = [&](std::uint32_t noun, std::uint32_t verb) {
    const Dep dep = tree.dep(noun);
    if (tree.is_root(noun)) return false;
    if (tree.head(noun) == verb)
      return dep == Dep::kNsubj || dep == Dep::kNsubjpass || dep == Dep::kDobj || dep == Dep::kCompound ||
             dep == Dep::kAmod;
    return (dep == Dep::kPobj || dep == Dep::kPcomp) && !tree.is_root(tree.head(noun)) &&
           tree.head(tree.head(noun)) == verb;
  };
  return hangs(a, b) || hangs(b, a);
}

}  // namespace

std::vector<Draft> settle(const Tree& tree, std::vector<Draft> drafts, std::vector<FrameTrial>* log) {
  std::vector<const char*> why(drafts.size(), nullptr);
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    for (std::size_t j = 0; j < drafts.size() && why[i] == nullptr; ++j) {
      if (i == j) continue;
      if (is_word_of(drafts[i], drafts[j])) why[i] = "a word of another predicate";
      // An outer act that is itself dropped as content hides nothing but its own words.
      else if (within(drafts[i], drafts[j]) && !within(drafts[j], drafts[i]))
        why[i] = "content of another act";
    }
  }
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    for (std::size_t j = i + 1; j < drafts.size(); ++j) {
      if (why[i] != nullptr || why[j] != nullptr || !same_event(tree, drafts[i], drafts[j])) continue;
      // The verb names what was done; of two verbs or nouns the first.
      const bool keep_second = tree.is_verb(drafts[j].act.head) && !tree.is_verb(drafts[i].act.head);
      why[keep_second ? i : j] = "the same act, told by another word";
    }
  }
  std::vector<Draft> kept;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (why[i] == nullptr) {
      kept.push_back(std::move(drafts[i]));
    } else if (log != nullptr) {
      (*log)[drafts[i].trial].taken = false;
      (*log)[drafts[i].trial].outcome = why[i];
    }
  }
  std::stable_sort(kept.begin(), kept.end(),
                   [](const Draft& a, const Draft& b) { return a.act.trigger.begin < b.act.trigger.begin; });
  return kept;
}

}  // namespace dragoman
