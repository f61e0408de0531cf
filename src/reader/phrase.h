#pragma once
// The words of a noun phrase that say who: without relative clauses and asides.

#include "base/span.h"
#include "reader/lexicon.h"
#include "reader/tree.h"

namespace dragoman {

/// The phrase headed by `head`: what stands before it, its "of" and "from" complements, the place of an
/// office ("authorities in Iraq"); its conjuncts are phrases of their own.
TokenSpan actor_phrase(const Tree& tree, const GrammarLists& grammar, std::uint32_t head);

}  // namespace dragoman
