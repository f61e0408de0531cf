#pragma once
// Is an act done, planned, only possible, or said not to be? Read off the words that govern it.

#include <cstdint>

#include "dragoman/event.h"
#include "reader/arguments.h"
#include "reader/lexicon.h"
#include "reader/tree.h"

namespace dragoman {

/// A status with the token that tells it (kNoToken: no cue, and so actual).
struct StatusCue {
  Status status = Status::kActual;
  std::uint32_t cue = kNoToken;
};

/// Climbs from the act's head over what governs it; the nearest cue decides, negation before time.
StatusCue find_status(const Tree& tree, const Arguments& arguments, const GrammarLists& grammar,
                      std::uint32_t head);

}  // namespace dragoman
