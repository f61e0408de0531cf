// What a word has to be: the tests that frames put to predicates and arguments.
#include <algorithm>
#include <array>

#include "reader/arguments.h"

namespace dragoman {
namespace {

bool is_name_label(std::string_view label) {
  return label == "GPE" || label == "ORG" || label == "PERSON" || label == "NORP";
}

bool is_personal_pronoun(const Tree& tree, std::uint32_t token) {
  if (!tree.tag(token).starts_with("PRP") && tree.tag(token) != "WP") return false;
  const std::string_view word = tree.lower(token);
  return word != "it" && word != "what" && word != "its" && !word.ends_with("self") &&
         !word.ends_with("selves");
}

}  // namespace

bool Arguments::is_actor(std::uint32_t token) const {
  const Tree& t = *tree_;
  if (is_name_label(t.entity(token)) || is_personal_pronoun(t, token)) return true;
  return grammar_->actors->holds(t, token) || grammar_->people->holds(t, token);
}

bool Arguments::passes(std::uint32_t token, const WordTest& test) const {
  if (is_such(token, test)) return true;
  if (!grammar_->quantity->holds(*tree_, token)) return false;
  // "thousands of tourists" are tourists.
  const Heads of = preposition(token, "of", false);
  return std::any_of(of.begin(), of.end(), [&](std::uint32_t t) { return is_such(t, test); });
}

bool Arguments::is_such(std::uint32_t token, const WordTest& test) const {
  const Tree& t = *tree_;
  for (const std::string& word : test.words) {
    if (t.lemma(token) == word || t.lower(token) == word) return true;
  }
  for (const std::string& prefix : test.prefixes) {
    if (t.lower(token).starts_with(prefix)) return true;
  }
  for (const WordList* list : test.lists) {
    if (list->holds(t, token)) return true;
  }
  const auto asks = [&](WordTest::Class c) { return (test.classes & c) != 0; };
  if (asks(WordTest::kActor) && is_actor(token)) return true;
  if (asks(WordTest::kPerson) &&
      (t.entity(token) == "PERSON" || is_personal_pronoun(t, token) || grammar_->people->holds(t, token)))
    return true;
  if (asks(WordTest::kInfinitive) && t.tag(token) == "VB") {
    for (const std::uint32_t k : t.kids(token)) {
      if (t.lower(k) == "to" && t.dep(k) == Dep::kAux) return true;
    }
  }
  if (asks(WordTest::kName) && is_name_label(t.entity(token))) return true;
  if (asks(WordTest::kPlural) && (t.tag(token) == "NNS" || t.tag(token) == "NNPS")) return true;
  if (asks(WordTest::kPassive) && t.is_verb(token) && is_passive(token)) return true;
  if (asks(WordTest::kFinite) && (t.tag(token) == "VBD" || t.tag(token) == "VBZ" || t.tag(token) == "VBP" ||
                                  t.has(token, Dep::kAux) || t.has(token, Dep::kAuxpass)))
    return true;
  if (asks(WordTest::kCopula) && !t.is_root(token) && t.lemma(t.head(token)) == "be") return true;
  if (asks(WordTest::kNumber) && (t.tag(token) == "CD" || t.has(token, Dep::kNummod))) return true;
  return asks(WordTest::kPlace) &&
         (t.entity(token) == "GPE" || t.entity(token) == "LOC" || t.entity(token) == "FAC");
}

bool Arguments::holds_inside(std::uint32_t head, const WordTest& test) const {
  const TokenSpan span = tree_->subtree(head);
  for (std::uint32_t t = span.begin; t < span.end; ++t) {
    if (passes(t, test)) return true;
  }
  return false;
}

bool Arguments::meets(std::uint32_t predicate, const Need& need) const {
  bool there = false;
  for (const std::uint32_t t : follow(predicate, need.path)) {
    for (const std::uint32_t c : conjuncts(t)) {
      if (!need.test || (need.inside ? holds_inside(c, *need.test) : passes(c, *need.test))) there = true;
    }
  }
  return there == need.wanted;
}

}  // namespace dragoman
