#pragma once
// An act: what is done here, by which words. Words only: whom they mean, when and where is for later folders.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "dragoman/event.h"

namespace dragoman {

/// One who the text names as the source of what is told; `cue` is the word that makes it one ("said",
/// "citing").
struct VoiceSpan {
  TokenSpan who;
  TokenSpan cue;
  bool quoted = false;  ///< found by quotation marks alone
};

/// A phrase that a trained reader held for a party or voice, or nearly did; for `explain`.
struct SeenPhrase {
  TokenSpan words;
  std::string_view role;  ///< "source", "target", "voice"
  float score = 0;        ///< the role's probability
};

/// PLOVER's sectors, in the order of a trained reader's rows (train/reports.py).
inline constexpr std::array<std::string_view, 24> kSectors = {
    "GOV", "MIL", "COP", "JUD", "LEG", "PTY", "SPY", "REB", "PRM", "UAF", "OPP", "ELI",
    "CVL", "REF", "BUS", "EDU", "JRN", "LAB", "MED", "REL", "SOC", "CRM", "AGR", "UNK"};

/// How likely a trained reader holds each of kSectors for the party whose phrase has this head.
struct PartySector {
  std::uint32_t head = 0;
  std::array<float, kSectors.size()> scores{};
};

/// How likely a trained reader holds each word to tell the act's day, and its place: words of the act's
/// sentence and the one before.
struct Circumstances {
  TokenSpan words;
  std::vector<float> when, where;  ///< an entry a word; empty where no trained reader read
};

struct Act {
  TokenSpan trigger;       ///< the shortest words that name the act
  std::uint32_t head = 0;  ///< the trigger's syntactic head
  TokenSpan sentence;
  EventType type = EventType::kConsult;
  std::string mode;   ///< empty if none
  std::string cameo;  ///< as the frame tells it; empty: by the crosswalk
  Status status = Status::kActual;
  bool status_told = false;       ///< some word tells the status; else it is actual for want of one
  std::vector<TokenSpan> source;  ///< phrases, in text order; may stand in an earlier sentence
  std::vector<TokenSpan> target;
  std::vector<VoiceSpan> attribution;  ///< outermost outlet first
  std::vector<TokenSpan> content;      ///< what is asked, promised, refused: acts inside are not marked again
  /// Only an act if source or target is a political actor (all types but deliberate violence).
  bool needs_actor = true;
  bool parties_known = false;  ///< a side without words has nobody on it
  double confidence = 0;
  std::string rule;   ///< "frames/consult.host"
  TokenSpan speaker;  ///< whom "I" and "we" among the parties mean: who speaks the quotation; empty if nobody
  std::vector<SeenPhrase> seen;
  std::vector<PartySector> sectors;  ///< of the parties' heads; empty where no trained reader read
  Circumstances circumstances = {};
};

}  // namespace dragoman
