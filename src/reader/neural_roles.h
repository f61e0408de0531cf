#pragma once
// Who does an act, to whom, and who says so: a score for each word of the act's sentence and the one before.

#include <array>
#include <cstdint>
#include <vector>

#include "reader/act.h"
#include "reader/neural_model.h"
#include "syntax/parse.h"

namespace dragoman {

enum class Role : std::uint8_t { kNone, kSource, kTarget, kVoice };

/// One article's words, ready to be asked about its acts.
class RoleScorer {
 public:
  /// `words` has kWordWidth floats a token. All must outlive this.
  RoleScorer(const NeuralModel& model, const Parse& parse, const float* words);

  /// Writes source, target and attribution of `act`, whose trigger's mean state is `trigger`.
  void assign(const float* trigger, Act& act);

 private:
  /// The likeliest role of each word of `within`.
  void score(const float* trigger, const Act& act, TokenSpan within);
  VoiceSpan voice(TokenSpan who) const;

  const NeuralModel& model_;
  const Parse& parse_;
  AlignedFloats of_word_, hidden_, of_trigger_, scores_;
  std::vector<std::uint16_t> paths_;
  std::vector<Role> roles_;
};

}  // namespace dragoman
