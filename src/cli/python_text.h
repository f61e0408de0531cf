#pragma once
// Values as Python prints them, so that two scorers' output can be compared line by line.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman::cli {

/// repr() of a str of printable characters and the usual control characters.
std::string python_repr(std::string_view text);
/// repr() of a list of str and None.
std::string python_repr(const std::vector<std::optional<std::string>>& list);
/// repr(round(value, 3)): "0.975", "0.9", "1.0".
std::string python_round3(double value);

}  // namespace dragoman::cli
