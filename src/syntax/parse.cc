#include "syntax/parse.h"

#include <algorithm>

namespace dragoman {
namespace {

TokenSpan sentence_at(const Parse& parse, std::uint32_t token) {
  return parse.sentences[parse.sentence_of[token]];
}

}  // namespace

std::vector<std::uint32_t> children(const Parse& parse, std::uint32_t token) {
  std::vector<std::uint32_t> out;
  const TokenSpan sentence = sentence_at(parse, token);
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    if (i != token && parse.head[i] == token) out.push_back(i);
  }
  return out;
}

std::uint32_t child(const Parse& parse, std::uint32_t token, std::string_view dep) {
  const TokenSpan sentence = sentence_at(parse, token);
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    if (i != token && parse.head[i] == token && parse.dep[i] == dep) return i;
  }
  return token;
}

TokenSpan subtree(const Parse& parse, std::uint32_t token) {
  const TokenSpan sentence = sentence_at(parse, token);
  TokenSpan out{token, token + 1};
  // From `token` outwards, words whose way to the root leads through it; in a projective tree they are one
  // run, else the outermost count.
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    if (out.contains(i)) continue;
    std::uint32_t up = i;
    for (std::uint32_t steps = 0; steps < sentence.size() && !parse.is_root(up) && up != token; ++steps) {
      up = parse.head[up];
    }
    if (up == token) out = {std::min(out.begin, i), std::max(out.end, i + 1)};
  }
  return out;
}

}  // namespace dragoman
