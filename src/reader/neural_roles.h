#pragma once
// Who does an act, to whom, and who says so: a score for each word of the act's sentence and the one before,
// and phrases made of the words.

#include <array>
#include <cstdint>
#include <vector>

#include "reader/act.h"
#include "reader/arguments.h"
#include "reader/neural_model.h"
#include "reader/tree.h"
#include "syntax/parse.h"

namespace dragoman {

enum class Role : std::uint8_t { kNone, kSource, kTarget, kVoice };

/// The word of `span` that the others hang on: the first one's ancestor inside it.
std::uint32_t head_of(const Parse& parse, TokenSpan span);

/// One article's words, ready to be asked about its acts: who, to whom, says who, when, where, and what kind
/// of party each is.
class RoleScorer {
 public:
  /// All must outlive this.
  RoleScorer(const NeuralModel& model, const GrammarLists& grammar, const Tree& tree);

  /// Takes the words of `chunk`, kWordWidth floats each, in place of those that it had but for the sentence
  /// before: chunks follow each other and hold whole sentences. Acts of the chunk may then be asked about,
  /// while `words` stand.
  void add(const float* words, TokenSpan chunk);

  /// Writes source, target, attribution, sectors and circumstances of `act`, whose trigger's mean state is
  /// `trigger`.
  void assign(const float* trigger, Act& act);
  /// The same of sectors and circumstances alone, for an act whose parties are known.
  void assign_beside(const float* trigger, Act& act);

 private:
  using Scores = std::array<float, kRoles>;

  /// The act's sentence and the one before.
  TokenSpan reach_of(const Act& act) const;
  /// Writes the probability of each role for each word of `within`, and the act's circumstances.
  void score(const float* trigger, Act& act, TokenSpan within);
  /// Softmax of the roles' scores of `rows` words from the `first` of `within` on, and the logistic of those
  /// beside.
  void read_scores(std::uint32_t first, std::uint32_t rows, Act& act);
  /// Whom "I" and "we" mean, and the voice of a quotation that stands outside the words that were scored.
  void hear_speaker(const std::vector<VoiceSpan>& told, TokenSpan within, Act& act) const;
  void add_sectors(const std::vector<TokenSpan>& phrases, Act& act);
  PartySector sector_of(std::uint32_t head);
  const float* state_of(std::uint32_t word) const;
  /// The mean of the roles' probabilities over `words`, which lie in `within`.
  Scores mean(TokenSpan words, TokenSpan within) const;
  /// The likeliest role of the words of `core`, taken together. Notes in `act` which party they nearly are.
  Role role_of(TokenSpan core, TokenSpan within, Act& act) const;
  /// Makes the voices that the sentence's grammar tells likelier.
  void vote_voices(const std::vector<VoiceSpan>& told, TokenSpan within);
  VoiceSpan voice(TokenSpan who, const std::vector<VoiceSpan>& told) const;

  const NeuralModel& model_;
  const GrammarLists& grammar_;
  const Tree& tree_;
  Arguments arguments_;
  const Parse& parse_;
  std::uint32_t first_ = 0;  ///< the word of of_word_'s first row
  TokenSpan chunk_;
  const float* chunk_words_ = nullptr;
  AlignedFloats before_;         ///< states of the words from first_ to chunk_.begin
  AlignedFloats last_sentence_;  ///< states of the chunk's last sentence, for the next chunk
  AlignedFloats of_word_, hidden_, of_trigger_, scores_, beside_, sector_hidden_, sector_;
  std::vector<std::uint16_t> paths_;
  std::vector<Scores> roles_;
};

}  // namespace dragoman
