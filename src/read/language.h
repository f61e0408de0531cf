#pragma once
// Languages as inputs name them.

#include <string>
#include <string_view>

namespace dragoman {

/// The ISO 639-1 code of a BCP 47 tag ("en" of "en-GB"), of an ISO 639-2 code or an English name of the most
/// common languages; empty where it is none.
std::string language_code(std::string_view tag);

}  // namespace dragoman
