#pragma once
// The lexicon folder in memory: lists, frames, and the index from a word to the frames it may begin.

#include <cstdint>
#include <deque>
#include <filesystem>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "dragoman/result.h"
#include "reader/frame.h"

namespace dragoman {

/// Number of a word that some predicate has.
using WordId = std::uint32_t;
inline constexpr WordId kNoWord = std::numeric_limits<WordId>::max();

/// A frame with one of its predicates, as found by the predicate's key word.
struct Candidate {
  std::uint32_t frame = 0;
  std::uint32_t predicate = 0;
  std::vector<WordId> others;  ///< the predicate's other words
};

/// Lists that the general mechanisms read; each must be there. lexicon/grammar.txt, status.txt,
/// attribution.txt.
struct GrammarLists {
  const WordList *light, *light_prep, *actors, *people, *subject_control, *object_by_prep, *open_phrase,
      *occur, *instruments, *plain_adjective, *quantity;
  const WordList *future_governor, *possible_governor, *negated_governor, *actual_governor, *future_modifier,
      *possible_modifier, *negated_modifier, *condition;
  const WordList *report, *report_noun, *citing;
};

class Lexicon final : public ListFinder {
 public:
  /// Reads predicates/*.txt, *.txt and frames/*.frames of `folder`. Errors name file and line.
  /// `own`, if not empty, is an analyst's folder over it (docs/own-tables.md): its lists and frames stand
  /// before ours, and take the place of those of the same name.
  static Result<std::shared_ptr<const Lexicon>> load(const std::filesystem::path& folder,
                                                     const std::filesystem::path& own = {});

  const WordList* find(std::string_view name) const override;
  std::vector<const WordList*> starting(std::string_view prefix) const override;
  const std::vector<Frame>& frames() const { return frames_; }
  const std::deque<WordList>& lists() const { return lists_; }
  const GrammarLists& grammar() const { return grammar_; }
  /// The number of a word of some predicate, else kNoWord.
  WordId word(std::string_view word) const;
  std::size_t words() const { return by_key_.size(); }
  /// Candidates with that key word: higher priority first, then more words, then as written.
  const std::vector<Candidate>& candidates(WordId key) const { return by_key_[key]; }
  /// Hash of all texts.
  const std::string& hash() const { return hash_; }

 private:
  Result<void> add_lists(std::string_view text, const std::string& file, bool under);
  Result<void> add_frames(std::string_view text, const std::string& file, bool under);
  Result<void> bind_grammar();
  void index();

  std::deque<WordList> lists_;  ///< stay where they are: frames point at them
  WordMap<const WordList*> by_name_;
  std::vector<Frame> frames_;
  WordId intern(const std::string& word);

  WordMap<WordId> word_ids_;
  std::vector<std::vector<Candidate>> by_key_;  ///< by word
  GrammarLists grammar_{};
  std::string hash_;
  std::unordered_set<std::string> own_names_, removed_;  ///< while loading
};

}  // namespace dragoman
