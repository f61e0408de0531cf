#pragma once
// The tree of a Parse, indexed once: children and subtrees without a scan.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "syntax/parse.h"

namespace dragoman {

class TreeIndex {
 public:
  explicit TreeIndex(const Parse& parse);

  /// Children of `token`, ascending.
  std::span<const std::uint32_t> children(std::uint32_t token) const {
    return {children_.data() + first_[token], children_.data() + first_[token + 1]};
  }
  /// Leftmost to rightmost descendant, the token included.
  TokenSpan subtree(std::uint32_t token) const { return subtree_[token]; }
  /// The first child with that dep; `token` itself if there is none.
  std::uint32_t child(std::uint32_t token, std::string_view dep) const;
  /// The dependency of `token`; a conjunct has that of the first of its chain.
  std::string_view role(std::uint32_t token) const;
  /// The governor of `token`; a conjunct has that of the first of its chain.
  std::uint32_t governor(std::uint32_t token) const;

 private:
  const Parse& parse_;
  std::vector<std::uint32_t> first_;
  std::vector<std::uint32_t> children_;
  std::vector<TokenSpan> subtree_;
};

}  // namespace dragoman
