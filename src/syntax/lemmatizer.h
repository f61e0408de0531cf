#pragma once
// spaCy's rule lemmatizer: suffix rules, exceptions and an index of known lemmas for each universal tag.

#include <memory>

#include "base/string_arena.h"
#include "dragoman/result.h"
#include "syntax/parse.h"
#include "tensor/weight_file.h"

namespace dragoman {

/// `apply` may run on many threads.
class Lemmatizer {
 public:
  /// Uses the sections "lemmatizer/..." in place: `file` must outlive this value. A file without them gives a
  /// lemmatizer that sets nothing.
  static Result<Lemmatizer> load(const WeightFile& file);

  /// Fills `lemma` for each token that has none (for every token where the pipeline says overwrite), from
  /// text, pos and morph. New strings are kept in `arena`.
  void apply(Parse& parse, StringArena& arena) const;

 private:
  struct Tables;
  explicit Lemmatizer(std::shared_ptr<const Tables> tables) : tables_(std::move(tables)) {}
  std::shared_ptr<const Tables> tables_;
};

}  // namespace dragoman
