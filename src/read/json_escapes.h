#pragma once
// Escapes in JSON text, before it is parsed.

#include <string>

namespace dragoman {

/// Writes \ufffd over each \uD800..\uDFFF escape that has not its other half, which no parser could turn into
/// UTF-8. True if there was one.
bool repair_lone_surrogates(std::string& json);

}  // namespace dragoman
