#include "cli/explain_tree.h"

#include <fmt/format.h>

#include "cli/display_width.h"

namespace dragoman::cli {
namespace {

/// A token still to be drawn.
struct Branch {
  std::uint32_t token;
  std::string prefix;  ///< what stands before its children's own mark
  std::string mark;    ///< its own
};

}  // namespace

std::string draw_tree(const Parse& parse, TokenSpan sentence, const Painter& paint) {
  std::vector<std::vector<std::uint32_t>> below(sentence.size());
  std::vector<Branch> stack;
  for (std::uint32_t token = sentence.end; token-- > sentence.begin;) {
    if (parse.is_root(token) || !sentence.contains(parse.head[token])) {
      stack.push_back({token, "", ""});
    } else {
      below[parse.head[token] - sentence.begin].push_back(token);  // last child first
    }
  }
  std::string out;
  while (!stack.empty()) {
    const Branch branch = std::move(stack.back());
    stack.pop_back();
    const std::uint32_t token = branch.token;
    const std::string word = printable(parse.doc.str(token));
    out += branch.mark + (word.empty() || word == " " ? "␣" : word) + "  " +
           paint(Style::kDim,
                 fmt::format("{} {} {}", parse.dep[token], parse.tag[token], printable(parse.lemma[token]))) +
           "\n";
    bool last = true;
    for (const std::uint32_t child : below[token - sentence.begin]) {
      stack.push_back(
          {child, branch.prefix + (last ? "   " : "│  "), branch.prefix + (last ? "└─ " : "├─ ")});
      last = false;
    }
  }
  return out;
}

}  // namespace dragoman::cli
