#include <fmt/format.h>

#include <iterator>

#include "base/tsv.h"
#include "cli/generated.h"

namespace dragoman::cli {
namespace {

constexpr std::string_view kBegin = R"(# bash completion for dragoman
_dragoman() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]} at=2 words=
  COMPREPLY=()
  if [[ $cur == "=" ]]; then cur=; elif [[ $prev == "=" ]]; then prev=${COMP_WORDS[COMP_CWORD-2]}; fi
)";

constexpr std::string_view kEnd = R"(  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _dragoman dragoman
)";

/// What follows an option that takes a value: its choices, a file (which bash completes), or nothing known.
std::string value_cases(const Command& command) {
  std::string out;
  for (const Flag& flag : options_of(command)) {
    if (flag.value.empty()) continue;
    std::string patterns;
    for (const std::string& name : split_list(flag.names)) {
      fmt::format_to(std::back_inserter(patterns), "{}'{}:{}'", patterns.empty() ? "" : " | ", command.name,
                     name);
    }
    const std::string choices = fmt::format("{}", fmt::join(flag.choices, " "));
    std::string what = "compopt +o default; return";
    if (takes_path(flag.value)) what = "return";
    if (!choices.empty()) what = fmt::format("COMPREPLY=($(compgen -W \"{}\" -- \"$cur\")); return", choices);
    fmt::format_to(std::back_inserter(out), "    {}) {} ;;\n", patterns, what);
  }
  return out;
}

std::string word_case(const Command& command) {
  std::string names;
  for (const Flag& flag : options_of(command)) {
    for (const std::string& name : split_list(flag.names)) names += name + " ";
  }
  const std::string choices = fmt::format("{}", fmt::join(positional_choices(command), " "));
  return fmt::format("    '{}') if [[ $cur == -* ]]; then words='{}'; else words='{}'; fi ;;\n", command.name,
                     trim(names), choices);
}

}  // namespace

std::string bash_completion() {
  std::string out(kBegin);
  fmt::format_to(
      std::back_inserter(out),
      "  if [[ $COMP_CWORD == 1 ]]; then\n    COMPREPLY=($(compgen -W \"{} help --help --version\" -- "
      "\"$cur\"))\n    return\n  fi\n",
      fmt::join(first_words(), " "));
  for (const std::string& first : first_words()) {
    const std::vector<std::string> second = second_words(first);
    if (second.empty()) continue;
    fmt::format_to(
        std::back_inserter(out),
        "  if [[ $command == {} ]]; then\n    at=3 command+=\" ${{COMP_WORDS[2]}}\" words='{}'\n  fi\n",
        first, fmt::join(second, " "));
  }
  out += "  if [[ $COMP_CWORD -ge $at ]]; then\n    words=\n    case \"$command:$prev\" in\n";
  for (const Command& command : commands()) out += value_cases(command);
  out += "    esac\n    case $command in\n";
  for (const Command& command : commands()) out += word_case(command);
  out += "    esac\n  fi\n";
  return out.append(kEnd);
}

}  // namespace dragoman::cli
