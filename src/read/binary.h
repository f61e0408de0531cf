#pragma once
// Files that hold no text.

#include <string>
#include <string_view>

namespace dragoman {

/// Why `bytes` are no text: a known kind of file, or NUL bytes. Empty if they may be text.
std::string binary_fault(std::string_view bytes);

}  // namespace dragoman
