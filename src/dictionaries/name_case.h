#pragma once
// Names as reports write them, from the capitals of a dictionary.

#include <string>
#include <string_view>
#include <vector>

namespace dragoman::dictionaries {

/// The spellings under which a name of the dictionary ("UN_SECRETARY_GENERAL" with blanks) may stand in a
/// report, the likeliest first: "Red Army", "RED Army". At most five.
std::vector<std::string> spellings(std::string_view name);

}  // namespace dragoman::dictionaries
