#include "read/html_blocks.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/utf8.h"
#include "read/xml_document.h"

namespace dragoman {
namespace {

constexpr std::array<std::string_view, 24> kInline = {
    "a",   "span", "abbr", "acronym", "cite", "code", "q",      "dfn",  "kbd", "label", "time", "var",
    "del", "bdi",  "bdo",  "samp",    "br",   "data", "strike", "ruby", "img", "input", "tt",   "address"};

bool is_line_part(const xmlNode* node) {
  const std::string_view name = name_of(node);
  return std::find(kInline.begin(), kInline.end(), name) != kInline.end();
}

bool is_invisible(char32_t cp) { return cp == 0xAD || cp == 0x200B || cp == 0x2060 || cp == 0xFEFF; }

BlockKind kind_of(const xmlNode* element) {
  const std::string_view name = name_of(element);
  if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') return BlockKind::kHeading;
  if (name == "li" || name == "dd" || name == "dt") return BlockKind::kListItem;
  if (name == "td" || name == "th") return BlockKind::kCell;
  return BlockKind::kParagraph;
}

class Collector {
 public:
  std::vector<TextBlock> run(const xmlNode* root, const Clutter& clutter) {
    for (const xmlNode* node = root; node != nullptr;) {
      bool enter = true;
      if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
        add_text(node);
      } else if (node->type == XML_ELEMENT_NODE) {
        enter = node == root || !clutter.is_clutter(node);
        add_element(node);
      }
      node = next_node(node, root, enter);
    }
    flush();
    return std::move(blocks_);
  }

 private:
  void add_element(const xmlNode* node) {
    if (name_of(node) == "br") {
      if (++breaks_ >= 2) flush();
      pending_blank_ = '\n';
    } else if (!is_line_part(node)) {
      flush();
    }
  }

  void add_text(const xmlNode* node) {
    const xmlNode* owner = node->parent;
    while (owner->parent != nullptr && is_line_part(owner)) owner = owner->parent;
    if (owner != block_.element) flush();
    block_.element = owner;
    const std::size_t before = block_.text.size();
    append(reinterpret_cast<const char*>(node->content));
    if (is_linked(node)) block_.link_bytes += block_.text.size() - before;
  }

  static bool is_linked(const xmlNode* node) {
    for (const xmlNode* up = node->parent; up != nullptr; up = up->parent) {
      if (name_of(up) == "a") return true;
    }
    return false;
  }

  void append(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const Decoded next = decode(text, at);
      at += next.size;
      if (is_invisible(next.cp)) continue;
      if (is_space(next.cp) || next.cp < 0x20) {
        if (pending_blank_ == '\0') pending_blank_ = ' ';
        continue;
      }
      if (pending_blank_ != '\0' && !block_.text.empty()) block_.text += pending_blank_;
      pending_blank_ = '\0';
      breaks_ = 0;
      append_utf8(block_.text, next.cp);
    }
  }

  void flush() {
    if (!block_.text.empty()) {
      block_.kind = kind_of(block_.element);
      blocks_.push_back(std::move(block_));
    }
    block_ = {};
    pending_blank_ = '\0';
    breaks_ = 0;
  }

  std::vector<TextBlock> blocks_;
  TextBlock block_;
  char pending_blank_ = '\0';  ///< blank or line break before the next character, if any
  int breaks_ = 0;
};

}  // namespace

std::vector<TextBlock> text_blocks(const xmlNode* root, const Clutter& clutter) {
  return root == nullptr ? std::vector<TextBlock>() : Collector().run(root, clutter);
}

}  // namespace dragoman
