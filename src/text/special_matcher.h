#pragma once
// The last step of tokenizing: special cases that affix rules cut apart (":-)" at a word's end, "a.m.") are
// put together again where their tokens stand side by side.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/span.h"
#include "text/doc.h"
#include "text/special_cases.h"

namespace dragoman {

/// Buffers of one thread for matching.
struct MatcherScratch {
  std::vector<std::uint16_t> orths;  ///< one a token of the segment: what the pieces said
  std::vector<TokenSpan> matches;
  std::vector<char> seen;
  std::vector<Token> tokens;
};

class SpecialMatcher {
 public:
  /// Adds the tokens of `text`, given as pieces that lie in it at `begins`.
  void add(std::string_view text, const std::vector<Piece>& pieces, const std::vector<std::size_t>& begins);
  /// The number of a string that occurs in some pattern, else 0.
  std::uint16_t orth_of(std::string_view text) const;
  /// Whether more strings occur than numbers can tell apart: the matcher must not be used then.
  bool is_overfull() const { return orths_.size() > 0xFFFF; }
  bool can_start(std::uint16_t orth) const { return orth < first_.size() && first_[orth] != 0; }

  /// Replaces special cases among `tokens` from index `begin` on; scratch.orths holds their numbers.
  void apply(std::string_view text, const SpecialCases& specials, std::uint32_t begin,
             std::vector<Token>& tokens, MatcherScratch& scratch) const;

 private:
  struct Node {
    std::vector<std::pair<std::uint16_t, std::uint32_t>> next;
    bool is_end = false;
  };
  std::uint32_t next_node(std::uint32_t node, std::uint16_t orth) const;
  void find_matches(MatcherScratch& scratch) const;
  static void keep_longest(MatcherScratch& scratch);

  std::vector<Node> nodes_ = {Node{}};
  std::vector<std::uint32_t> first_;  // by orth: the node behind the root, 0 if none
  std::unordered_map<std::string, std::uint16_t, StringHash, std::equal_to<>> orths_;
};

}  // namespace dragoman
