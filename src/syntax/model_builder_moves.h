#pragma once
// The classes of a transition system, in the order of its network's scores.

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string_view>

#include "dragoman/result.h"

namespace dragoman {

/// [{"action": "L", "label": "det"}, ...] of the file `moves`; `actions` has the letter of each action
/// number.
Result<nlohmann::json> read_moves(const std::filesystem::path& path, std::string_view actions);

}  // namespace dragoman
