#pragma once
// What must hold for any bytes given to the JSONL reader as lines.

#include <cstdlib>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "read/jsonl.h"

namespace dragoman {

/// The first thing that does not hold, or "".
inline std::string jsonl_fault(std::string_view bytes) {
  constexpr std::size_t kMaxArticle = 4096;
  JsonLineParser parser(kMaxArticle);
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    std::string line(bytes.substr(0, end));
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    const JsonLine got = parser.parse(line);
    const Article& article = got.article;
    for (const std::string* field :
         {&article.doc_id, &article.title, &article.source, &article.url, &article.text, &got.reject}) {
      if (!is_valid_utf8(*field)) return "a field is no valid UTF-8";
    }
    if (article.text.size() > kMaxArticle) return "a text over the limit";
    if (got.reject.empty() && article.text.empty()) return "an article without text";
    if (article.date && (article.date->month < 1 || article.date->month > 12)) return "a date of no calendar";
    std::string again = line;
    const JsonLine repeated = parser.parse(again);
    if (repeated.repaired) return "a repaired line is still to be repaired";
    if (repeated.reject != got.reject || repeated.article.text != article.text)
      return "another result at the second time";
  }
  return "";
}

}  // namespace dragoman
