#include "cli/help.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/tsv.h"
#include "cli/display_width.h"

namespace dragoman::cli {
namespace {

constexpr std::size_t kWidest = 100;
constexpr std::size_t kFlagColumn = 26;
constexpr std::string_view kExitCodes =
    "0  something was coded, parsed or answered (rejects are counted on standard error)\n"
    "1  nothing was found\n"
    "2  wrong use, or no input could be read, or the output could not be written\n"
    "130  interrupted (Ctrl-C); what was done is there in whole lines\n";

/// "-o, --output FILE"
std::string left_side(const Flag& flag) {
  std::string out;
  for (const std::string& name : split_list(flag.names)) out += (out.empty() ? "" : ", ") + name;
  if (!flag.positional() && !flag.names.starts_with("--") && out.find("--") == std::string::npos) return out;
  if (!flag.positional() && flag.names.starts_with("--")) out = "    " + out;
  if (!flag.value.empty()) out += " " + std::string(flag.value);
  return out;
}

std::string right_side(const Flag& flag) {
  std::string out(flag.help);
  if (!flag.choices.empty()) out += fmt::format(" [{}]", fmt::join(flag.choices, ", "));
  return out;
}

std::string flag_help(const Flag& flag, const Painter& paint, std::size_t width) {
  const std::string left = left_side(flag);
  std::string out = "  " + paint(Style::kBold, left);
  if (2 + left.size() + 2 > kFlagColumn) {
    out += "\n" + std::string(kFlagColumn, ' ');
  } else {
    out += std::string(kFlagColumn - 2 - left.size(), ' ');
  }
  return out + wrapped(right_side(flag), width - kFlagColumn, kFlagColumn) + "\n";
}

std::string heading(std::string_view text, const Painter& paint) {
  return "\n" + paint(Style::kYellow, std::string(text) + ":") + "\n";
}

}  // namespace

std::string_view program_description() {
  return "Dragoman reads news reports and writes down who did, said or plans what, to whom, when, where, and "
         "according to whom.";
}

std::string_view exit_codes() { return kExitCodes; }

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent) {
  std::string out;
  std::size_t column = 0;
  for (const std::string& word : split_list(text, ' ')) {
    const std::size_t size = display_width(word);
    if (column > 0 && column + 1 + size > width) {
      out += "\n" + std::string(indent, ' ');
      column = 0;
    }
    if (column > 0) out += ' ';
    out += word;
    column += size + (column > 0 ? 1 : 0);
  }
  return out;
}

std::string program_help(const Painter& paint, std::size_t width) {
  width = std::clamp<std::size_t>(width, 50, kWidest);
  std::string out = wrapped(program_description(), width, 0);
  out += "\n" + heading("Usage", paint) + "  dragoman COMMAND [OPTIONS] [FILE...]\n" +
         heading("Commands", paint);
  for (const Command& command : commands()) {
    out +=
        "  " + paint(Style::kBold, fmt::format("{:<16}", command.name)) + std::string(command.summary) + "\n";
  }
  out += heading("Options", paint);
  out += "  " + paint(Style::kBold, fmt::format("{:<16}", "-h, --help")) + "Show this help\n";
  out += "  " + paint(Style::kBold, fmt::format("{:<16}", "-V, --version")) + "Show the version\n";
  out += "\nA first look: " + paint(Style::kBold, "dragoman code --date 2023-11-20 report.txt") + "\n";
  out += "More on a command: " + paint(Style::kBold, "dragoman COMMAND --help") + "\n";
  return out;
}

std::string command_help(const Command& command, const Painter& paint, std::size_t width) {
  width = std::clamp<std::size_t>(width, 50, kWidest);
  std::string out = std::string(command.summary) + "\n" + heading("Usage", paint);
  out += fmt::format("  dragoman {} {}\n\n", command.name, command.usage);
  out += wrapped(command.details, width, 0) + "\n";
  for (const FlagGroup& group : command.groups) {
    out += heading(group.heading, paint);
    for (const Flag& flag : group.flags) out += flag_help(flag, paint, width);
  }
  out += heading("Examples", paint);
  for (const Example& example : command.examples) {
    out += fmt::format("  {}\n    {}\n", example.what, paint(Style::kBold, example.line));
  }
  out += heading("Exit codes", paint);
  for (const std::string& line : split_list(trim(exit_codes()), '\n')) {
    out += "  " + wrapped(line, width - 2, 5) + "\n";
  }
  return out;
}

}  // namespace dragoman::cli
