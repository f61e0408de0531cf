#include "read/limits.h"

#include "base/utf8.h"

namespace dragoman {

std::string text_fault(std::string_view text, std::string_view if_empty) {
  if (text.empty()) return std::string(if_empty);
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode(text, at);
    if (!is_space(next.cp)) return {};
    at += next.size;
  }
  return "only white space";
}

std::string over_limit_reason(std::size_t max_article) {
  return "over " + std::to_string(max_article) + " bytes (--max-article sets the limit)";
}

std::string beginning(std::string_view text) {
  constexpr std::size_t kShown = 40;
  if (text.size() <= kShown) return std::string(text);
  std::size_t end = kShown;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end)) + "…";
}

}  // namespace dragoman
