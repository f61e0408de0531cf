#pragma once
// A parse as a tree that can be walked in both directions, with lower-case words to compare with a lexicon.

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "syntax/parse.h"

namespace dragoman {

/// The CLEAR relations that reading asks for; all others are kOther.
enum class Dep : std::uint8_t {
  kOther,
  kAcl,
  kAcomp,
  kAdvcl,
  kAdvmod,
  kAgent,
  kAmod,
  kAppos,
  kAttr,
  kAux,
  kAuxpass,
  kCc,
  kCcomp,
  kCompound,
  kConj,
  kCsubj,
  kDative,
  kDet,
  kDobj,
  kMark,
  kNeg,
  kNmod,
  kNpadvmod,
  kNsubj,
  kNsubjpass,
  kNummod,
  kOprd,
  kParataxis,
  kPcomp,
  kPobj,
  kPoss,
  kPrep,
  kPrt,
  kPunct,
  kQuantmod,
  kRelcl,
  kRoot,
  kXcomp,
};

inline constexpr std::uint32_t kNoToken = std::numeric_limits<std::uint32_t>::max();

/// A view of one Parse, which must outlive it. Built in time linear in the tokens.
class Tree {
 public:
  explicit Tree(const Parse& parse);

  const Parse& parse() const { return *parse_; }
  std::uint32_t size() const { return parse_->size(); }
  Dep dep(std::uint32_t token) const { return dep_[token]; }
  std::uint32_t head(std::uint32_t token) const { return parse_->head[token]; }
  bool is_root(std::uint32_t token) const { return parse_->is_root(token); }
  /// Children, ascending.
  std::span<const std::uint32_t> kids(std::uint32_t token) const {
    return std::span(kids_).subspan(first_[token], first_[token + 1] - first_[token]);
  }
  /// The first child with that relation, or kNoToken.
  std::uint32_t kid(std::uint32_t token, Dep dep) const;
  bool has(std::uint32_t token, Dep dep) const { return kid(token, dep) != kNoToken; }
  /// Lower-case lemma; plural proper nouns lose their ending ("Talks" -> "talk").
  std::string_view lemma(std::uint32_t token) const { return lemma_[token]; }
  /// Lower-case word as it stands in the text.
  std::string_view lower(std::uint32_t token) const { return lower_[token]; }
  std::string_view tag(std::uint32_t token) const { return parse_->tag[token]; }
  bool is_verb(std::uint32_t token) const { return tag(token).starts_with('V'); }
  bool is_noun(std::uint32_t token) const { return tag(token).starts_with('N'); }
  bool is_proper(std::uint32_t token) const { return tag(token).starts_with("NNP"); }
  /// The label of the entity that holds `token`, "" if none.
  std::string_view entity(std::uint32_t token) const { return entity_[token]; }
  TokenSpan sentence(std::uint32_t token) const { return parse_->sentences[parse_->sentence_of[token]]; }
  /// The quotation in its paragraph that holds `token`, without its marks; empty if none does.
  TokenSpan quotation(std::uint32_t token) const {
    return quotation_of_[token] == kNoToken ? TokenSpan{} : quotations_[quotation_of_[token]];
  }
  /// True if `token` is `ancestor` or lies below it.
  bool below(std::uint32_t token, std::uint32_t ancestor) const;
  /// Smallest span over `token` and all below it.
  TokenSpan subtree(std::uint32_t token) const { return {left_[token], right_[token] + 1}; }

 private:
  const Parse* parse_;
  std::vector<Dep> dep_;
  std::vector<std::uint32_t> first_, kids_, left_, right_;
  void find_quotations();

  std::vector<std::string> lemma_, lower_;
  std::vector<TokenSpan> quotations_;
  std::vector<std::uint32_t> quotation_of_;  ///< by token, an index of quotations_
  std::vector<std::string_view> entity_;
};

}  // namespace dragoman
