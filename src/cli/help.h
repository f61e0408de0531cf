#pragma once
// Help texts, out of the table of commands.

#include <string>
#include <string_view>

#include "cli/command.h"
#include "cli/style.h"

namespace dragoman::cli {

/// What the program does, in one sentence.
std::string_view program_description();
/// What each exit code means, one a line: "0  something was coded".
std::string_view exit_codes();
/// The program's help: what it is and its commands.
std::string program_help(const Painter& paint, std::size_t width);
/// All of one command: usage, options, examples, exit codes.
std::string command_help(const Command& command, const Painter& paint, std::size_t width);
/// `text` broken between words into lines of at most `width` columns, those after the first set in by
/// `indent`.
std::string wrapped(std::string_view text, std::size_t width, std::size_t indent);

}  // namespace dragoman::cli
