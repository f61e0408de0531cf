#pragma once
// The whole of a spaCy v3 CNN pipeline behind one call: Doc in, Parse out, label for label.

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "dragoman/result.h"
#include "syntax/parse.h"
#include "tensor/kernels.h"

namespace dragoman {

/// Immutable once loaded; `run` may be called from many threads at a time. The labels of a segment depend on
/// that segment's text alone: not on threads, on batches, or on what was parsed before.
class Pipeline {
 public:
  /// Maps the flat model file that `dragoman model build` wrote. Errors name the file and what is wrong with
  /// it.
  static Result<std::shared_ptr<const Pipeline>> load(const std::filesystem::path& file,
                                                      const Kernels& kernels = best_kernels());
  virtual ~Pipeline() = default;

  /// Tokenizes `text` (valid UTF-8) and parses every segment.
  virtual Parse run(std::string text, Segmentation segmentation) const = 0;

  /// The same for many texts at once, which is faster for short ones: about a thousand tokens fill a batch.
  virtual std::vector<Parse> run_batch(std::vector<std::string> texts, Segmentation segmentation) const;

  /// "en_core_web_sm 3.8.0@<hash of the file>".
  virtual const std::string& id() const = 0;
};

}  // namespace dragoman
