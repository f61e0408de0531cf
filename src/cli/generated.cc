#include "cli/generated.h"

#include <algorithm>
#include <array>

namespace dragoman::cli {

Result<std::string> generate(std::string_view kind) {
  if (kind == "man") return man_page();
  if (kind == "bash") return bash_completion();
  if (kind == "zsh") return zsh_completion();
  if (kind == "fish") return fish_completion();
  return fail(ErrorCode::kInvalid, "generate takes one word: man, bash, zsh or fish");
}

bool takes_path(std::string_view names) {
  constexpr std::array<std::string_view, 5> kPaths = {"FILE", "DIR", "FOLDER", "PATH", "SHEET"};
  return std::any_of(kPaths.begin(), kPaths.end(),
                     [&](std::string_view path) { return names.find(path) != std::string_view::npos; });
}

std::vector<std::string> first_words() {
  std::vector<std::string> out;
  out.reserve(commands().size());
  for (const Command& command : commands()) {
    std::string word(command.name.substr(0, command.name.find(' ')));
    if (std::find(out.begin(), out.end(), word) == out.end()) out.push_back(std::move(word));
  }
  return out;
}

std::vector<std::string> second_words(std::string_view first) {
  std::vector<std::string> out;
  out.reserve(commands().size());
  for (const Command& command : commands()) {
    const std::size_t space = command.name.find(' ');
    if (space != std::string_view::npos && command.name.substr(0, space) == first) {
      out.emplace_back(command.name.substr(space + 1));
    }
  }
  return out;
}

std::vector<Flag> options_of(const Command& command) {
  std::vector<Flag> out;
  for (const FlagGroup& group : command.groups) {
    std::copy_if(group.flags.begin(), group.flags.end(), std::back_inserter(out),
                 [](const Flag& flag) { return !flag.positional(); });
  }
  return out;
}

std::vector<std::string_view> positional_choices(const Command& command) {
  for (const FlagGroup& group : command.groups) {
    for (const Flag& flag : group.flags) {
      if (flag.positional() && !flag.choices.empty()) return flag.choices;
    }
  }
  return {};
}

}  // namespace dragoman::cli
