#include "cli/run_cli.h"

#include <gtest/gtest.h>

#include <csignal>
#include <ostream>

#include "cli/command.h"
#include "cli/help.h"
#include "cli_run.h"
#include "dragoman/version.h"

namespace dragoman::cli {
namespace {

TEST(RunCli, TellsItsVersion) {
  for (const std::string word : {"--version", "-V"}) {
    const Ran ran = run({word});
    EXPECT_EQ(ran.code, kDone);
    EXPECT_EQ(ran.out, std::string("dragoman ") + kVersion + "\n");
    EXPECT_EQ(ran.err, "");
  }
}

TEST(RunCli, HelpListsEveryCommand) {
  const Ran ran = run({"--help"});
  EXPECT_EQ(ran.code, kDone);
  for (const Command& command : commands()) {
    EXPECT_NE(ran.out.find("\n  " + std::string(command.name) + " "), std::string::npos) << command.name;
  }
  EXPECT_EQ(ran.out.find('\x1b'), std::string::npos) << "no colours off a terminal";
  EXPECT_LT(std::count(ran.out.begin(), ran.out.end(), '\n'), 45) << "short";
  EXPECT_EQ(run({"help"}).out, ran.out);
  EXPECT_EQ(run({"-h"}).out, ran.out);
}

TEST(RunCli, NoWordsAtAllIsWrongUse) {
  const Ran ran = run({});
  EXPECT_EQ(ran.code, kFailed);
  EXPECT_EQ(ran.out, "");
  EXPECT_EQ(ran.err, run({"--help"}).out);
}

TEST(RunCli, EveryCommandsHelpIsWhole) {
  for (const Command& command : commands()) {
    std::vector<std::string> words = split_list(command.name, ' ');
    words.emplace_back("--help");
    const Ran ran = run(words);
    EXPECT_EQ(ran.code, kDone) << command.name;
    for (const std::string_view part : {"Usage:", "Examples:", "Exit codes:", "--help"}) {
      EXPECT_NE(ran.out.find(part), std::string::npos) << command.name << " lacks " << part;
    }
    for (const FlagGroup& group : command.groups) {
      for (const Flag& flag : group.flags) {
        for (const std::string& name : split_list(flag.names)) {
          EXPECT_NE(ran.out.find(name), std::string::npos) << command.name << " lacks " << name;
        }
      }
    }
    for (const std::string& line : split_list(ran.out, '\n')) EXPECT_LE(line.size(), 100U) << line;
  }
}

struct WrongUse {
  std::string_view why;
  std::vector<std::string> words;
  std::string_view message;  ///< the first line of standard error
};
void PrintTo(const WrongUse& tested, std::ostream* out) { *out << tested.why; }

class RunCliRefuses : public testing::TestWithParam<WrongUse> {};
TEST_P(RunCliRefuses, WrongUse) {
  const Ran ran = run(GetParam().words);
  EXPECT_EQ(ran.code, kFailed);
  EXPECT_EQ(ran.out, "");
  EXPECT_EQ(ran.err.substr(0, ran.err.find('\n')), "dragoman: " + std::string(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    Words, RunCliRefuses,
    testing::Values(
        WrongUse{"slip_in_command", {"cdoe", "x"}, "no command cdoe; did you mean code?"},
        WrongUse{"slip_in_command_2", {"explian"}, "no command explian; did you mean explain?"},
        WrongUse{"unknown_command", {"frobnicate"}, "no command frobnicate"},
        WrongUse{"unknown_first_option", {"--frobnicate"}, "no command --frobnicate"},
        WrongUse{"half_a_command",
                 {"model"},
                 "which? dragoman model build FOLDER -o FILE, or dragoman model info [FILE]"},
        WrongUse{"slip_in_option",
                 {"code", "--fromat", "json", "x"},
                 "unknown option --fromat; did you mean --format?"},
        WrongUse{"unknown_option", {"code", "x", "--zzzzzzz"}, "unknown option --zzzzzzz"},
        WrongUse{"no_files", {"code"}, "FILE is missing"}, WrongUse{"no_gold", {"eval"}, "--gold is missing"},
        WrongUse{"no_output", {"model", "build", "folder"}, "--output is missing"},
        WrongUse{"bad_choice", {"code", "--format", "xml", "x"}, "--format: xml not in {table,jsonl,json}"},
        WrongUse{"bad_number", {"code", "--threads", "many", "x"}, "Could not convert: --threads = many"},
        WrongUse{"impossible_date",
                 {"code", "--date", "2023-02-29", "x"},
                 "--date 2023-02-29 is no day of the calendar (YYYY-MM-DD)"},
        WrongUse{
            "no_room", {"code", "--max-article", "0", "x"}, "--max-article must lie between 1 byte and 1gb"},
        WrongUse{"two_standard_inputs", {"code", "-", "-"}, "standard input (-) can be read only once"},
        WrongUse{"missing_data",
                 {"code", "--data", "/no/such/folder", "x"},
                 "/no/such/folder: no such data folder"},
        WrongUse{"missing_model",
                 {"parse", "--model", "/no/such.dgm", "x"},
                 "/no/such.dgm: no language model there: `./dev setup` fetches and builds it, `dragoman "
                 "model build "
                 "FOLDER -o FILE` builds one"},
        WrongUse{"missing_gold",
                 {"eval", "--gold", "/no/such.json"},
                 "/no/such.json: cannot be opened: No such file or directory"}),
    [](const auto& tested) { return std::string(tested.param.why); });

TEST(RunCli, FindsItsDataByOptionEnvironmentOrPlace) {
  Caught caught;
  const auto make_data = [&](const std::string& place) {
    std::filesystem::create_directories(caught.folder().path() / place);
    return (caught.folder().path() / place).string();
  };
  const std::string told = make_data("told");
  const std::string env = make_data("env");
  const std::string below = make_data("share/dragoman");  // beside bin/
  const std::string beside = make_data("bin/share/dragoman");
  const auto first_line = [&](std::vector<std::string> words) {
    const std::size_t before = caught.err().size();
    EXPECT_EQ(run_cli(std::move(words), caught.io()), kFailed);
    const std::string err = caught.err().substr(before);
    return err.substr(0, err.find(": no language model there"));
  };
  const std::string model = "/model/" + std::string(kModelFile);
  EXPECT_EQ(first_line({"code", "x"}), "dragoman: " + beside + model);
  std::filesystem::remove_all(beside);
  EXPECT_EQ(first_line({"code", "x"}), "dragoman: " + below + model);
  caught.env["DRAGOMAN_DATA"] = env;
  EXPECT_EQ(first_line({"code", "x"}), "dragoman: " + env + model);
  EXPECT_EQ(first_line({"code", "x", "--data", told}), "dragoman: " + told + model);
}

TEST(RunCli, AClosedPipeIsNoError) {
  std::signal(SIGPIPE, SIG_IGN);
  Caught caught;
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  ::close(ends[0]);
  Io io = caught.io();
  io.out = ends[1];
  EXPECT_EQ(run_cli({"--help"}, io), kDone);
  EXPECT_EQ(caught.err(), "");
  ::close(ends[1]);
}

TEST(RunCli, AFullDiskIsTold) {
  Caught caught;
  Io io = caught.io();
  io.out = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
  ASSERT_GE(io.out, 0);
  EXPECT_EQ(run_cli({"--help"}, io), kFailed);
  EXPECT_EQ(caught.err(), "dragoman: standard output: cannot be written: No space left on device\n");
  ::close(io.out);
}

TEST(Help, BreaksLinesBetweenWords) {
  EXPECT_EQ(wrapped("one two three", 8, 2), "one two\n  three");
  EXPECT_EQ(wrapped("incomprehensible it", 5, 0), "incomprehensible\nit");
  EXPECT_EQ(wrapped("", 8, 2), "");
}

}  // namespace
}  // namespace dragoman::cli
