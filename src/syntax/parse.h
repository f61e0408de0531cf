#pragma once
// How the words hang together: a Doc with the columns that spaCy's pipeline gives.

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "text/doc.h"

namespace dragoman {

class StringArena;

/// A named span. `label` is the model's (OntoNotes: PERSON, GPE, ORG, NORP, DATE, ...).
struct Entity {
  TokenSpan span;
  std::string_view label;
};

/// A parsed Doc. All columns have one entry a token. The string views live as long as `owner` and `arena`,
/// which this value shares: a Parse may outlive the pipeline that made it.
struct Parse {
  Doc doc;
  std::vector<std::string_view> tag;    ///< Penn tags: "VBD", "NNP"
  std::vector<std::string_view> pos;    ///< universal tags: "VERB", "PROPN"
  std::vector<std::string_view> morph;  ///< "Number=Sing|Person=3", "" if none
  std::vector<std::string_view> lemma;
  std::vector<std::string_view> dep;  ///< CLEAR labels: "nsubj", "dobj", "pobj", "agent"; "ROOT" for roots
  std::vector<std::uint32_t> head;    ///< index of the head token; a root's head is itself
  std::vector<TokenSpan> sentences;   ///< in order, covering all tokens
  std::vector<std::uint32_t> sentence_of;
  std::vector<Entity> entities;  ///< in order, not overlapping

  std::shared_ptr<const void> owner;         ///< the model whose label strings the views point into
  std::shared_ptr<const StringArena> arena;  ///< lemmas that no table holds

  std::uint32_t size() const { return static_cast<std::uint32_t>(doc.tokens.size()); }
  bool is_root(std::uint32_t token) const { return head[token] == token; }
};

/// The children of `token`, ascending. Cost is the sentence's length.
std::vector<std::uint32_t> children(const Parse& parse, std::uint32_t token);
/// The first child of `token` whose dep is `dep`, or `token` itself where there is none.
std::uint32_t child(const Parse& parse, std::uint32_t token, std::string_view dep);
/// The smallest span that holds `token` and all its descendants (spaCy's left_edge..right_edge).
TokenSpan subtree(const Parse& parse, std::uint32_t token);

}  // namespace dragoman
