#include "read/html_trim.h"

#include <algorithm>
#include <array>

#include "read/ascii.h"
#include "read/charset.h"

namespace dragoman {
namespace {

// Names in order of use; each is kept once an element.
constexpr std::array<std::string_view, 16> kAttributes = {
    "class", "id",   "href", "rel",      "itemprop", "name", "property",    "content",
    "type",  "lang", "role", "datetime", "hidden",   "alt",  "aria-hidden", "style"};
constexpr std::array<std::string_view, 13> kDropped = {
    "style",    "iframe",   "textarea", "xmp",    "noembed", "noframes", "svg",
    "noscript", "template", "select",   "object", "canvas",  "math"};
constexpr std::array<std::string_view, 16> kLetterMarks = {"b",  "i",   "em",    "strong", "font", "u",
                                                           "s",  "big", "small", "sup",    "sub",  "mark",
                                                           "tt", "ins", "wbr",   "nobr"};
constexpr std::array<std::string_view, 14> kVoid = {"br",    "img",    "hr",    "meta", "link",
                                                    "input", "base",   "area",  "col",  "embed",
                                                    "param", "source", "track", "wbr"};
// Elements that others end: their closing tags are often left out, so that they are not counted as depth.
constexpr std::array<std::string_view, 12> kEndless = {"p",  "li", "option", "dt",    "dd",    "tr",
                                                       "td", "th", "tbody",  "thead", "tfoot", "colgroup"};
constexpr std::size_t kDeepest = 64;

template <std::size_t size>
bool one_of(std::string_view name, const std::array<std::string_view, size>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_name_byte(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '_' || c == ':' || c == '.';
}

class Trimmer {
 public:
  explicit Trimmer(std::string_view html) : html_(html) { out_.reserve(html.size() / 2); }

  std::string run() {
    while (at_ < html_.size()) {
      const std::size_t tag = std::min(html_.find('<', at_), html_.size());
      out_.append(html_.substr(at_, tag - at_));
      at_ = tag;
      if (at_ < html_.size()) take_markup();
    }
    return std::move(out_);
  }

 private:
  char byte(std::size_t ahead) const { return at_ + ahead < html_.size() ? html_[at_ + ahead] : '\0'; }

  void skip_behind(std::string_view end) {
    const std::size_t found = html_.find(end, at_);
    at_ = found == std::string_view::npos ? html_.size() : found + end.size();
  }

  void take_markup() {
    const std::string_view rest = html_.substr(at_);
    if (rest.starts_with("<!--")) {
      at_ += 2;  // "<!-->" is a whole comment
      skip_behind("-->");
    } else if (rest.starts_with("<![CDATA[")) {
      skip_behind("]]>");
    } else if (byte(1) == '!' || byte(1) == '?') {
      skip_behind(">");
    } else if (byte(1) == '/' && is_ascii_letter(byte(2))) {
      close_tag();
    } else if (is_ascii_letter(byte(1))) {
      open_tag();
    } else {
      out_ += "&lt;";
      ++at_;
    }
  }

  std::string tag_name() {
    const std::size_t begin = at_;
    while (at_ < html_.size() && is_name_byte(html_[at_])) ++at_;
    return ascii_lower(html_.substr(begin, at_ - begin));
  }

  void close_tag() {
    at_ += 2;
    const std::string name = tag_name();
    skip_behind(">");
    if (one_of(name, kLetterMarks) || one_of(name, kVoid)) return;
    if (!one_of(name, kEndless)) {
      if (depth_ > 0 && depth_-- > kDeepest) return;
    }
    out_ += "</" + name + ">";
  }

  void open_tag() {
    ++at_;
    const std::string name = tag_name();
    attributes_.clear();
    json_ld_ = false;
    const bool closed = read_attributes();
    if (name == "script" || one_of(name, kDropped)) {
      if (!closed || name == "script") drop_element(name);
      return;
    }
    if (one_of(name, kLetterMarks)) return;
    if (!one_of(name, kVoid) && !one_of(name, kEndless) && !closed && ++depth_ > kDeepest) return;
    out_ += "<" + name + attributes_ + ">";
    if (closed && !one_of(name, kVoid) && !one_of(name, kEndless)) out_ += "</" + name + ">";
  }

  /// Passes over an element's content; JSON-LD is kept.
  void drop_element(const std::string& name) {
    const std::string end = "</" + name;
    std::size_t found = at_;
    while ((found = html_.find("</", found)) != std::string_view::npos) {
      if (begins_with_name(html_.substr(found), end)) break;
      found += 2;
    }
    const std::size_t stop = std::min(found, html_.size());
    if (json_ld_) {
      out_ += "<script type=\"application/ld+json\">";
      out_.append(html_.substr(at_, stop - at_));
      out_ += "</script>";
    }
    at_ = stop;
    skip_behind(">");
  }

  /// Reads up to the tag's end; true where it closes itself.
  bool read_attributes() {
    std::uint32_t seen = 0;
    while (at_ < html_.size()) {
      const char c = html_[at_];
      if (c == '>') {
        ++at_;
        return false;
      }
      if (c == '/' && byte(1) == '>') {
        at_ += 2;
        return true;
      }
      if (is_ascii_space(c) || c == '/') {
        ++at_;
      } else {
        read_attribute(seen);
      }
    }
    return false;
  }

  void read_attribute(std::uint32_t& seen) {
    const std::size_t begin = at_;
    do {
      ++at_;
    } while (at_ < html_.size() && !is_ascii_space(html_[at_]) && html_[at_] != '=' && html_[at_] != '>' &&
             html_[at_] != '/');
    const std::string_view name = html_.substr(begin, at_ - begin);
    while (at_ < html_.size() && is_ascii_space(html_[at_])) ++at_;
    std::string_view value;
    if (byte(0) == '=') {
      ++at_;
      value = read_value();
    }
    keep_attribute(ascii_lower(name.substr(0, 16)), value, seen);
  }

  std::string_view read_value() {
    while (at_ < html_.size() && is_ascii_space(html_[at_])) ++at_;
    const char quote = byte(0);
    const std::size_t begin = quote == '"' || quote == '\'' ? at_ + 1 : at_;
    std::size_t end = begin > at_ ? html_.find(quote, begin) : html_.find_first_of(" \t\r\n\f>", begin);
    end = std::min(end, html_.size());
    at_ = begin > at_ ? std::min(end + 1, html_.size()) : end;
    return html_.substr(std::min(begin, end), end - std::min(begin, end));
  }

  void keep_attribute(const std::string& name, std::string_view value, std::uint32_t& seen) {
    const auto* const found = std::find(kAttributes.begin(), kAttributes.end(), name);
    if (found == kAttributes.end()) return;
    const std::uint32_t bit = 1U << static_cast<unsigned>(found - kAttributes.begin());
    if ((seen & bit) != 0) return;
    seen |= bit;
    if (name == "type" && value.find("ld+json") != std::string_view::npos) json_ld_ = true;
    attributes_ += ' ' + name + "=\"";
    for (const char c : value) {
      if (c == '"') {
        attributes_ += "&quot;";
      } else {
        attributes_ += c;
      }
    }
    attributes_ += '"';
  }

  std::string_view html_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::string attributes_;
  bool json_ld_ = false;
  std::string out_;
};

}  // namespace

std::string trim_html(std::string_view html) { return Trimmer(html).run(); }

std::string meta_charset(std::string_view html) {
  constexpr std::size_t kSearched = 4096;
  const std::string head = ascii_lower(html.substr(0, kSearched));
  for (std::size_t at = head.find("<meta"); at != std::string::npos; at = head.find("<meta", at + 1)) {
    std::string charset = charset_of(std::string_view(head).substr(at, head.find('>', at) - at));
    if (!charset.empty()) return charset;
  }
  return {};
}

}  // namespace dragoman
