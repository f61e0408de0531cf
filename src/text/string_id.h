#pragma once
// The ids by which spaCy's models know strings.

#include <cstdint>
#include <string_view>

namespace dragoman {

/// 0 for "", the reserved number of the 456 symbols ("X" is one), MurmurHash64A with seed 1 else.
std::uint64_t string_id(std::string_view text);

}  // namespace dragoman
