#pragma once
// What must hold for any bytes given to the tokenizer.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "text/features.h"
#include "text/tokenizer.h"

namespace dragoman {

inline bool same_tokens(const Doc& a, const Doc& b, std::uint32_t b_begin, std::uint32_t byte_shift,
                        std::uint32_t char_shift) {
  for (std::uint32_t i = 0; i < a.tokens.size(); ++i) {
    const Token& x = a.tokens[i];
    const Token& y = b.tokens[b_begin + i];
    const bool same = x.byte_begin + byte_shift == y.byte_begin && x.byte_end + byte_shift == y.byte_end &&
                      x.char_begin + char_shift == y.char_begin && x.char_end + char_shift == y.char_end &&
                      x.special_norm == y.special_norm && x.space_after == y.space_after;
    if (!same) return false;
  }
  return true;
}

/// The invariants of Doc: the tokens of a segment, with the single spaces that `space_after` tells of, are
/// the segment's text without a gap; between segments lies white space alone.
inline std::string doc_fault(const Doc& doc, std::string_view text, bool whole) {
  if (doc.text != text) return "the text changed";
  const auto all_space = [&](std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end; at += decode(text, at).size) {
      if (!is_space(decode(text, at).cp)) return false;
    }
    return true;
  };
  std::uint32_t next_token = 0;
  std::size_t byte = 0;
  std::size_t counted = 0;  // bytes before which `chars` code points lie
  std::size_t chars = 0;
  for (const TokenSpan segment : doc.segments) {
    if (segment.begin != next_token || segment.empty()) return "segments do not lie end to end";
    next_token = segment.end;
    const std::uint32_t first = doc.tokens[segment.begin].byte_begin;
    if (whole ? first != 0 : !all_space(byte, first)) return "text before a segment";
    byte = first;
    for (std::uint32_t i = segment.begin; i < segment.end; ++i) {
      const Token& token = doc.tokens[i];
      if (token.byte_begin != byte || token.byte_end <= token.byte_begin) return "a gap before a token";
      if (token.byte_end > text.size()) return "a token beyond the text";
      if (!is_valid_utf8(doc.str(i))) return "a token off the UTF-8 boundaries";
      chars += count_code_points(text.substr(counted, token.byte_begin - counted));
      counted = token.byte_begin;
      if (token.char_begin != chars) return "a wrong char_begin";
      if (token.char_end - token.char_begin != count_code_points(doc.str(i))) return "a wrong char_end";
      byte = token.byte_end;
      if (!token.space_after) continue;
      if (byte >= text.size() || text[byte] != ' ') return "space_after without a space";
      ++byte;
    }
  }
  if (next_token != doc.tokens.size()) return "tokens outside the segments";
  if (whole ? byte != text.size() : !all_space(byte, text.size())) return "text behind the last token";
  return "";
}

/// The first thing that does not hold, or "". `tokenizer` may have met any text before.
inline std::string tokenizer_fault(const Tokenizer& tokenizer, std::string_view bytes) {
  const std::string text = repair_utf8(bytes);
  if (!is_valid_utf8(text)) return "a repaired text is not valid";
  for (const Segmentation segmentation : {Segmentation::kWhole, Segmentation::kParagraphs}) {
    const bool whole = segmentation == Segmentation::kWhole;
    const Doc doc = tokenizer.tokenize(text, segmentation);
    if (std::string fault = doc_fault(doc, text, whole); !fault.empty()) return fault;
    const Doc again = tokenizer.tokenize(text, segmentation);
    if (again.tokens.size() != doc.tokens.size() || !same_tokens(doc, again, 0, 0, 0)) {
      return "another result with a warm cache";
    }
    for (std::uint32_t i = 0; i < doc.tokens.size(); ++i) {
      const std::uint16_t special = doc.tokens[i].special_norm;
      const WordFeatures features = word_features(tokenizer.rules(), doc.str(i), special);
      if (string_id(norm(tokenizer.rules(), doc.str(i), special)) != features.norm) return "two norms";
    }
    if (whole) continue;
    for (const TokenSpan segment : doc.segments) {
      const Doc alone = tokenizer.tokenize(std::string(doc.str(segment)), Segmentation::kWhole);
      const Token& first = doc.tokens[segment.begin];
      if (alone.tokens.size() != segment.size() ||
          !same_tokens(alone, doc, segment.begin, first.byte_begin, first.char_begin)) {
        return "a paragraph alone gives other tokens";
      }
    }
  }
  return "";
}

}  // namespace dragoman
