#pragma once
// All that a language package says about tokens: affix patterns, special cases, norms.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/result.h"
#include "text/affixes.h"
#include "text/special_cases.h"
#include "text/special_matcher.h"

namespace dragoman {

class WeightFile;

/// The rules as the package has them, in memory.
struct TokenRulesSource {
  std::string_view prefix{}, suffix{}, infix{}, url{};  ///< patterns of Python's `re`, empty if there is none
  std::string_view exceptions = "{}";                   ///< see SpecialCases::parse
  bool faster_heuristics = true;                        ///< spaCy's option of that name
  std::span<const std::uint64_t> lexeme_norm_keys{};    ///< string ids, ascending
  std::string_view lexeme_norm_values = "[]";           ///< JSON array of strings, one a key
};

/// Immutable once made; may be used from many threads at a time.
class TokenRules {
 public:
  /// Reads the sections "tokenizer/..." and "vocab/lexeme_norm...". Errors name the file.
  static Result<std::shared_ptr<const TokenRules>> load(const WeightFile& file);
  static Result<std::shared_ptr<const TokenRules>> create(const TokenRulesSource& source);

  /// A norm and its string id.
  struct Norm {
    std::string text;
    std::uint64_t id = 0;
  };
  /// The norm that Token::special_norm stands for; null for 0.
  const Norm* special_norm(std::uint16_t index) const {
    return index == 0 || index >= special_norms_.size() ? nullptr : &special_norms_[index];
  }
  /// The norm that a table gives to a word of this string id; null if it is the word's lower case.
  const Norm* table_norm(std::uint64_t string_id) const;

  const SpecialCases& specials() const { return specials_; }
  const SpecialMatcher& matcher() const { return matcher_; }
  /// Appends the tokens of one run of characters, found by affix rules and special cases, to `out`.
  void split(std::string_view text, AffixScratch& scratch, std::vector<Piece>& out) const;

 private:
  TokenRules(Affixes affixes, SpecialCases specials)
      : affixes_(std::move(affixes)), specials_(std::move(specials)) {}
  void fill_matcher(bool faster_heuristics);
  Result<void> fill_norms(const TokenRulesSource& source);

  Affixes affixes_;
  SpecialCases specials_;
  SpecialMatcher matcher_;
  std::vector<Norm> special_norms_;
  std::vector<std::uint64_t> norm_keys_;  // ascending
  std::vector<Norm> norms_;               // one a key
};

}  // namespace dragoman
