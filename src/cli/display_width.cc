#include "cli/display_width.h"

#include <algorithm>
#include <span>

#include "base/utf8.h"
#include "cli/width_table.h"

namespace dragoman::cli {
namespace {

bool within(std::span<const CodePointRange> ranges, char32_t cp) {
  const auto after =
      std::upper_bound(ranges.begin(), ranges.end(), cp,
                       [](char32_t at, const CodePointRange& range) { return at < range.first; });
  return after != ranges.begin() && cp <= std::prev(after)->last;
}

bool is_control(char32_t cp) { return cp < 0x20 || (cp >= 0x7F && cp < 0xA0); }

/// Marks, embeddings, overrides and isolates of text direction, and line and paragraph separators.
bool turns_text(char32_t cp) {
  return cp == 0x200E || cp == 0x200F || cp == 0x061C || (cp >= 0x2028 && cp <= 0x202E) ||
         (cp >= 0x2066 && cp <= 0x2069);
}

}  // namespace

std::size_t display_width(char32_t cp) {
  if (cp < 0x300) return is_control(cp) || cp == 0xAD ? 0 : 1;
  if (within(zero_width_ranges(), cp)) return 0;
  return within(wide_ranges(), cp) ? 2 : 1;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode(text, at);
    width += display_width(next.cp);
    at += next.size;
  }
  return width;
}

std::string printable(std::string_view text) {
  std::string out;
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode(text, at);
    if (is_space(next.cp)) {
      blank = true;
    } else if (!is_control(next.cp) && !turns_text(next.cp)) {
      if (blank) out += ' ';
      blank = false;
      out += text.substr(at, next.size);
    }
    at += next.size;
  }
  if (blank) out += ' ';
  return out;
}

std::string truncated(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  std::size_t used = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const Decoded next = decode(text, at);
    if (used + display_width(next.cp) + 1 > width) break;
    used += display_width(next.cp);
    at += next.size;
  }
  std::string out(text.substr(0, at));
  while (out.ends_with(' ')) out.pop_back();
  return width == 0 ? "" : out + "…";
}

}  // namespace dragoman::cli
