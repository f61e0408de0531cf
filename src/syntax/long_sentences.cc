#include "syntax/long_sentences.h"

#include <algorithm>

namespace dragoman {
namespace {

/// Where the piece that begins at `begin` ends.
std::uint32_t piece_end(const Parse& parse, TokenSpan sentence, std::uint32_t begin, std::uint32_t longest) {
  if (sentence.end - begin <= longest) return sentence.end;
  const std::uint32_t last = begin + longest;
  for (std::uint32_t end = last; end > begin + longest / 2; --end) {
    const std::string_view word = parse.doc.str(end - 1);
    if (word == "," || word == ";") return end;
  }
  return last;
}

}  // namespace

void cut_long_sentences(Parse& parse, std::uint32_t longest) {
  const bool any = std::any_of(parse.sentences.begin(), parse.sentences.end(),
                               [longest](TokenSpan sentence) { return sentence.size() > longest; });
  if (!any) return;
  std::vector<TokenSpan> pieces;
  for (const TokenSpan sentence : parse.sentences) {
    for (std::uint32_t begin = sentence.begin; begin < sentence.end;) {
      const std::uint32_t end = piece_end(parse, sentence, begin, longest);
      for (std::uint32_t t = begin; t < end; ++t) {
        parse.sentence_of[t] = static_cast<std::uint32_t>(pieces.size());
        if (parse.head[t] >= begin && parse.head[t] < end) continue;
        parse.head[t] = t;
        parse.dep[t] = "ROOT";
      }
      pieces.push_back({begin, end});
      begin = end;
    }
  }
  parse.sentences = std::move(pieces);
}

}  // namespace dragoman
