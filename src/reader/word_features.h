#pragma once
// What the reader sees beside the encoder's states: the parse, the shape of a word, the lexicon.
// train/features.py computes the same for training; both must change together.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "reader/lexicon.h"
#include "syntax/parse.h"

namespace dragoman {

inline constexpr std::size_t kActTypes = kEventTypeNames.size();
inline constexpr std::uint32_t kDepBuckets = 64, kTagBuckets = 64, kEntityBuckets = 32, kShapes = 5,
                               kPathBuckets = 1024;
inline constexpr std::size_t kLongestPath = 4;
/// Columns of the lexicon: for each type, for verbs of report and for words that are no event, a list that is
/// sure and one that is mixed.
inline constexpr std::size_t kLexiconColumns = 2 * (kActTypes + 2);

/// A label's bucket: 0 if it is empty, else 1 .. buckets - 1 by its CRC-32.
std::uint32_t bucket(std::string_view label, std::uint32_t buckets);

struct FeatureBuckets {
  std::uint8_t dep = 0, tag = 0, entity = 0, shape = 0;
};
/// One entry a token of `within`.
std::vector<FeatureBuckets> word_features(const Parse& parse, TokenSpan within);

/// For each token of `within`: the bucket of the dependencies on the way to it from `trigger`; 0 where the
/// way is longer than kLongestPath, there is none, or it is the trigger itself.
void path_buckets(const Parse& parse, std::uint32_t trigger, TokenSpan within,
                  std::vector<std::uint16_t>& out);

/// lexicon/predicates by first lemma: which types a word or phrase may tell.
class PredicateIndex {
 public:
  explicit PredicateIndex(const Lexicon& lexicon);
  /// Bit c is set at the first word of a phrase of column c. Up to two other words may stand between its
  /// parts. One entry a token of `sentence`.
  std::vector<std::uint64_t> columns(const Parse& parse, TokenSpan sentence) const;

 private:
  struct Phrase {
    std::vector<std::string> rest;
    std::uint8_t column = 0;
  };
  std::unordered_map<std::string, std::vector<Phrase>> by_first_;
};

}  // namespace dragoman
