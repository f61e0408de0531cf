#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <vector>

#include "base/utf8.h"
#include "syntax/parse_output.h"

namespace dragoman {
namespace {

constexpr std::uint32_t kNone = UINT32_MAX;

bool is_blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode(text, at);
    if (!is_space(next.cp)) return false;
    at += next.size;
  }
  return true;
}

std::string_view or_underscore(std::string_view text) { return text.empty() ? "_" : text; }

/// White space as MISC's SpacesAfter writes it.
std::string escape_space(std::string_view space) {
  std::string out;
  for (const char c : space) {
    switch (c) {
      case ' ':
        out += "\\s";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\t':
        out += "\\t";
        break;
      case '\r':
        out += "\\r";
        break;
      default:
        out += c;
    }
  }
  return out;
}

/// One sentence's words: the tokens that are not blank, numbered from 1, and the heads among them.
class Block {
 public:
  Block(const Parse& parse, TokenSpan sentence) : parse_(parse) {
    for (std::uint32_t token = sentence.begin; token < sentence.end; ++token) {
      if (!is_blank(parse.doc.str(token))) words_.push_back(token);
    }
    // Where a blank token is the root, its first word takes its place.
    for (const std::uint32_t word : words_) {
      if (anchor(word) == kNone && root_ == kNone) root_ = word;
    }
    for (const std::uint32_t word : words_) {
      if (parse.is_root(word)) root_ = word;
    }
  }

  const std::vector<std::uint32_t>& words() const { return words_; }

  /// 1-based number of the head, 0 for the root.
  std::size_t head(std::uint32_t word) const {
    if (word == root_) return 0;
    const std::uint32_t above = anchor(word);
    const std::uint32_t target = above == kNone ? root_ : above;
    const auto found = std::lower_bound(words_.begin(), words_.end(), target);
    return static_cast<std::size_t>(found - words_.begin()) + 1;
  }

 private:
  /// The nearest word above, kNone where there is none in this sentence.
  std::uint32_t anchor(std::uint32_t word) const {
    std::uint32_t at = word;
    for (std::size_t steps = 0; steps <= parse_.size(); ++steps) {
      if (parse_.is_root(at)) return kNone;
      at = parse_.head[at];
      if (std::binary_search(words_.begin(), words_.end(), at)) return at;
      if (at >= parse_.size()) return kNone;
    }
    return kNone;
  }

  const Parse& parse_;
  std::vector<std::uint32_t> words_{};
  std::uint32_t root_ = kNone;
};

/// The white space between a word and the next one of the text.
std::string_view space_behind(const Doc& doc, std::uint32_t word) {
  const std::size_t begin = doc.tokens[word].byte_end;
  std::uint32_t next = word + 1;
  while (next < doc.tokens.size() && is_blank(doc.str(next))) ++next;
  const std::size_t end = next < doc.tokens.size() ? doc.tokens[next].byte_begin : doc.text.size();
  return std::string_view(doc.text).substr(begin, end - begin);
}

/// "B-GPE" for a name's first token, "I-GPE" for the others, "" elsewhere.
std::vector<std::string> name_marks(const Parse& parse) {
  std::vector<std::string> out(parse.size());
  for (const Entity& entity : parse.entities) {
    for (std::uint32_t token = entity.span.begin; token < entity.span.end; ++token) {
      out[token] = fmt::format("{}-{}", token == entity.span.begin ? 'B' : 'I', entity.label);
    }
  }
  return out;
}

std::string misc(const std::string& name, std::string_view space) {
  std::string out = name.empty() ? "" : "NER=" + name;
  const auto add = [&](const std::string& item) { out += (out.empty() ? "" : "|") + item; };
  if (space.empty()) add("SpaceAfter=No");
  if (!space.empty() && space != " ") add("SpacesAfter=" + escape_space(space));
  return out.empty() ? "_" : out;
}

/// "root" goes with head 0 and with no other.
std::string_view label(std::string_view dep, std::size_t head) {
  if (head == 0) return "root";
  return dep == "ROOT" ? "dep" : or_underscore(dep);
}

/// Comment lines end at a line break.
std::string one_line(std::string_view text) {
  std::string out(text);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return out;
}

void append_block(std::string& out, const Parse& parse, const Block& block,
                  const std::vector<std::string>& names) {
  auto to = std::back_inserter(out);
  out += "# text = ";
  for (const std::uint32_t word : block.words()) {
    out += parse.doc.str(word);
    if (word != block.words().back() && !space_behind(parse.doc, word).empty()) out += ' ';
  }
  out += '\n';
  for (std::size_t i = 0; i < block.words().size(); ++i) {
    const std::uint32_t word = block.words()[i];
    const std::size_t head = block.head(word);
    fmt::format_to(to, "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t_\t{}\n", i + 1, parse.doc.str(word),
                   or_underscore(parse.lemma[word]), or_underscore(parse.pos[word]),
                   or_underscore(parse.tag[word]), or_underscore(parse.morph[word]), head,
                   label(parse.dep[word], head), misc(names[word], space_behind(parse.doc, word)));
  }
  out += '\n';
}

}  // namespace

std::string to_conllu(const Parse& parse, std::string_view doc_id) {
  const std::string id = one_line(doc_id);
  const std::vector<std::string> names = name_marks(parse);
  std::string out;
  std::size_t number = 0;
  for (const TokenSpan sentence : parse.sentences) {
    const Block block(parse, sentence);
    if (block.words().empty()) continue;
    if (number == 0) out += fmt::format("# newdoc id = {}\n", id);
    out += fmt::format("# sent_id = {}-{}\n", id, ++number);
    append_block(out, parse, block, names);
  }
  return out;
}

}  // namespace dragoman
