#include "read/plain_text.h"

#include "base/utf8.h"
#include "read/limits.h"

namespace dragoman {
namespace {

constexpr std::string_view kUtf16Marks[] = {"\xFF\xFE", "\xFE\xFF"};

std::string binary_reason(std::string_view text, std::size_t nul) {
  for (const std::string_view mark : kUtf16Marks) {
    if (text.starts_with(mark)) return "UTF-16, not UTF-8: convert it first";
  }
  return "a binary file: NUL at byte " + std::to_string(nul);
}

}  // namespace

PlainText read_plain_text(ByteSource& source, std::size_t max_article) {
  PlainText out;
  for (std::string_view bytes = source.peek(); !bytes.empty(); bytes = source.peek()) {
    if (const std::size_t nul = bytes.find('\0'); nul != std::string_view::npos) {
      out.reject = binary_reason(out.text.empty() ? bytes : out.text, out.text.size() + nul);
      return out;
    }
    out.text.append(bytes);
    out.bytes += bytes.size();
    source.take(bytes.size());
    if (out.text.size() > max_article) {
      out.reject = over_limit_reason(max_article);
      return out;
    }
  }
  if (!is_valid_utf8(out.text)) {
    out.text = repair_utf8(out.text);
    out.repaired = true;
  }
  out.reject = text_fault(out.text, "empty");
  return out;
}

}  // namespace dragoman
