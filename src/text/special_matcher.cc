// What spaCy 3.8 does in Tokenizer._apply_special_cases, its treatment of overlaps among it.
#include "text/special_matcher.h"

#include <algorithm>

namespace dragoman {

std::uint32_t SpecialMatcher::next_node(std::uint32_t node, std::uint16_t orth) const {
  for (const auto& [key, next] : nodes_[node].next) {
    if (key == orth) return next;
  }
  return 0;
}

std::uint16_t SpecialMatcher::orth_of(std::string_view text) const {
  const auto found = orths_.find(text);
  return found == orths_.end() ? std::uint16_t{0} : found->second;
}

void SpecialMatcher::add(std::string_view text, const std::vector<Piece>& pieces,
                         const std::vector<std::size_t>& begins) {
  std::uint32_t node = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const std::string word(text.substr(begins[i], pieces[i].bytes));
    const std::uint16_t orth =
        orths_.try_emplace(word, static_cast<std::uint16_t>(orths_.size() + 1)).first->second;
    std::uint32_t next = next_node(node, orth);
    if (next == 0) {
      next = static_cast<std::uint32_t>(nodes_.size());
      nodes_[node].next.emplace_back(orth, next);
      nodes_.emplace_back();
    }
    if (i == 0) {
      first_.resize(std::max<std::size_t>(first_.size(), orth + 1U), 0);
      first_[orth] = next;
    }
    node = next;
  }
  if (node != 0) nodes_[node].is_end = true;
}

void SpecialMatcher::find_matches(MatcherScratch& scratch) const {
  const auto& orths = scratch.orths;
  scratch.matches.clear();
  for (std::uint32_t begin = 0; begin < orths.size(); ++begin) {
    if (!can_start(orths[begin])) continue;
    std::uint32_t node = first_[orths[begin]];
    for (std::uint32_t end = begin + 1; node != 0; ++end) {
      if (nodes_[node].is_end) scratch.matches.push_back({begin, end});
      if (end >= orths.size() || orths[end] == 0) break;
      node = next_node(node, orths[end]);
    }
  }
}

/// Longer matches first, then those that begin earlier; a match falls if its first or last token was seen in
/// one before, and even then its tokens count as seen.
void SpecialMatcher::keep_longest(MatcherScratch& scratch) {
  auto& matches = scratch.matches;
  if (matches.size() < 2) return;
  std::sort(matches.begin(), matches.end(), [](TokenSpan a, TokenSpan b) {
    return a.size() != b.size() ? a.size() > b.size() : a.begin < b.begin;
  });
  scratch.seen.assign(scratch.orths.size(), 0);
  std::size_t kept = 0;
  for (const TokenSpan match : matches) {
    if (scratch.seen[match.begin] == 0 && scratch.seen[match.end - 1] == 0) matches[kept++] = match;
    std::fill(scratch.seen.begin() + match.begin, scratch.seen.begin() + match.end, char{1});
  }
  matches.resize(kept);
  std::sort(matches.begin(), matches.end(), [](TokenSpan a, TokenSpan b) { return a.begin < b.begin; });
}

void SpecialMatcher::apply(std::string_view text, const SpecialCases& specials, std::uint32_t begin,
                           std::vector<Token>& tokens, MatcherScratch& scratch) const {
  find_matches(scratch);
  if (scratch.matches.empty()) return;
  keep_longest(scratch);
  auto& out = scratch.tokens;
  out.clear();
  std::uint32_t copied = begin;
  for (const TokenSpan match : scratch.matches) {
    const Token first = tokens[begin + match.begin];
    const Token last = tokens[begin + match.end - 1];
    const auto pieces = specials.find(text.substr(first.byte_begin, last.byte_end - first.byte_begin));
    if (pieces.empty()) continue;  // spaces between: not the special case after all
    out.insert(out.end(), tokens.begin() + copied, tokens.begin() + begin + match.begin);
    copied = begin + match.end;
    std::uint32_t byte = first.byte_begin;
    std::uint32_t chars = first.char_begin;
    for (const Piece& piece : pieces) {
      out.push_back({byte, byte + piece.bytes, chars, chars + piece.chars, piece.special_norm, false});
      byte += piece.bytes;
      chars += piece.chars;
    }
    out.back().space_after = last.space_after;
  }
  out.insert(out.end(), tokens.begin() + copied, tokens.end());
  tokens.resize(begin);
  tokens.insert(tokens.end(), out.begin(), out.end());
}

}  // namespace dragoman
