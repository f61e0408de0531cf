#pragma once
// Lines of iCalendar (RFC 5545).

#include <string>
#include <string_view>

namespace dragoman {

/// A TEXT value: backslash, semicolon, comma and line ends escaped, other control characters left out.
std::string ical_text(std::string_view text);
/// "NAME:value" folded at 75 octets, never inside a character, with its CRLF.
std::string ical_line(std::string_view name, std::string_view value);

}  // namespace dragoman
