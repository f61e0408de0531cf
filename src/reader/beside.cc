// The words beside a predicate: what "left" and "right" of a frame give.
#include <algorithm>

#include "reader/arguments.h"

namespace dragoman {
namespace {

/// A clause that says something else: a relative clause, an adverbial one, a further verb with its object.
bool is_further_clause(const Tree& tree, std::uint32_t token) {
  const Dep dep = tree.dep(token);
  if (dep == Dep::kRelcl || dep == Dep::kAdvcl || dep == Dep::kParataxis) return true;
  return dep == Dep::kConj && tree.is_verb(token);
}

/// What governs an infinitive or a clause that completes it: "failed to accept", "said it will accept".
bool is_governed(Dep dep) {
  return dep == Dep::kXcomp || dep == Dep::kCcomp || dep == Dep::kPcomp || dep == Dep::kAcl ||
         dep == Dep::kAux || dep == Dep::kConj;
}

}  // namespace

void Arguments::collect(std::uint32_t top, std::uint32_t begin, std::uint32_t end, Heads& out) const {
  Heads open{top};
  while (!open.empty()) {
    const std::uint32_t at = open.back();
    open.pop_back();
    if (at >= begin && at < end && at != top) out.push_back(at);
    for (const std::uint32_t kid : tree_->kids(at)) {
      if (!is_further_clause(*tree_, kid)) open.push_back(kid);
    }
  }
}

Heads Arguments::words_right(std::uint32_t token) const {
  Heads out;
  collect(token, token + 1, tree_->size(), out);
  std::sort(out.begin(), out.end());
  return out;
}

Heads Arguments::words_left(std::uint32_t token) const {
  Heads out;
  collect(token, 0, token, out);
  const std::uint32_t doer = surface_subject(token);
  if (doer != kNoToken) {
    if (doer < token) out.push_back(doer);
    collect(doer, 0, token, out);
  }
  std::uint32_t at = token;
  for (int steps = 0; steps < kDeepestSearch && !tree_->is_root(at) && is_governed(tree_->dep(at)); ++steps) {
    at = tree_->head(at);
    if (at < token) out.push_back(at);
    for (const std::uint32_t kid : tree_->kids(at)) {
      if (kid >= token || tree_->below(token, kid) || is_further_clause(*tree_, kid)) continue;
      out.push_back(kid);
      collect(kid, 0, token, out);
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace dragoman
