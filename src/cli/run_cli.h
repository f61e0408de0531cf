#pragma once
// The whole program but for main().

#include <string>
#include <vector>

#include "cli/io.h"

namespace dragoman::cli {

/// Runs the command that `words` (without the program's name) ask for. Gives the exit code.
int run_cli(std::vector<std::string> words, const Io& io);

}  // namespace dragoman::cli
