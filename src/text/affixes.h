#pragma once
// Cuts one run of characters into tokens: prefixes off the front, suffixes off the back, infixes between.

#include <cstdint>
#include <string_view>
#include <vector>

#include "dragoman/result.h"
#include "text/regex.h"
#include "text/special_cases.h"

namespace dragoman {

/// Buffers of one thread for cutting.
struct AffixScratch {
  RegexScratch regex;
  std::vector<Piece> suffixes;
};

class Affixes {
 public:
  /// Python patterns; an empty one matches nowhere. Errors name the pattern that is broken.
  static Result<Affixes> compile(std::string_view prefix, std::string_view suffix, std::string_view infix,
                                 std::string_view url);

  /// Appends the tokens of `text` (valid UTF-8, not empty) to `out`, as spaCy's Tokenizer cuts a string
  /// between white space. `specials` may be null: then no special case is known. `orth` of the pieces is left
  /// 0.
  void split(std::string_view text, const SpecialCases* specials, AffixScratch& scratch,
             std::vector<Piece>& out) const;
  /// Whether prefix, suffix or infix rules find something in `text`.
  bool touches(std::string_view text, AffixScratch& scratch) const;

 private:
  std::size_t prefix_bytes(std::string_view text, AffixScratch& scratch) const;
  std::size_t suffix_bytes(std::string_view text, AffixScratch& scratch) const;
  std::string_view strip(std::string_view text, const SpecialCases* specials, AffixScratch& scratch,
                         std::vector<Piece>& out) const;
  void split_core(std::string_view text, const SpecialCases* specials, AffixScratch& scratch,
                  std::vector<Piece>& out) const;
  void split_infixes(std::string_view text, AffixScratch& scratch, std::vector<Piece>& out) const;

  std::optional<Regex> prefix_, suffix_, infix_, url_;
};

}  // namespace dragoman
