#pragma once
// Tries frames at words and makes acts of those that fit.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "reader/act.h"
#include "reader/arguments.h"
#include "reader/frame_reader.h"
#include "reader/lexicon.h"
#include "reader/tree.h"

namespace dragoman {

/// An act before acts of one sentence are weighed against each other.
struct Draft {
  Act act;
  const Frame* frame = nullptr;
  std::vector<std::uint32_t> words;  ///< all tokens of the predicate, the head first
  Heads source, target;
  std::vector<std::uint32_t> content;  ///< heads of the content
  std::size_t trial = 0;               ///< index into the log, if one is kept
};

class Matcher {
 public:
  /// `log` may be null; else each trial is written there.
  Matcher(const Tree& tree, const Lexicon& lexicon, std::vector<FrameTrial>* log);

  /// What the frames give in that sentence, in text order, before it is settled.
  std::vector<Draft> drafts(TokenSpan sentence);
  const Arguments& arguments() const { return arguments_; }

 private:
  /// The first frame that fits at `token`; one that is no event stops the search.
  std::optional<Draft> at(std::uint32_t token);
  std::optional<Draft> build(const Frame& frame, const Predicate& predicate,
                             std::vector<std::uint32_t> words);
  std::string mode_of(const Frame& frame, const Predicate& predicate, const Draft& draft) const;
  bool holds(const Condition& condition, const Draft& draft) const;
  void look_behind(Heads& source) const;
  TokenSpan trigger_of(const std::vector<std::uint32_t>& words) const;

  const Tree* tree_;
  const Lexicon* lexicon_;
  Arguments arguments_;
  std::vector<FrameTrial>* log_;
  std::vector<WordId> lemma_, lower_;  ///< by token
  std::vector<bool> present_;          ///< by word: stands in the sentence at hand
};

/// Weighs the drafts of one sentence: acts inside another's content, words of another's predicate and the
/// same act told twice are dropped; `outcome` in the log tells why. What is left comes in text order.
std::vector<Draft> settle(const Tree& tree, std::vector<Draft> drafts, std::vector<FrameTrial>* log);
/// Writes the phrases of source and target into the act.
void write_parties(const Tree& tree, const GrammarLists& grammar, Draft& draft);

}  // namespace dragoman
