#include "read/html_document.h"

#include <libxml/HTMLparser.h>

#include "read/html_trim.h"

namespace dragoman {

HtmlDocument::HtmlDocument(std::string_view html) {
  constexpr int kOptions = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                           HTML_PARSE_COMPACT | HTML_PARSE_IGNORE_ENC | HTML_PARSE_NODEFDTD;
  const std::string trimmed = trim_html(html);
  if (trimmed.empty()) return;
  document_.reset(
      ::htmlReadMemory(trimmed.data(), static_cast<int>(trimmed.size()), nullptr, "UTF-8", kOptions));
}

const xmlNode* HtmlDocument::root() const {
  return document_ ? ::xmlDocGetRootElement(document_.get()) : nullptr;
}

const xmlNode* HtmlDocument::body() const {
  const xmlNode* body = next_child(root(), "body");
  return body != nullptr ? body : root();
}

}  // namespace dragoman
