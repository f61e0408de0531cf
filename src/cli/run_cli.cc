#include "cli/run_cli.h"

#include <fmt/format.h>

#include "base/suggest.h"
#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/generated.h"
#include "cli/help.h"
#include "dragoman/version.h"

namespace dragoman::cli {
namespace {

constexpr std::size_t kPlainWidth = 80;

int print(const Io& io, std::string_view text) {
  Writer writer(io.out);
  writer.write(text);
  writer.flush(true);
  if (!writer.failed() || writer.pipe_closed()) return kDone;
  Console(io, "auto", false).error("standard output: cannot be written: " + writer.reason());
  return kFailed;
}

std::size_t help_width(const Io& io) { return terminal_width(io, io.out).value_or(kPlainWidth); }

int print_program_help(const Io& io) {
  return print(io, program_help(painter_for(io, io.out, "auto"), help_width(io)));
}

/// What packages carry beside the program: man page and completions.
int print_generated(const std::vector<std::string>& words, const Io& io) {
  const Result<std::string> text = generate(words.size() == 2 ? words[1] : "");
  if (text) return print(io, *text);
  Console(io, "auto", false).error(text.error().message);
  return kFailed;
}

/// The command whose name the first one or two words are; takes them off.
const Command* take_command(std::vector<std::string>& words) {
  for (const Command& command : commands()) {
    const std::size_t space = command.name.find(' ');
    const bool two = space != std::string_view::npos;
    if (words[0] != command.name.substr(0, space)) continue;
    if (two && (words.size() < 2 || words[1] != command.name.substr(space + 1))) continue;
    words.erase(words.begin(), words.begin() + (two ? 2 : 1));
    return &command;
  }
  return nullptr;
}

/// "model": the commands that begin with it, if any do.
std::string commands_under(std::string_view word) {
  std::string out;
  for (const Command& command : commands()) {
    if (!command.name.starts_with(std::string(word) + " ")) continue;
    out += fmt::format("{}dragoman {} {}", out.empty() ? "" : ", or ", command.name, command.usage);
  }
  return out;
}

int complain_of_command(const std::vector<std::string>& words, const Io& io) {
  Console console(io, "auto", false);
  if (const std::string under = commands_under(words[0]); !under.empty()) {
    console.error("which? " + under);
    return kFailed;
  }
  std::vector<std::string> names;
  for (const Command& command : commands())
    names.emplace_back(command.name.substr(0, command.name.find(' ')));
  const std::string guess = nearest(words[0], names);
  console.error(
      fmt::format("no command {}{}", words[0], guess.empty() ? "" : "; did you mean " + guess + "?"));
  console.note("`dragoman --help` lists the commands.");
  return kFailed;
}

int run_command(const Command& command, std::vector<std::string> words, const Io& io) {
  const Result<Settings> settings = parse_arguments(command, std::move(words));
  if (!settings) {
    Console console(io, "auto", false);
    console.error(settings.error().message);
    console.note(fmt::format("Usage: dragoman {} {}", command.name, command.usage));
    console.note(fmt::format("`dragoman {} --help` tells all.", command.name));
    return kFailed;
  }
  if (settings->help) {
    return print(io, command_help(command, painter_for(io, io.out, settings->color), help_width(io)));
  }
  return command.run(*settings, io);
}

}  // namespace

int run_cli(std::vector<std::string> words, const Io& io) {
  if (words.empty()) {
    print(Io{.out = io.err, .err = io.err, .env = io.env, .program_folder = {}, .interrupted = {}},
          program_help(painter_for(io, io.err, "auto"), terminal_width(io, io.err).value_or(kPlainWidth)));
    return kFailed;
  }
  if (words[0] == "--version" || words[0] == "-V" || words[0] == "version") {
    return print(io, fmt::format("dragoman {}\n", kVersion));
  }
  if (words[0] == "generate") return print_generated(words, io);
  if (words[0] == "help") {  // `help code` is `code --help`
    words.erase(words.begin());
    words.emplace_back("--help");
  }
  if (words.empty() || words[0] == "--help" || words[0] == "-h") return print_program_help(io);
  if (const Command* command = take_command(words)) return run_command(*command, std::move(words), io);
  return complain_of_command(words, io);
}

}  // namespace dragoman::cli
