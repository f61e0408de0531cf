#include <fmt/format.h>

#include <iterator>

#include "base/tsv.h"
#include "cli/generated.h"

namespace dragoman::cli {
namespace {

/// Text inside '...' of a spec, where brackets and colons have a meaning.
std::string spec_text(std::string_view text) {
  std::string out;
  for (const char sign : text) {
    if (sign == '\'') {
      out += "'\\''";
    } else {
      if (sign == '[' || sign == ']' || sign == ':' || sign == '\\') out += '\\';
      out += sign;
    }
  }
  return out;
}

/// ":FILE:_files", ":FORMAT:(table jsonl)"
std::string value_spec(std::string_view name, const std::vector<std::string_view>& choices, bool path) {
  if (!choices.empty()) return fmt::format(":{}:({})", spec_text(name), fmt::join(choices, " "));
  return fmt::format(":{}:{}", spec_text(name), path ? "_files" : " ");
}

std::string flag_specs(const Flag& flag) {
  const std::vector<std::string> names = split_list(flag.names);
  const bool repeats = std::holds_alternative<std::vector<std::string> Settings::*>(flag.target);
  const std::string before = repeats ? "*" : fmt::format("({})", fmt::join(names, " "));
  std::string out;
  for (const std::string& name : names) {
    const bool joined = !flag.value.empty() && name.starts_with("--");
    fmt::format_to(std::back_inserter(out), "      '{}{}{}[{}]{}' \\\n", before, name, joined ? "=" : "",
                   spec_text(flag.help),
                   flag.value.empty() ? "" : value_spec(flag.value, flag.choices, takes_path(flag.value)));
  }
  return out;
}

std::string command_case(const Command& command) {
  std::string out = fmt::format("    '{}') _arguments \\\n", command.name);
  for (const Flag& flag : options_of(command)) out += flag_specs(flag);
  const std::vector<std::string_view> choices = positional_choices(command);
  if (!choices.empty()) out += fmt::format("      '1{}' \\\n", value_spec("kind", choices, false));
  return out + fmt::format("      '*{}' ;;\n", value_spec("argument", {}, takes_path(command.usage)));
}

std::string described(const std::string& first) {
  for (const Command& command : commands()) {
    if (command.name == first) return fmt::format(" '{}:{}'", first, spec_text(command.summary));
  }
  return fmt::format(" '{}:{}'", first, fmt::join(second_words(first), ", "));
}

}  // namespace

std::string zsh_completion() {
  std::string out = "#compdef dragoman\n_dragoman() {\n  local -a known\n  known=(";
  for (const std::string& first : first_words()) out += described(first);
  out +=
      " 'help:Show the help')\n  if (( CURRENT == 2 )); then\n    _describe command known\n"
      "    _arguments '--help[Show the help]' '--version[Show the version]'\n    return\n  fi\n"
      "  local command=$words[2]\n";
  for (const std::string& first : first_words()) {
    const std::vector<std::string> second = second_words(first);
    if (second.empty()) continue;
    fmt::format_to(
        std::back_inserter(out),
        "  if [[ $command == {} ]]; then\n    if (( CURRENT == 3 )); then\n      compadd {}\n"
        "      return\n    fi\n    command=\"$command $words[3]\"\n    shift words\n    (( CURRENT-- ))\n"
        "  fi\n",
        first, fmt::join(second, " "));
  }
  out += "  shift words\n  (( CURRENT-- ))\n  case $command in\n";
  for (const Command& command : commands()) out += command_case(command);
  return out + "  esac\n}\n_dragoman \"$@\"\n";
}

}  // namespace dragoman::cli
