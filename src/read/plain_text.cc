#include "read/plain_text.h"

#include "read/charset.h"
#include "read/limits.h"

namespace dragoman {

std::vector<Record> parse_plain_text(std::string_view bytes, const DocumentContext& context) {
  Utf8Text decoded = to_utf8(bytes, context.charset);
  Record out;
  out.repaired = decoded.repaired;
  out.article.url = context.url;
  out.article.text = std::move(decoded.text);
  out.reject = text_fault(out.article.text, "empty");
  std::vector<Record> records;
  records.push_back(std::move(out));
  return records;
}

}  // namespace dragoman
