#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <vector>

#include "base/utf8.h"
#include "syntax/parse_output.h"

namespace dragoman {
namespace {

constexpr std::size_t kMaxDepth = 24;  // deeper words stand no further right

/// One printed line: a word and the strokes that lead to it.
struct Line {
  std::uint32_t token;
  std::string branch;
};

/// Line breaks and control characters shown as what they are; `space` stands for a space.
std::string shown(std::string_view text, std::string_view space) {
  std::string out;
  for (const char c : text) {
    if (c == ' ') {
      out += space;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (c == '\r') {
      out += "\\r";
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += '?';
    } else {
      out += c;
    }
  }
  return out;
}

/// A word: one that has spaces is blank.
std::string shown_word(std::string_view word) { return shown(word, "\\s"); }

std::string_view without_end_space(std::string_view text) {
  return text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
}

/// The sentence's words from its roots down, children in the text's order. A stack, since a tree may be as
/// deep as its sentence is long.
std::vector<Line> tree_lines(const Parse& parse, TokenSpan sentence) {
  std::vector<std::vector<std::uint32_t>> below(sentence.size());
  std::vector<std::uint32_t> roots;
  for (std::uint32_t token = sentence.begin; token < sentence.end; ++token) {
    const std::uint32_t head = parse.head[token];
    if (head == token || !sentence.contains(head)) {
      roots.push_back(token);
    } else {
      below[head - sentence.begin].push_back(token);
    }
  }
  struct Open {
    std::uint32_t token;
    std::size_t depth;
    std::string lead;    // strokes of the levels above
    std::string branch;  // and its own
  };
  std::vector<Open> open;
  for (auto root = roots.rbegin(); root != roots.rend(); ++root) open.push_back({*root, 0, "", ""});
  std::vector<Line> out;
  while (!open.empty()) {
    const Open at = std::move(open.back());
    open.pop_back();
    out.push_back({at.token, at.branch});
    const auto& children = below[at.token - sentence.begin];
    for (std::size_t i = children.size(); i-- > 0;) {
      const bool last = i + 1 == children.size();
      const bool deep = at.depth >= kMaxDepth;
      open.push_back({children[i], at.depth + 1, deep ? at.lead : at.lead + (last ? "   " : "│  "),
                      deep ? at.branch : at.lead + (last ? "└─ " : "├─ ")});
    }
  }
  return out;
}

std::string padded(std::string text, std::size_t width) {
  const std::size_t have = count_code_points(text);
  if (have < width) text.append(width - have, ' ');
  return text;
}

}  // namespace

std::string to_text(const Parse& parse, std::string_view doc_id) {
  std::vector<std::string_view> names(parse.size());
  for (const Entity& entity : parse.entities) {
    for (std::uint32_t token = entity.span.begin; token < entity.span.end; ++token)
      names[token] = entity.label;
  }
  std::string out = fmt::format("== {}\n", shown(doc_id, " "));
  for (const TokenSpan sentence : parse.sentences) {
    out += fmt::format("\n{}\n", shown(without_end_space(parse.doc.str(sentence)), " "));
    const std::vector<Line> lines = tree_lines(parse, sentence);
    std::size_t width = 0;
    for (const Line& line : lines) {
      width = std::max(
          width, count_code_points(line.branch) + count_code_points(shown_word(parse.doc.str(line.token))));
    }
    for (const Line& line : lines) {
      const std::uint32_t token = line.token;
      std::string row = fmt::format("  {}  {:<10} {:<6} {:<6} {:<16} {:<11} {}",
                                    padded(line.branch + shown_word(parse.doc.str(token)), width),
                                    parse.dep[token], parse.pos[token], parse.tag[token],
                                    shown_word(parse.lemma[token]), names[token], parse.morph[token]);
      row.erase(row.find_last_not_of(' ') + 1);
      out += row + '\n';
    }
  }
  return out;
}

}  // namespace dragoman
