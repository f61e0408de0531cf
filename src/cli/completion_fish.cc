#include <fmt/format.h>

#include <iterator>

#include "base/tsv.h"
#include "cli/generated.h"

namespace dragoman::cli {
namespace {

constexpr std::string_view kBegin = R"(# fish completion for dragoman
function __dragoman_words # how many words stand before the cursor, and which
  set -l words (commandline -opc)
  test (count $words) -eq (math 1 + (count $argv)); and test "$words[2..-1]" = "$argv"
end
function __dragoman_in # the command that the words begin with
  set -l words (commandline -opc)
  test (count $words) -gt (count $argv); and test "$words[2..$(math 1 + (count $argv))]" = "$argv"
end
complete -c dragoman -f
complete -c dragoman -n __dragoman_words -l help -s h -d 'Show the help'
complete -c dragoman -n __dragoman_words -l version -s V -d 'Show the version'
complete -c dragoman -n __dragoman_words -a help -d 'Show the help'
)";

std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char sign : text) {
    if (sign == '\'' || sign == '\\') out += '\\';
    out += sign;
  }
  return out + "'";
}

std::string flag_line(const Command& command, const Flag& flag) {
  std::string out = fmt::format("complete -c dragoman -n '__dragoman_in {}'", command.name);
  for (const std::string& name : split_list(flag.names)) {
    const bool longer = name.starts_with("--");
    fmt::format_to(std::back_inserter(out), " {} {}", longer ? "-l" : "-s", name.substr(longer ? 2 : 1));
  }
  if (!flag.choices.empty()) {
    fmt::format_to(std::back_inserter(out), " -x -a '{}'", fmt::join(flag.choices, " "));
  } else if (!flag.value.empty()) {
    out += takes_path(flag.value) ? " -r -F" : " -x";
  }
  return out + " -d " + quoted(flag.help) + "\n";
}

std::string argument_line(const Command& command) {
  std::string out;
  if (takes_path(command.usage)) {
    fmt::format_to(std::back_inserter(out), "complete -c dragoman -n '__dragoman_in {}' -F\n", command.name);
  }
  if (const std::vector<std::string_view> choices = positional_choices(command); !choices.empty()) {
    fmt::format_to(std::back_inserter(out), "complete -c dragoman -n '__dragoman_words {}' -a '{}'\n",
                   command.name, fmt::join(choices, " "));
  }
  return out;
}

}  // namespace

std::string fish_completion() {
  std::string out(kBegin);
  for (const Command& command : commands()) {
    const std::size_t space = command.name.find(' ');
    const bool two = space != std::string_view::npos;
    fmt::format_to(std::back_inserter(out), "complete -c dragoman -n '__dragoman_words{}{}' -a {} -d {}\n",
                   two ? " " : "", two ? command.name.substr(0, space) : "",
                   two ? command.name.substr(space + 1) : command.name, quoted(command.summary));
  }
  for (const std::string& first : first_words()) {
    if (second_words(first).empty()) continue;
    fmt::format_to(std::back_inserter(out), "complete -c dragoman -n __dragoman_words -a {} -d '{}'\n", first,
                   fmt::join(second_words(first), ", "));
  }
  for (const Command& command : commands()) {
    for (const Flag& flag : options_of(command)) out += flag_line(command, flag);
    out += argument_line(command);
  }
  return out;
}

}  // namespace dragoman::cli
