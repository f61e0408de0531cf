#pragma once
// Does a place name tell where something is?

#include <cstdint>

#include "base/span.h"
#include "syntax/parse.h"

namespace dragoman {

/// "in Moscow", "near Basra", "visited Beijing", "a trip to Beijing", "the Moscow talks": true. "Moscow
/// said", "ambassador to Moscow", "from Moscow", "talks on Syria": false.
bool is_locative(const Parse& parse, TokenSpan name);

/// Tokens of a dateline that the name opens ("MOSCOW (AP) -", "PARIS, Jan 5 (Reuters) -"): the name must
/// begin its paragraph.
bool is_dateline(const Parse& parse, TokenSpan name);

}  // namespace dragoman
