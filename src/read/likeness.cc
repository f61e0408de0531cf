#include "read/likeness.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/tsv.h"
#include "read/ascii.h"

namespace dragoman {
namespace {

/// The name of the first element behind declaration, comments and document type, without prefix; "!html" for
/// HTML's document type. Empty where the bytes do not begin as markup.
std::string first_element(std::string_view bytes) {
  while (true) {
    bytes = trim(bytes);
    if (!bytes.starts_with('<') || bytes.size() < 2) return {};
    std::string_view end = ">";
    if (bytes.starts_with("<!--")) end = "-->";
    if (bytes.starts_with("<?")) end = "?>";
    if (begins_with_name(bytes, "<!doctype html")) return "!html";
    if (bytes[1] != '!' && bytes[1] != '?') break;
    const std::size_t at = bytes.find(end);
    if (at == std::string_view::npos) return {};
    bytes.remove_prefix(at + end.size());
  }
  bytes.remove_prefix(1);
  std::string_view name = bytes.substr(0, bytes.find_first_of(" \t\r\n>/"));
  if (const std::size_t colon = name.find(':'); colon != std::string_view::npos)
    name.remove_prefix(colon + 1);
  return ascii_lower(name);
}

template <std::size_t size>
bool one_of(std::string_view name, const std::array<std::string_view, size>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Names of the first object's own fields, as far as the bytes go.
std::vector<std::string_view> object_fields(std::string_view json) {
  std::vector<std::string_view> names;
  int depth = 0;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && --depth == 0) break;
    if (c != '"') continue;
    const std::size_t begin = at + 1;
    for (++at; at < json.size() && json[at] != '"'; ++at) {
      if (json[at] == '\\') ++at;
    }
    if (at >= json.size()) break;
    const std::size_t behind = json.find_first_not_of(" \t\r\n", at + 1);
    if (depth == 1 && behind != std::string_view::npos && json[behind] == ':') {
      names.push_back(json.substr(begin, at - begin));
    }
  }
  return names;
}

bool is_object(std::string_view bytes) { return trim(bytes).starts_with('{'); }

bool has(const std::vector<std::string_view>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_header_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '_';
  });
}

}  // namespace

Likeness like_nothing(std::string_view /*first_bytes*/) { return Likeness::kNo; }

Likeness like_jsonl(std::string_view first_bytes) {
  if (!is_object(first_bytes)) return Likeness::kNo;
  const bool other = like_json_feed(first_bytes) != Likeness::kNo || like_ninjs(first_bytes) != Likeness::kNo;
  return other ? Likeness::kNo : Likeness::kLikely;
}

Likeness like_html(std::string_view first_bytes) {
  static constexpr std::array<std::string_view, 3> kPage = {"!html", "html", "head"};
  static constexpr std::array<std::string_view, 9> kPart = {"body", "div", "p",     "article", "main",
                                                            "meta", "h1",  "title", "section"};
  const std::string name = first_element(first_bytes);
  if (one_of(name, kPage)) return Likeness::kCertain;
  return one_of(name, kPart) ? Likeness::kLikely : Likeness::kNo;
}

Likeness like_feed(std::string_view first_bytes) {
  static constexpr std::array<std::string_view, 3> kRoots = {"rss", "rdf", "feed"};
  return one_of(first_element(first_bytes), kRoots) ? Likeness::kCertain : Likeness::kNo;
}

Likeness like_newsml(std::string_view first_bytes) {
  static constexpr std::array<std::string_view, 3> kRoots = {"newsmessage", "newsitem", "packageitem"};
  return one_of(first_element(first_bytes), kRoots) ? Likeness::kCertain : Likeness::kNo;
}

Likeness like_json_feed(std::string_view first_bytes) {
  if (!is_object(first_bytes)) return Likeness::kNo;
  const std::vector<std::string_view> names = object_fields(first_bytes);
  const bool told = first_bytes.find("jsonfeed.org/version") != std::string_view::npos ||
                    first_bytes.find("jsonfeed.org\\/version") != std::string_view::npos;
  return has(names, "version") && told ? Likeness::kCertain : Likeness::kNo;
}

Likeness like_ninjs(std::string_view first_bytes) {
  static constexpr std::array<std::string_view, 9> kOwn = {"body_text", "body_html",      "body_xhtml",
                                                           "bodies",    "headline",       "headlines",
                                                           "pubstatus", "versioncreated", "infosources"};
  if (!is_object(first_bytes)) return Likeness::kNo;
  const std::vector<std::string_view> names = object_fields(first_bytes);
  const bool own =
      std::any_of(names.begin(), names.end(), [](std::string_view n) { return one_of(n, kOwn); });
  return has(names, "uri") && own && !has(names, "text") ? Likeness::kCertain : Likeness::kNo;
}

Likeness like_warc(std::string_view first_bytes) {
  return first_bytes.starts_with("WARC/") ? Likeness::kCertain : Likeness::kNo;
}

/// Lines of headers up to a blank one, two of them such as every message has.
Likeness like_email(std::string_view first_bytes) {
  static constexpr std::array<std::string_view, 8> kUsual = {
      "from", "date", "subject", "message-id", "to", "received", "mime-version", "return-path"};
  int usual = 0;
  for (bool first = true; !first_bytes.empty(); first = false) {
    const std::size_t end = first_bytes.find('\n');
    const std::string_view line = first_bytes.substr(0, end);
    first_bytes.remove_prefix(end == std::string_view::npos ? first_bytes.size() : end + 1);
    if (trim(line).empty()) break;
    if (!first && is_ascii_space(line.front())) continue;
    if (first && line.starts_with("From ")) continue;  // a mailbox's separator
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !is_header_name(line.substr(0, colon))) return Likeness::kNo;
    if (one_of(ascii_lower(line.substr(0, colon)), kUsual)) ++usual;
  }
  return usual >= 2 ? Likeness::kLikely : Likeness::kNo;
}

}  // namespace dragoman
