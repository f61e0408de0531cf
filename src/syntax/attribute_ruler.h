#pragma once
// The attribute_ruler of a spaCy pipeline: patterns over tokens that set universal tags, morphology and a few
// lemmas from Penn tags, words and dependency labels.

#include <memory>
#include <string_view>

#include "dragoman/result.h"
#include "syntax/parse.h"
#include "tensor/weight_file.h"

namespace dragoman {

/// Immutable; `apply` may run on many threads. What it writes are views into this ruler (it must outlive
/// them; copies share the strings).
class AttributeRuler {
 public:
  /// Compiles the patterns of section "ruler/patterns"; a file without one gives a ruler that sets nothing.
  /// kUnsupported names a pattern of a kind not known here.
  static Result<AttributeRuler> load(const WeightFile& file);
  /// The same from the patterns themselves: the JSON list [{"patterns": [[..]], "attrs": {..}, "index": 0},
  /// ..].
  static Result<AttributeRuler> compile(std::string_view patterns);

  /// Reads text, tag, dep (and pos, morph, lemma where a pattern asks for them); fills pos and morph for
  /// every token, and lemma, tag and dep where a pattern sets them. A column that is empty is taken as unset
  /// and sized. No pattern matches across two segments.
  void apply(Parse& parse) const;

 private:
  struct Rules;
  explicit AttributeRuler(std::shared_ptr<const Rules> rules) : rules_(std::move(rules)) {}
  std::shared_ptr<const Rules> rules_;
};

}  // namespace dragoman
