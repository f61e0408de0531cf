#pragma once
// What every format of input rejects alike.

#include <cstddef>
#include <string>
#include <string_view>

namespace dragoman {

/// Why `text` can be no article's text: `if_empty` where there is none, or that it is blank. Empty if it can.
std::string text_fault(std::string_view text, std::string_view if_empty);
/// Why an article of more than `max_article` bytes is not read.
std::string over_limit_reason(std::size_t max_article);
/// The first 40 bytes of a value, for a reason; ends at a character's end, with "…" where there is more.
std::string beginning(std::string_view text);

}  // namespace dragoman
