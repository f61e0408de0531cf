#pragma once
// Does a phrase of time or place belong to an act? Read off the dependency tree.

#include <cstdint>

#include "base/span.h"
#include "syntax/parse.h"

namespace dragoman {

/// How closely `phrase` belongs to the act at token `head`: 100 for a direct modifier, less for one of the
/// verb that carries the act ("host a meeting on Tuesday", act "meeting"), 0 where it belongs to another act:
/// to the verb of saying above, to a relative or subordinate clause of its own, to another noun ("Friday's
/// attack"). Both must stand in one sentence.
int attachment(const Parse& parse, TokenSpan phrase, std::uint32_t head);

}  // namespace dragoman
