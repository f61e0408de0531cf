#include <fmt/format.h>

#include <iterator>

#include "base/tsv.h"
#include "cli/generated.h"
#include "cli/help.h"
#include "dragoman/version.h"

namespace dragoman::cli {
namespace {

/// Text that roff prints as it stands; `-` as the sign that a shell understands.
std::string roff(std::string_view text) {
  std::string out;
  if (text.starts_with('.') || text.starts_with('\'')) out = "\\&";
  for (const char sign : text) {
    switch (sign) {
      case '\\':
        out += "\\e";
        break;
      case '-':
        out += "\\-";
        break;
      case '\'':
        out += "\\(aq";
        break;
      case '"':
        out += "\\(dq";
        break;
      case '`':
        out += "\\(ga";
        break;
      case '^':
        out += "\\(ha";
        break;
      case '~':
        out += "\\(ti";
        break;
      default:
        out += sign;
    }
  }
  return out;
}

std::string flag_entry(const Flag& flag) {
  std::string names;
  for (const std::string& name : split_list(flag.names)) {
    fmt::format_to(std::back_inserter(names), "{}\\fB{}\\fR", names.empty() ? "" : ", ", roff(name));
  }
  if (!flag.value.empty()) fmt::format_to(std::back_inserter(names), " \\fI{}\\fR", roff(flag.value));
  std::string help = roff(flag.help);
  if (!flag.choices.empty()) {
    fmt::format_to(std::back_inserter(help), " [{}]", roff(fmt::format("{}", fmt::join(flag.choices, ", "))));
  }
  return fmt::format(".TP\n{}\n{}\n", names, help);
}

std::string command_section(const Command& command) {
  std::string out =
      fmt::format(".SS {0}\n{2}.\n.PP\n\\fBdragoman {0}\\fR {1}\n.PP\n{3}\n", roff(command.name),
                  roff(command.usage), roff(command.summary), roff(command.details));
  for (const FlagGroup& group : command.groups) {
    fmt::format_to(std::back_inserter(out), ".PP\n\\fI{}:\\fR\n", roff(group.heading));
    for (const Flag& flag : group.flags) out += flag_entry(flag);
  }
  out += ".PP\n\\fIExamples:\\fR\n";
  for (const Example& example : command.examples) {
    fmt::format_to(std::back_inserter(out), ".PP\n{}\n.PP\n.RS 4\n.nf\n{}\n.fi\n.RE\n", roff(example.what),
                   roff(example.line));
  }
  return out;
}

std::string exit_section() {
  std::string out = ".SH EXIT STATUS\n";
  for (const std::string& line : split_list(trim(exit_codes()), '\n')) {
    const std::size_t space = line.find(' ');
    fmt::format_to(std::back_inserter(out), ".TP\n\\fB{}\\fR\n{}\n", line.substr(0, space),
                   roff(trim(line.substr(space))));
  }
  return out;
}

}  // namespace

std::string man_page() {
  std::string out = fmt::format(".TH DRAGOMAN 1 \"\" \"dragoman {}\" \"User Commands\"\n", kVersion);
  out += ".SH NAME\ndragoman \\- reads news reports into checked event rows\n";
  out += ".SH SYNOPSIS\n\\fBdragoman\\fR \\fICOMMAND\\fR [\\fIOPTIONS\\fR] [\\fIFILE\\fR...]\n";
  fmt::format_to(std::back_inserter(out), ".SH DESCRIPTION\n{}\n", roff(program_description()));
  out += ".PP\n\\fBdragoman\\fR \\fICOMMAND\\fR \\fB\\-\\-help\\fR tells of one command,\n";
  out += "\\fBdragoman \\-\\-version\\fR the version.\n.SH COMMANDS\n";
  for (const Command& command : commands()) out += command_section(command);
  return out + exit_section();
}

}  // namespace dragoman::cli
