// One look-up a span of characters in the common case; the affix rules run only for strings not met before.
#include "text/tokenizer.h"

#include <mutex>

#include "base/hash.h"
#include "base/tsv.h"
#include "base/utf8.h"
#include "text/dateline.h"
#include "text/span_cache.h"
#include "text/text_spans.h"

namespace dragoman {

struct Tokenizer::Scratch {
  SpanCache cache;
  AffixScratch affixes;
  MatcherScratch matcher;
  std::vector<Piece> pieces;
};

/// Scratches that no call is using. A call takes one for its whole run, so that tokens need no lock.
class Tokenizer::ScratchPool {
 public:
  std::unique_ptr<Scratch> take() {
    {
      const std::lock_guard lock(mutex_);
      if (!idle_.empty()) {
        auto scratch = std::move(idle_.back());
        idle_.pop_back();
        return scratch;
      }
    }
    return std::make_unique<Scratch>();
  }
  void give_back(std::unique_ptr<Scratch> scratch) {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(scratch));
  }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<Scratch>> idle_;
};

Result<Tokenizer> Tokenizer::load(const WeightFile& file) {
  auto rules = TokenRules::load(file);
  if (!rules) return tl::unexpected(rules.error());
  return Tokenizer(std::move(*rules));
}

Tokenizer::Tokenizer(std::shared_ptr<const TokenRules> rules)
    : rules_(std::move(rules)), pool_(std::make_unique<ScratchPool>()) {}
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;
Tokenizer::~Tokenizer() = default;

Doc Tokenizer::tokenize(std::string text, Segmentation segmentation) const {
  Doc doc;
  doc.text = std::move(text);
  doc.tokens.reserve(doc.text.size() / 5);  // English has about five bytes a token
  auto scratch = pool_->take();
  const std::string_view whole = doc.text;
  const auto add_segment = [&](std::size_t begin, std::size_t end, std::uint32_t char_begin) {
    const auto first = static_cast<std::uint32_t>(doc.tokens.size());
    tokenize_segment(whole.substr(begin, end - begin), static_cast<std::uint32_t>(begin), char_begin, doc,
                     *scratch);
    const auto last = static_cast<std::uint32_t>(doc.tokens.size());
    if (last > first) doc.segments.push_back({first, last});
  };
  if (segmentation == Segmentation::kWhole) {
    add_segment(0, whole.size(), 0);
  } else {
    for (const Paragraph& part : paragraphs(whole)) {
      const std::string_view words = whole.substr(part.begin, part.end - part.begin);
      const std::size_t head = dateline_length(words);
      if (head != 0)
        add_segment(part.begin, part.begin + trim(words.substr(0, head)).size(), part.char_begin);
      const auto skipped = static_cast<std::uint32_t>(count_code_points(words.substr(0, head)));
      add_segment(part.begin + head, part.end, part.char_begin + skipped);
    }
  }
  pool_->give_back(std::move(scratch));
  return doc;
}

void Tokenizer::tokenize_segment(std::string_view segment, std::uint32_t byte_begin, std::uint32_t char_begin,
                                 Doc& doc, Scratch& scratch) const {
  const SpecialMatcher& matcher = rules_->matcher();
  const auto first = static_cast<std::uint32_t>(doc.tokens.size());
  scratch.matcher.orths.clear();
  bool may_match = false;
  std::uint32_t chars = char_begin;
  for_each_span(segment, [&](std::size_t begin, std::size_t end, bool space_after) {
    const std::string_view span = segment.substr(begin, end - begin);
    const std::uint64_t hash = xxh3(span);
    std::span<const Piece> pieces = scratch.cache.find(span, hash);
    if (pieces.empty()) {
      scratch.pieces.clear();
      rules_->split(span, scratch.affixes, scratch.pieces);
      scratch.cache.keep(span, hash, scratch.pieces);
      pieces = scratch.pieces;
    }
    std::uint32_t byte = byte_begin + static_cast<std::uint32_t>(begin);
    for (const Piece& piece : pieces) {
      doc.tokens.push_back({byte, byte + piece.bytes, chars, chars + piece.chars, piece.special_norm, false});
      scratch.matcher.orths.push_back(piece.orth);
      may_match = may_match || matcher.can_start(piece.orth);
      byte += piece.bytes;
      chars += piece.chars;
    }
    if (space_after) {
      doc.tokens.back().space_after = true;
      ++chars;
    }
  });
  if (may_match) matcher.apply(doc.text, rules_->specials(), first, doc.tokens, scratch.matcher);
}

}  // namespace dragoman
