#pragma once
// Man page and shell completions, out of the table of commands. `dragoman generate KIND` prints them, for
// packages; it is not listed in the help.

#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "dragoman/result.h"

namespace dragoman::cli {

/// The page dragoman(1), as roff of the `man` macros, in UTF-8.
std::string man_page();
std::string bash_completion();
std::string zsh_completion();
std::string fish_completion();

/// `kind`: man, bash, zsh or fish. kInvalid, with the kinds there are, for any other.
Result<std::string> generate(std::string_view kind);

/// Whether the value of an option or the arguments of a command, as its usage names them, are files or
/// folders.
bool takes_path(std::string_view names);
/// The first words of commands, each once: "code", "model".
std::vector<std::string> first_words();
/// The second words behind `first`: "build" and "info" behind "model"; none behind "code".
std::vector<std::string> second_words(std::string_view first);
/// All options of a command, without its positional arguments.
std::vector<Flag> options_of(const Command& command);
/// The values that its positional arguments are limited to, if they are.
std::vector<std::string_view> positional_choices(const Command& command);

}  // namespace dragoman::cli
