#pragma once
// Words as people count them.

#include <cstdint>
#include <string_view>

namespace dragoman {

/// Words between blanks: for rates and sizes.
std::uint64_t count_words(std::string_view text);

}  // namespace dragoman
