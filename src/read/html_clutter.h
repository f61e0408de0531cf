#pragma once
// Which parts of a page are no part of its report, by tag, role and class.

#include <libxml/tree.h>

#include <string>
#include <unordered_map>
#include <unordered_set>

namespace dragoman {

/// The words of class and id, in small letters: "-article-body-main-".
std::string class_words(const xmlNode* element);

/// What class and id tell of an element that could hold the report: above 1 for it, below 1 against it.
double class_favour(const xmlNode* element);

class Clutter {
 public:
  /// Looks the page over once: what holds its heading or nearly all of its text is no clutter, whatever it is
  /// called. Without `by_class` only tags tell, as in a feed's entry.
  explicit Clutter(const xmlNode* body, bool by_class = true);

  /// Navigation, captions, comments, notices, lists of other reports, forms, what is hidden.
  bool is_clutter(const xmlNode* element) const;

 private:
  bool shelters(const xmlNode* element) const;

  bool by_class_;
  std::size_t all_text_ = 0;
  std::unordered_map<const xmlNode*, std::size_t> text_;  ///< bytes of long text under each element
  std::unordered_set<const xmlNode*>
      holds_heading_;  ///< elements with <h1>, <main> or the body of the report
};

}  // namespace dragoman
