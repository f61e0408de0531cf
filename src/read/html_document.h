#pragma once
// A page's tree. Nodes are walked with the functions of xml_document.h.

#include <libxml/tree.h>

#include <memory>
#include <string_view>

#include "read/xml_document.h"

namespace dragoman {

class HtmlDocument {
 public:
  /// Parses `html` (valid UTF-8) after trim_html.
  explicit HtmlDocument(std::string_view html);
  /// Null where the page holds nothing.
  const xmlNode* root() const;
  /// The body, else the root.
  const xmlNode* body() const;

 private:
  struct Free {
    void operator()(xmlDoc* document) const { ::xmlFreeDoc(document); }
  };
  std::unique_ptr<xmlDoc, Free> document_;
};

}  // namespace dragoman
