#pragma once
// A page's text, block by block.

#include <libxml/tree.h>

#include <cstdint>
#include <string>
#include <vector>

#include "read/html_clutter.h"

namespace dragoman {

enum class BlockKind : std::uint8_t { kParagraph, kHeading, kListItem, kCell };

struct TextBlock {
  const xmlNode* element = nullptr;  ///< the innermost element that is no part of a line
  BlockKind kind = BlockKind::kParagraph;
  std::string text{};          ///< blanks joined to one, none at the ends; "\n" where a line was broken
  std::size_t link_bytes = 0;  ///< how much of it is links
  bool mostly_links() const { return link_bytes * 2 > text.size(); }
};

/// The blocks under `root` in the page's order, clutter left out. Two line breaks end a block.
std::vector<TextBlock> text_blocks(const xmlNode* root, const Clutter& clutter);

}  // namespace dragoman
