#include "cli/arguments.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <type_traits>

#include "base/suggest.h"
#include "base/tsv.h"

namespace dragoman::cli {
namespace {

CLI::Option* add(CLI::App& app, const Flag& flag, Settings& settings) {
  const std::string names(flag.names);
  return std::visit(
      [&](auto member) {
        if constexpr (std::is_same_v<decltype(member), bool Settings::*>) {
          return app.add_flag(names, settings.*member);
        } else {
          return app.add_option(names, settings.*member);
        }
      },
      flag.target);
}

void add_flag(CLI::App& app, const Flag& flag, Settings& settings) {
  CLI::Option* option = add(app, flag, settings);
  if (flag.bytes) option->transform(CLI::AsSizeValue(true));
  if (!flag.choices.empty()) {
    option->check(CLI::IsMember(std::vector<std::string>(flag.choices.begin(), flag.choices.end())));
  }
}

std::vector<std::string> long_names(const Command& command) {
  std::vector<std::string> names;
  for (const FlagGroup& group : command.groups) {
    for (const Flag& flag : group.flags) {
      for (std::string& name : split_list(flag.names)) {
        if (name.starts_with("--")) names.push_back(std::move(name));
      }
    }
  }
  return names;
}

std::string unknown_word(const Command& command, const std::string& word) {
  if (!word.starts_with('-') || word == "-") return "one argument too many: " + word;
  const std::string guess = nearest(word.substr(0, word.find('=')), long_names(command));
  return "unknown option " + word + (guess.empty() ? "" : "; did you mean " + guess + "?");
}

/// The first required argument that was not given, as it stands in the usage.
std::string missing(const Command& command, const CLI::App& app) {
  for (const FlagGroup& group : command.groups) {
    for (const Flag& flag : group.flags) {
      const std::vector<std::string> names = split_list(flag.names);
      if (flag.required && app.get_option(names.back())->empty()) return names.back();
    }
  }
  return {};
}

}  // namespace

Result<Settings> parse_arguments(const Command& command, std::vector<std::string> words) {
  Settings settings;
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  for (const FlagGroup& group : command.groups) {
    for (const Flag& flag : group.flags) add_flag(app, flag, settings);
  }
  std::reverse(words.begin(), words.end());  // CLI11 takes them from the back
  try {
    app.parse(words);
  } catch (const CLI::ParseError& error) {
    return fail(ErrorCode::kInvalid, error.what());
  }
  if (settings.help) return settings;
  if (const std::vector<std::string> rest = app.remaining(); !rest.empty()) {
    return fail(ErrorCode::kInvalid, unknown_word(command, rest.front()));
  }
  if (const std::string name = missing(command, app); !name.empty()) {
    return fail(ErrorCode::kInvalid, name + " is missing");
  }
  return settings;
}

}  // namespace dragoman::cli
