// The method of Nivre and Nilsson (2005), "Pseudo-projective dependency parsing", with heads' labels as the
// decoration.

#include "syntax/parser_tree.h"

#include <fmt/format.h>

#include <algorithm>

namespace dragoman {

Result<std::uint16_t> DepLabels::add(std::string_view label) {
  for (std::size_t i = 0; i < labels_.size(); ++i) {
    if (labels_[i].text == label) return static_cast<std::uint16_t>(i);
  }
  const std::size_t bar = label.find("||");
  Label added{std::string(label)};
  if (bar != std::string_view::npos) {
    const std::string_view rest = label.substr(bar + 2);
    if (rest.find("||") != std::string_view::npos) {
      return fail(ErrorCode::kFormat, fmt::format("the label \"{}\" has more than two parts", label));
    }
    added.decorated = true;
    Result<std::uint16_t> own = add(label.substr(0, bar));
    Result<std::uint16_t> head = add(rest);
    if (!own) return own;
    if (!head) return head;
    added.own = *own;
    added.head = *head;
  }
  labels_.push_back(std::move(added));
  return static_cast<std::uint16_t>(labels_.size() - 1);
}

namespace {

void widen_head(DepTree& tree, std::int32_t child) {
  const auto head = static_cast<std::size_t>(tree.head[child]);
  tree.left_edge[head] = std::min(tree.left_edge[head], tree.left_edge[child]);
  tree.right_edge[head] = std::max(tree.right_edge[head], tree.right_edge[child]);
}

void mark_sentences(DepTree& tree) {
  std::fill(tree.sentence_start.begin(), tree.sentence_start.end(), std::uint8_t{0});
  for (std::int32_t i = 0; i < tree.size(); ++i) {
    if (tree.head[i] == i) tree.sentence_start[tree.left_edge[i]] = 1;
  }
}

/// Whether all heads lie inside their sentences. The document's last word is taken to end the last sentence
/// even where one begins with it, as in spaCy.
bool heads_within_sentences(const DepTree& tree) {
  std::int32_t start = 0;
  const std::int32_t last = tree.size() - 1;
  for (std::int32_t i = 0; i <= last; ++i) {
    if ((i == 0 || tree.sentence_start[i] == 0) && i != last) continue;
    for (std::int32_t j = start; j < i; ++j) {
      if (tree.head[j] < start || tree.head[j] > i) return false;
    }
    start = i;
  }
  return true;
}

bool is_child(const DepTree& tree, std::int32_t word, std::int32_t head) {
  return word != head && tree.head[word] == head;
}

/// The first word below `word`'s head, level by level and from left to right, whose label is `label`; the
/// head itself if there is none.
std::int32_t true_head(const DepTree& tree, std::int32_t word, std::uint16_t label,
                       std::span<const std::uint8_t> is_space) {
  std::vector<std::int32_t> level = {tree.head[word]};
  // Edges are those from before any head was changed, so heads changed since may close a cycle: no tree is
  // deeper than it has words.
  for (std::int32_t depth = 0; !level.empty() && depth <= tree.size(); ++depth) {
    std::vector<std::int32_t> below;
    for (const std::int32_t head : level) {
      for (std::int32_t i = tree.left_edge[head]; i <= tree.right_edge[head]; ++i) {
        if (!is_child(tree, i, head) || is_space[i] != 0 || i == word) continue;
        if (tree.dep[i] == label) return i;
        below.push_back(i);
      }
    }
    level = std::move(below);
  }
  return tree.head[word];
}

}  // namespace

void set_edges(DepTree& tree) {
  const std::int32_t size = tree.size();
  tree.left_edge.resize(tree.head.size());
  tree.right_edge.resize(tree.head.size());
  tree.sentence_start.resize(tree.head.size());
  for (std::int32_t i = 0; i < size; ++i) tree.left_edge[i] = tree.right_edge[i] = i;
  for (int round = 0; round < 12; ++round) {
    for (std::int32_t i = 0; i < size; ++i) widen_head(tree, i);
    for (std::int32_t i = size; i-- > 0;) widen_head(tree, i);
    mark_sentences(tree);
    if (heads_within_sentences(tree)) break;
  }
}

void deprojectivize(DepTree& tree, const DepLabels& labels, std::span<const std::uint8_t> is_space) {
  bool any = false;
  for (std::int32_t i = 0; i < tree.size(); ++i) {
    const std::uint16_t label = tree.dep[i];
    if (!labels.is_decorated(label)) continue;
    tree.head[i] = true_head(tree, i, labels.head_part(label), is_space);
    tree.dep[i] = labels.own_part(label);
    any = true;
  }
  if (any) set_edges(tree);
}

}  // namespace dragoman
