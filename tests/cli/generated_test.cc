#include "cli/generated.h"

#include <gtest/gtest.h>

#include "base/tsv.h"
#include "cli_run.h"

namespace dragoman::cli {
namespace {

std::string generated(const std::string& kind) {
  const Ran ran = run({"generate", kind});
  EXPECT_EQ(ran.code, kDone) << ran.err;
  return ran.out;
}

/// The names as roff writes them.
std::string with_roff_hyphens(std::string_view text) {
  std::string out;
  for (const char sign : text) out += sign == '-' ? std::string("\\-") : std::string(1, sign);
  return out;
}

/// `text` from `begin` up to the next `end` or its own end; empty where `begin` is not in it.
std::string part(const std::string& text, const std::string& begin, const std::string& end) {
  const std::size_t from = text.find(begin);
  if (from == std::string::npos) return {};
  return text.substr(from, text.find(end, from + begin.size()) - from);
}

TEST(Generated, ManPageHasEachCommandWithAllItsOptions) {
  const std::string page = generated("man");
  for (const Command& command : commands()) {
    const std::string section = part(page, "\n.SS " + std::string(command.name) + "\n", "\n.S");
    ASSERT_NE(section, "") << command.name;
    for (const Flag& flag : options_of(command)) {
      for (const std::string& name : split_list(flag.names)) {
        EXPECT_NE(section.find("\\fB" + with_roff_hyphens(name) + "\\fR"), std::string::npos)
            << command.name << " lacks " << name;
      }
    }
  }
  for (const std::string& line : split_list(page, '\n')) {
    EXPECT_FALSE(line.starts_with('\'')) << "read as a request: " << line;
  }
}

TEST(Generated, BashKnowsEachCommandOptionAndChoice) {
  const std::string script = generated("bash");
  for (const Command& command : commands()) {
    const std::string name(command.name);
    const std::string words = part(script, "\n    '" + name + "') ", "\n");
    ASSERT_NE(words, "") << name;
    for (const Flag& flag : options_of(command)) {
      for (const std::string& option : split_list(flag.names)) {
        EXPECT_NE(words.find(option), std::string::npos) << name << " lacks " << option;
        const std::string values = part(script, "'" + name + ":" + option + "'", "\n");
        EXPECT_EQ(values.empty(), flag.value.empty()) << name << " " << option;
        for (const std::string_view choice : flag.choices) {
          EXPECT_NE(values.find(choice), std::string::npos) << name << " " << option << " lacks " << choice;
        }
      }
    }
  }
}

TEST(Generated, ZshKnowsEachCommandAndOption) {
  const std::string script = generated("zsh");
  EXPECT_TRUE(script.starts_with("#compdef dragoman\n"));
  for (const Command& command : commands()) {
    const std::string name(command.name);
    const std::string specs = part(script, "\n    '" + name + "') _arguments", ";;\n");
    ASSERT_NE(specs, "") << name;
    for (const Flag& flag : options_of(command)) {
      for (const std::string& option : split_list(flag.names)) {
        const bool joined = !flag.value.empty() && option.starts_with("--");
        EXPECT_NE(specs.find(option + (joined ? "=[" : "[")), std::string::npos)
            << name << " lacks " << option;
      }
    }
  }
}

TEST(Generated, FishKnowsEachCommandAndOption) {
  const std::string script = generated("fish");
  for (const Command& command : commands()) {
    const std::string begin = "complete -c dragoman -n '__dragoman_in " + std::string(command.name) + "'";
    for (const Flag& flag : options_of(command)) {
      std::string line = begin;
      for (const std::string& name : split_list(flag.names)) {
        line += name.starts_with("--") ? " -l " : " -s ";
        line += name.substr(name.starts_with("--") ? 2 : 1);
      }
      EXPECT_NE(script.find("\n" + line + " -"), std::string::npos) << line;
    }
    const std::string last(command.name.substr(command.name.rfind(' ') + 1));
    EXPECT_NE(script.find(" -a " + last + " -d "), std::string::npos) << command.name;
  }
}

TEST(Generated, OtherKindsAreWrongUse) {
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {"generate"}, {"generate", "tcsh"}, {"generate", "man", "bash"}}) {
    const Ran ran = run(words);
    EXPECT_EQ(ran.code, kFailed);
    EXPECT_EQ(ran.out, "");
    EXPECT_EQ(ran.err, "dragoman: generate takes one word: man, bash, zsh or fish\n");
  }
  EXPECT_EQ(run({"--help"}).out.find("generate"), std::string::npos) << "hidden";
}

}  // namespace
}  // namespace dragoman::cli
