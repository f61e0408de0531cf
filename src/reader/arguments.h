#pragma once
// Who stands where around a predicate: arguments by dependency, through passives, control, conjunction,
// relative clauses and light verbs.

#include <cstdint>
#include <vector>

#include "reader/frame.h"
#include "reader/lexicon.h"
#include "reader/tree.h"

namespace dragoman {

/// Heads of phrases, in text order.
using Heads = std::vector<std::uint32_t>;

/// How many words a search for a subject may climb.
inline constexpr int kDeepestSearch = 8;

class Arguments {
 public:
  Arguments(const Tree& tree, const GrammarLists& grammar) : tree_(&tree), grammar_(&grammar) {}

  /// The first alternative that gives something, conjuncts split. Dates and sums are no arguments, nor are
  /// the predicate's own words.
  Heads find(const std::vector<std::uint32_t>& predicate, const Argument& argument) const;
  Heads follow(std::uint32_t predicate, const Path& path) const;
  bool passes(std::uint32_t token, const WordTest& test) const;
  /// Whether some word at or below `head` passes the test.
  bool holds_inside(std::uint32_t head, const WordTest& test) const;
  bool meets(std::uint32_t predicate, const Need& need) const;
  /// `token` and what is joined to it by "and", "or", commas.
  Heads conjuncts(std::uint32_t token) const;

  /// The grammatical subject that `verb` has or shares, active or passive; kNoToken if none.
  std::uint32_t surface_subject(std::uint32_t verb, int depth = 0) const;
  bool is_passive(std::uint32_t verb) const;
  bool is_actor(std::uint32_t token) const;
  /// Who stands behind a thing that acts: "an Israeli airstrike" -> "Israeli"; kNoToken if nobody is named.
  std::uint32_t behind(std::uint32_t thing) const { return noun_subject(thing, 0); }
  /// The verb that lends a noun its tense and subject ("held talks"), or kNoToken.
  std::uint32_t light_verb(std::uint32_t noun) const;

 private:
  std::uint32_t subject(std::uint32_t token, int depth) const;
  std::uint32_t inherited_subject(std::uint32_t verb, int depth) const;
  std::uint32_t controller(std::uint32_t governor, int depth) const;
  std::uint32_t noun_subject(std::uint32_t noun, int depth) const;
  std::uint32_t object(std::uint32_t verb, bool with_of, int depth) const;
  std::uint32_t speaker(std::uint32_t token) const;
  std::uint32_t addressee(std::uint32_t verb) const;
  std::uint32_t modifier(std::uint32_t noun) const;
  Heads preposition(std::uint32_t token, std::string_view word, bool spread) const;
  Heads step(std::uint32_t token, const Step& step) const;
  Heads words_left(std::uint32_t token) const;
  Heads words_right(std::uint32_t token) const;
  /// Adds `top` and what is below it from `begin` to `end`, clauses with a subject of their own left out.
  void collect(std::uint32_t top, std::uint32_t begin, std::uint32_t end, Heads& out) const;
  bool is_relative(std::uint32_t token) const;
  std::uint32_t antecedent(std::uint32_t token) const;
  std::uint32_t subject_before(std::uint32_t token) const;
  bool is_such(std::uint32_t token, const WordTest& test) const;
  bool is_measure(std::uint32_t token) const;

  const Tree* tree_;
  const GrammarLists* grammar_;
};

}  // namespace dragoman
