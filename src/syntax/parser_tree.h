#pragma once
// From a parser's arcs to a tree: edges, sentences, and arcs put back where projectivity had moved them from.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/result.h"

namespace dragoman {

/// The dependency labels of a parser, undecorated and decorated ("X||Y": X, whose true head is a Y below the
/// head it has).
class DepLabels {
 public:
  /// The index of `label`, added if it is new, with its parts if it is decorated. kFormat if it has more than
  /// two parts.
  Result<std::uint16_t> add(std::string_view label);
  std::string_view str(std::uint16_t label) const { return labels_[label].text; }
  bool is_decorated(std::uint16_t label) const { return labels_[label].decorated; }
  /// "X" and "Y" of a decorated label.
  std::uint16_t own_part(std::uint16_t label) const { return labels_[label].own; }
  std::uint16_t head_part(std::uint16_t label) const { return labels_[label].head; }

 private:
  struct Label {
    std::string text;
    bool decorated = false;
    std::uint16_t own = 0;
    std::uint16_t head = 0;
  };
  std::vector<Label> labels_;
};

/// A document's tree as spaCy holds it. Heads are indices of words; a root is its own head.
struct DepTree {
  std::vector<std::int32_t> head;
  std::vector<std::uint16_t> dep;
  std::vector<std::int32_t> left_edge;
  std::vector<std::int32_t> right_edge;
  std::vector<std::uint8_t> sentence_start;  ///< 1 where a sentence begins

  std::int32_t size() const { return static_cast<std::int32_t>(head.size()); }
};

/// Sets edges and sentence starts from the heads: as spaCy's set_children_from_heads, which goes over the
/// tree until no head lies outside its sentence, at most twelve times.
void set_edges(DepTree& tree);

/// Gives each word with a decorated label its true head and label, then sets the edges anew. `is_space` is 1
/// for words of white space.
void deprojectivize(DepTree& tree, const DepLabels& labels, std::span<const std::uint8_t> is_space);

}  // namespace dragoman
