#include "reader/phrase.h"

#include <algorithm>

namespace dragoman {
namespace {

bool joins_before(Dep dep) {
  switch (dep) {
    case Dep::kAmod:
    case Dep::kCompound:
    case Dep::kDet:
    case Dep::kNmod:
    case Dep::kNummod:
    case Dep::kPoss:
    case Dep::kQuantmod:
      return true;
    default:
      return false;
  }
}

// "ministers of France and Egypt": the whole complement, but no clause in it.
std::uint32_t complement_end(const Tree& tree, const GrammarLists& grammar, std::uint32_t noun) {
  std::uint32_t end = actor_phrase(tree, grammar, noun).end;
  for (const std::uint32_t k : tree.kids(noun)) {
    if (tree.dep(k) == Dep::kConj && tree.is_noun(k)) end = std::max(end, complement_end(tree, grammar, k));
  }
  return end;
}

}  // namespace

TokenSpan actor_phrase(const Tree& tree, const GrammarLists& grammar, std::uint32_t head) {
  TokenSpan span{head, head + 1};
  for (const std::uint32_t k : tree.kids(head)) {
    if (k < head && joins_before(tree.dep(k))) {
      span.begin = std::min(span.begin, tree.subtree(k).begin);
    } else if (k > head && tree.dep(k) == Dep::kPrep) {
      const std::uint32_t inner = tree.kid(k, Dep::kPobj);
      if (inner == kNoToken || k != span.end) continue;
      const std::string_view word = tree.lower(k);
      const bool place = (word == "in" || word == "for" || word == "on") && tree.entity(inner) == "GPE";
      if (word == "of" || word == "from" || place) span.end = complement_end(tree, grammar, inner);
    } else if (k > head && tree.dep(k) == Dep::kAcl && k == span.end && grammar.open_phrase->holds(tree, k)) {
      span.end = tree.subtree(k).end;
    }
  }
  if (tree.dep(head) != Dep::kDobj) return span;
  // "bring ministers from member countries": the parser may hang the phrase on the verb.
  for (const std::uint32_t k : tree.kids(tree.head(head))) {
    if (k != span.end || tree.dep(k) != Dep::kPrep || tree.lower(k) != "from") continue;
    const std::uint32_t inner = tree.kid(k, Dep::kPobj);
    if (inner != kNoToken) span.end = complement_end(tree, grammar, inner);
  }
  return span;
}

}  // namespace dragoman
