#pragma once
// Words of a text by where they stand.

#include <string>
#include <string_view>

#include "dragoman/event.h"

namespace dragoman {

/// Characters [at.start, at.end) of valid UTF-8, counted in code points.
std::string characters(std::string_view text, CharSpan at);

}  // namespace dragoman
