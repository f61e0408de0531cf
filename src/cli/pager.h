#pragma once
// Long answers on a terminal go through the user's pager.

#include <string>

#include "cli/io.h"

namespace dragoman::cli {

/// Shows `text` in $PAGER (default: less -FRX) if `descriptor` is a terminal, the text is higher than its
/// window and the pager can be started; $PAGER empty or "cat" means none. False if the caller is to write it.
bool page(const std::string& text, const Io& io, int descriptor);

}  // namespace dragoman::cli
