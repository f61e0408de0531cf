#pragma once
// Where are a text's paragraphs and tokens? spaCy's tokenizer, token for token.

#include <memory>
#include <string>

#include "dragoman/result.h"
#include "text/doc.h"
#include "text/token_rules.h"

namespace dragoman {

class WeightFile;

/// Immutable to the caller; `tokenize` may be called from many threads at a time. It keeps a bounded cache
/// for each thread that is inside at once; results never depend on it.
class Tokenizer {
 public:
  static Result<Tokenizer> load(const WeightFile& file);
  explicit Tokenizer(std::shared_ptr<const TokenRules> rules);
  Tokenizer(Tokenizer&&) noexcept;
  Tokenizer& operator=(Tokenizer&&) noexcept;
  ~Tokenizer();

  /// Requires valid UTF-8 of less than 4 GiB. A text without tokens has no segments. With kParagraphs, white
  /// space around a paragraph belongs to no token; with kWhole, tokens are exactly those of spaCy's Doc.
  Doc tokenize(std::string text, Segmentation segmentation) const;

  const TokenRules& rules() const { return *rules_; }

 private:
  struct Scratch;
  class ScratchPool;
  void tokenize_segment(std::string_view segment, std::uint32_t byte_begin, std::uint32_t char_begin,
                        Doc& doc, Scratch& scratch) const;

  std::shared_ptr<const TokenRules> rules_;
  std::unique_ptr<ScratchPool> pool_;
};

}  // namespace dragoman
