#pragma once
// "Did you mean ...?"

#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

/// The candidate that `typed` is most likely a slip of; empty if none is near.
std::string nearest(std::string_view typed, const std::vector<std::string>& candidates);

}  // namespace dragoman
