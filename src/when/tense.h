#pragma once
// The verb that a phrase hangs on, and whether it tells of what was or of what is to be.

#include <cstdint>

#include "base/span.h"
#include "syntax/parse.h"

namespace dragoman {

enum class Tense : std::uint8_t { kUnknown, kPast, kPresent, kFuture };

/// The token of `span` whose head lies outside it (its first token where the tree is odd).
std::uint32_t span_head(const Parse& parse, TokenSpan span);
/// The verb in the past tense right before the phrase ("said on Sunday it condemns ..."): the phrase is that
/// verb's, wherever the tree hangs it. Parse::size() if none.
std::uint32_t verb_before(const Parse& parse, TokenSpan span);
/// The nearest verb at or above `token`, or the sentence's size (Parse::size()) where there is none.
std::uint32_t governing_verb(const Parse& parse, std::uint32_t token);
/// What `verb` tells of, by its form, its auxiliaries and, for infinitives and participles, the word it hangs
/// on: "met", "has met", "failed to meet" past; "will meet", "is set to meet", "plans to meet" future.
Tense tense_of(const Parse& parse, std::uint32_t verb);
/// The tense that places the time phrase `span`: "scheduled for Tuesday" is future whatever the verb's form,
/// "Tuesday's attack will be ..." past, "Tuesday's meeting will ..." future.
Tense tense_at(const Parse& parse, TokenSpan span);

}  // namespace dragoman
