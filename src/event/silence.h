#pragma once
// Why words gave no row.

#include <string>
#include <string_view>
#include <vector>

#include "event/article_coder.h"

namespace dragoman {

/// A word that came near to telling an act, as a trained reader saw it.
struct NearWord {
  std::uint32_t token = 0;
  std::string types;  ///< the likeliest, with their scores: "ACCUSE 0.32  REJECT 0.11"
  std::string why;    ///< why it is none
};
/// Those of a sentence; none where the frames read alone.
std::vector<NearWord> near_words(const Reading& reading, TokenSpan sentence);

/// The row that an act gave; null if none.
const Event* event_of(const Act& act, const Reading& reading, const std::vector<Event>& events);
/// Why an act that was read gave no row.
inline constexpr std::string_view kNoRowOfAct = "neither a political actor nor deliberate violence";
/// Why a sentence without acts gave no row.
std::string_view no_act_reason(const Reading& reading);

/// A sentence that gave no row.
struct SilentSentence {
  CharSpan at;
  std::vector<std::string> why;  ///< one reason or more
};
/// All of them, in order. `events` are the rows of the reading.
std::vector<SilentSentence> silent_sentences(const Reading& reading, const std::vector<Event>& events);

}  // namespace dragoman
