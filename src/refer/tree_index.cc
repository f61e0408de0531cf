#include "refer/tree_index.h"

#include <algorithm>

namespace dragoman {

TreeIndex::TreeIndex(const Parse& parse) : parse_(parse) {
  const std::uint32_t size = parse.size();
  first_.assign(size + 1, 0);
  for (std::uint32_t t = 0; t < size; ++t) {
    if (!parse.is_root(t)) ++first_[parse.head[t] + 1];
  }
  for (std::uint32_t t = 0; t < size; ++t) first_[t + 1] += first_[t];
  children_.resize(first_[size]);
  std::vector<std::uint32_t> fill(first_.begin(), first_.end() - 1);
  for (std::uint32_t t = 0; t < size; ++t) {
    if (!parse.is_root(t)) children_[fill[parse.head[t]]++] = t;
  }
  // Parents first, so that walking the order backwards sees every child before its parent.
  std::vector<std::uint32_t> order;
  order.reserve(size);
  for (std::uint32_t t = 0; t < size; ++t) {
    if (parse.is_root(t)) order.push_back(t);
  }
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (const std::uint32_t below : children(order[i])) order.push_back(below);
  }
  subtree_.resize(size);
  for (std::uint32_t t = 0; t < size; ++t) subtree_[t] = {t, t + 1};
  for (std::size_t i = order.size(); i-- > 0;) {
    const std::uint32_t token = order[i];
    if (parse.is_root(token)) continue;
    TokenSpan& above = subtree_[parse.head[token]];
    above.begin = std::min(above.begin, subtree_[token].begin);
    above.end = std::max(above.end, subtree_[token].end);
  }
}

std::uint32_t TreeIndex::child(std::uint32_t token, std::string_view dep) const {
  for (const std::uint32_t below : children(token)) {
    if (parse_.dep[below] == dep) return below;
  }
  return token;
}

std::string_view TreeIndex::role(std::uint32_t token) const {
  // A chain of conjuncts longer than this is a list whose first member nobody needs.
  for (int steps = 0; steps < 32 && parse_.dep[token] == "conj"; ++steps) token = parse_.head[token];
  return parse_.dep[token];
}

std::uint32_t TreeIndex::governor(std::uint32_t token) const {
  for (int steps = 0; steps < 32 && parse_.dep[token] == "conj"; ++steps) token = parse_.head[token];
  return parse_.head[token];
}

}  // namespace dragoman
