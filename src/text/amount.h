#pragma once
// How many? Amounts in digits or words: "1,200", "two dozen", "tens of thousands", "between 10 and 15".

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace dragoman {

/// From low to high; absent where the words set no such bound ("at least ten" has no high).
struct Amount {
  std::optional<std::uint64_t> low, high;
  bool operator==(const Amount&) const = default;
};

/// What the words say, which are in lower case, one token each, qualifiers among them ("more than 1,200");
/// nothing where they are no amount. "dozens" is at least two dozen, "several" at least three.
std::optional<Amount> read_amount(const std::vector<std::string_view>& words);

}  // namespace dragoman
