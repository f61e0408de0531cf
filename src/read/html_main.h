#pragma once
// The report on a page: which of its blocks are it.

#include <libxml/tree.h>

#include <string>
#include <vector>

#include "read/html_blocks.h"

namespace dragoman {

/// The element that holds the report, by how its paragraphs lie in the tree; null where there is none.
const xmlNode* main_element(const std::vector<TextBlock>& blocks, const xmlNode* body);

/// Paragraphs of the report, without captions, bylines, sign-offs and lists of links.
struct MainText {
  std::vector<std::string> paragraphs;
  std::string agency;  ///< that a sign-off, left out, names
  std::string byline;  ///< that was left out
};
MainText main_text(const std::vector<TextBlock>& blocks, std::string_view title);

}  // namespace dragoman
