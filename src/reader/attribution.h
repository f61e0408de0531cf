#pragma once
// According to whom? The chain of voices that a sentence names for what it tells.

#include <vector>

#include "reader/act.h"
#include "reader/arguments.h"
#include "reader/lexicon.h"
#include "reader/tree.h"

namespace dragoman {

/// The voices above `head`, outermost outlet first. `source` are the heads of those who do the act: for a
/// verbal act (`verbal`) or a plan, one who speaks of his own act is no voice.
std::vector<VoiceSpan> find_voices(const Tree& tree, const Arguments& arguments, const GrammarLists& grammar,
                                   std::uint32_t head, const Heads& source, bool verbal);

}  // namespace dragoman
