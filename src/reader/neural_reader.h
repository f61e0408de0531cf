#pragma once
// Acts by a trained reader: an encoder over the words, and a head for each question (train/model.py).

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "dragoman/result.h"
#include "reader/act.h"
#include "reader/lexicon.h"
#include "reader/word_features.h"
#include "syntax/parse.h"
#include "tensor/kernel_table.h"

namespace dragoman {

/// What the reader thought of one word, for `explain`: the probability of each type, of no act last.
using TypeScores = std::array<float, kActTypes + 1>;

/// Immutable once loaded; all calls may run on many threads at a time. What is read in a sentence depends on
/// its article alone.
class NeuralReader {
 public:
  /// `file` is made by train/export.py; `lexicon` gives the predicates that are a feature. Errors name file
  /// and section.
  static Result<std::shared_ptr<const NeuralReader>> load(const std::filesystem::path& file,
                                                          const Lexicon& lexicon, const Kernels& kernels);
  virtual ~NeuralReader() = default;

  /// Acts in text order. `votes` are what the frames found: each makes its type likelier at its trigger, by
  /// as much as the reader's file says. `scores`, if not null, gets an entry a token, votes counted.
  virtual std::vector<Act> read(const Parse& parse, const std::vector<Act>& votes,
                                std::vector<TypeScores>* scores = nullptr) const = 0;
  /// Sectors and circumstances of acts whose triggers and parties are known already.
  virtual void describe_given(const Parse& parse, std::vector<Act>& acts) const = 0;
  /// 16 hex digits of the weights' checksum.
  virtual const std::string& fingerprint() const = 0;
  /// The profile's name: "base", "small".
  virtual const std::string& name() const = 0;
};

}  // namespace dragoman
