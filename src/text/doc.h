#pragma once
// An article's text with its paragraphs and tokens: columns, no string a token.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "dragoman/event.h"

namespace dragoman {

/// One token, as spaCy's tokenizer cuts it. Byte offsets index Doc::text, char offsets count code points in
/// it.
struct Token {
  std::uint32_t byte_begin = 0;
  std::uint32_t byte_end = 0;
  std::uint32_t char_begin = 0;
  std::uint32_t char_end = 0;
  /// Index into TokenRules' table of norms that special cases set ("ca" in "can't" -> "can"); 0 = none.
  std::uint16_t special_norm = 0;
  bool space_after = false;  ///< followed by exactly one U+0020 that belongs to no token
};

/// How a text is cut into segments, each of which is tokenized and parsed as a document of its own.
enum class Segmentation : std::uint8_t {
  kWhole,       ///< one segment: what `dragoman parse` does, as spaCy would
  kParagraphs,  ///< one segment a paragraph (blank line between), its dateline apart: no sentence crosses one
};

/// A text with its tokens. Invariants: tokens ascend, lie inside one segment each and on UTF-8 boundaries;
/// every non-space byte is covered by one token.
struct Doc {
  std::string text;  ///< valid UTF-8
  std::vector<Token> tokens;
  std::vector<TokenSpan> segments;  ///< paragraphs, in order

  std::string_view str(std::uint32_t token) const {
    const Token& tok = tokens[token];
    return std::string_view(text).substr(tok.byte_begin, tok.byte_end - tok.byte_begin);
  }
  /// The words of a span as they stand in the text, spaces and all. Empty for an empty span.
  std::string_view str(TokenSpan span) const {
    if (span.empty()) return {};
    const std::uint32_t begin = tokens[span.begin].byte_begin;
    return std::string_view(text).substr(begin, tokens[span.end - 1].byte_end - begin);
  }
  /// Code points from the first token's first to the last token's last. Empty spans give {0, 0}.
  CharSpan chars(TokenSpan span) const {
    if (span.empty()) return {};
    return {tokens[span.begin].char_begin, tokens[span.end - 1].char_end};
  }
  Words words(TokenSpan span) const { return {std::string(str(span)), chars(span)}; }
};

}  // namespace dragoman
