#pragma once
// Where a text's runs of white space and of other characters lie, and its paragraphs.

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/unicode_table.h"
#include "base/utf8.h"

namespace dragoman {

/// Calls `on_span(bytes begin, bytes end, space_after)` for each maximal run of white space or of other
/// characters, in order. As in spaCy, one U+0020 behind a run of other characters belongs to no span:
/// `space_after` tells of it.
template <class OnSpan>
void for_each_span(std::string_view text, OnSpan&& on_span) {
  std::size_t at = 0;
  const auto run_end = [&](std::size_t from, bool space) {
    while (from < text.size()) {
      const Decoded next = decode(text, from);
      if (((char_bits(next.cp) & kCharSpace) != 0) != space) break;
      from += next.size;
    }
    return from;
  };
  while (at < text.size()) {
    const std::size_t word = run_end(at, true);
    if (word > at) on_span(at, word, false);
    if (word == text.size()) break;
    const std::size_t end = run_end(word, false);
    const bool space_after = end < text.size() && text[end] == ' ';
    on_span(word, end, space_after);
    at = end + (space_after ? 1 : 0);
  }
}

/// A paragraph, without the white space around it.
struct Paragraph {
  std::size_t begin = 0;  // bytes
  std::size_t end = 0;
  std::uint32_t char_begin = 0;  ///< code points before it
};

/// The parts of `text` (valid UTF-8) between blank lines, in order; none is empty. Lines end with "\n", "\r",
/// "\r\n", U+0085 or U+2028; U+2029 ends a paragraph by itself.
std::vector<Paragraph> paragraphs(std::string_view text);

}  // namespace dragoman
