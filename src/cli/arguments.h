#pragma once
// The words of the command line -> Settings, by the table of commands.

#include <string>
#include <vector>

#include "cli/command.h"
#include "dragoman/result.h"

namespace dragoman::cli {

/// Words that come after the command's name. Errors (kInvalid) say what is wrong and what was perhaps meant.
/// Where --help is among them, what is missing is no error.
Result<Settings> parse_arguments(const Command& command, std::vector<std::string> words);

}  // namespace dragoman::cli
