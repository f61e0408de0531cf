#pragma once
// Parses without a parser: words between blanks, no tags, every word the head of itself.

#include <string>
#include <string_view>

#include "syntax/parse.h"

namespace dragoman {

inline Parse toy_parse(std::string text) {
  Parse parse;
  parse.doc.text = std::move(text);
  const std::string& all = parse.doc.text;
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = std::min(all.find(' ', at), all.size());
    if (end > at) {
      Token token;
      token.byte_begin = token.char_begin = static_cast<std::uint32_t>(at);
      token.byte_end = token.char_end = static_cast<std::uint32_t>(end);
      parse.doc.tokens.push_back(token);
    }
    at = end + 1;
  }
  const std::size_t count = parse.doc.tokens.size();
  for (auto* column : {&parse.tag, &parse.pos, &parse.morph, &parse.lemma, &parse.dep}) column->resize(count);
  parse.sentence_of.assign(count, 0);
  for (std::uint32_t i = 0; i < count; ++i) parse.head.push_back(i);
  const TokenSpan whole{0, static_cast<std::uint32_t>(count)};
  parse.sentences = {whole};
  parse.doc.segments = {whole};
  return parse;
}

}  // namespace dragoman
