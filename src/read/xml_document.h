#pragma once
// XML from strangers: no entities of its own, no network, no depth that libxml2 does not allow.

#include <libxml/tree.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace dragoman {

class XmlDocument {
 public:
  /// Parses `bytes` of any encoding. Where `fault()` tells of something, the elements before it are there.
  explicit XmlDocument(std::string_view bytes, std::string_view charset = {});

  /// The root element, null if there is none.
  const xmlNode* root() const;
  /// What is wrong with the markup, for people; empty where it is well-formed.
  const std::string& fault() const { return fault_; }
  std::uint64_t fault_line() const { return fault_line_; }
  /// Invalid bytes were replaced.
  bool repaired() const { return repaired_; }

 private:
  struct Free {
    void operator()(xmlDoc* document) const { ::xmlFreeDoc(document); }
  };
  std::unique_ptr<xmlDoc, Free> document_;
  std::string fault_;
  std::uint64_t fault_line_ = 0;
  bool repaired_ = false;
};

/// The element's name without prefix; empty for what is no element.
std::string_view name_of(const xmlNode* node);
/// Whether the element's namespace, if it has one, begins with `uri`.
bool in_namespace(const xmlNode* node, std::string_view uri);
/// The next element after `before` (null: the first) among `parent`'s own, named `name` (empty: any); null if
/// there is none.
const xmlNode* next_child(const xmlNode* parent, std::string_view name, const xmlNode* before = nullptr);
/// The first element under `root` of this name, `root` itself included.
const xmlNode* find_below(const xmlNode* root, std::string_view name);
/// The node after `node` in the document's order within `root`, null at its end. Goes into `node` only if
/// `enter`.
const xmlNode* next_node(const xmlNode* node, const xmlNode* root, bool enter = true);
/// The attribute's value, empty if it is not there.
std::string attribute(const xmlNode* node, const char* name);
/// All text under `node` as it stands, at most 64 MiB.
std::string text_of(const xmlNode* node);
/// The text of the child element `name`, blanks at its ends taken off.
std::string child_text(const xmlNode* parent, std::string_view name);
/// The markup under `node`, as HTML: of elements that are markup themselves.
std::string inner_markup(const xmlNode* node);

}  // namespace dragoman
