#include "text/text_spans.h"

namespace dragoman {
namespace {

/// Whether white space holds a blank line, that is, two line ends.
bool has_blank_line(std::string_view space) {
  int line_ends = 0;
  for (std::size_t at = 0; at < space.size() && line_ends < 2;) {
    const Decoded next = decode(space, at);
    at += next.size;
    if (next.cp == '\r' && at < space.size() && space[at] == '\n') ++at;
    if (next.cp == '\n' || next.cp == '\r' || next.cp == 0x85 || next.cp == 0x2028) ++line_ends;
    if (next.cp == 0x2029) line_ends = 2;
  }
  return line_ends >= 2;
}

}  // namespace

std::vector<Paragraph> paragraphs(std::string_view text) {
  std::vector<Paragraph> out;
  bool is_new = true;
  std::size_t space_begin = 0;
  std::uint32_t chars = 0;
  std::size_t counted = 0;  // bytes that `chars` has counted
  for_each_span(text, [&](std::size_t begin, std::size_t end, bool) {
    if (is_space(decode(text, begin).cp)) return;
    if (has_blank_line(text.substr(space_begin, begin - space_begin))) is_new = true;
    if (is_new) {
      chars += static_cast<std::uint32_t>(count_code_points(text.substr(counted, begin - counted)));
      counted = begin;
      out.push_back({begin, end, chars});
      is_new = false;
    }
    out.back().end = end;
    space_begin = end;
  });
  return out;
}

}  // namespace dragoman
