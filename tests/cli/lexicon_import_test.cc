// `lexicon import`, and that `lexicon check` finds no fault in what it wrote.

#include <gtest/gtest.h>

#include <filesystem>

#include "cli/command.h"
#include "cli_run.h"
#include "dragoman/version.h"

namespace dragoman::cli {
namespace {

class LexiconImport : public testing::Test {
 protected:
  Ran import(const std::string& kind, const std::string& path) {
    return run({"lexicon", "import", kind, path, "-o", out(), "--data", DRAGOMAN_SOURCE_DIR});
  }
  std::string out() const { return (folder_.path() / "out").string(); }
  ScratchFolder folder_;
};

TEST_F(LexiconImport, SaysWhatWasCarriedOver) {
  const Ran ran =
      import("tabari", folder_.write("my.verbs", "GREET [050] ;ab\n- * WARMLY [051]\n- WARMLY [052]\n"));
  EXPECT_EQ(ran.code, kDone) << ran.err;
  EXPECT_NE(ran.out.find("pattern                  2              1                  1\n"), std::string::npos)
      << ran.out;
  EXPECT_NE(ran.out.find(out() + "/not_carried_over.tsv"), std::string::npos);
  const std::string left = read_file(std::filesystem::path(out()) / "not_carried_over.tsv").value_or("");
  EXPECT_NE(left.find("my.verbs\t3\tpattern\t- WARMLY [052]\tno * says where the verb stands\n"),
            std::string::npos)
      << left;
}

TEST_F(LexiconImport, WritesWhatCheckAccepts) {
  const std::string data = std::string(DRAGOMAN_BINARY_DIR) + "/share/dragoman";
  if (!std::filesystem::exists(data + "/model/" + kModelFile)) GTEST_SKIP() << "no model: ./dev setup";
  std::filesystem::create_directories(folder_.path() / "in");
  folder_.write("in/my.verbs.txt", "--- GREET [050] ---\nGREET\n- * WARMLY [051]\n");
  folder_.write(
      "in/my.actors.txt",
      "ULDA_KESTREL [NORGOV <900101]\n+THE_KESTREL\nULDA_KESTREL [SWEGOV]\nULDA_KESTREL [DNKGOV]\n");
  folder_.write("in/my.agents.txt", "HERON_KEEPER {} [~GOV]\nPRESIDENT [~ELI]\n");
  folder_.write("in/my.issues.txt", "n:heron [BIRD_LIFE]\n");
  for (const char* beside : {"", "--beside"}) {
    std::vector<std::string> words{"lexicon", "import",       "petrarch1", (folder_.path() / "in").string(),
                                   "-o",      out() + beside, "--data",    DRAGOMAN_SOURCE_DIR};
    if (*beside != '\0') words.emplace_back(beside);
    const Ran ran = run(words);
    ASSERT_EQ(ran.code, kDone) << ran.err;
    const Ran checked = run({"lexicon", "check", "--world", out() + beside + "/world", "--ontology",
                             out() + beside + "/lexicon", "--data", data});
    EXPECT_EQ(checked.code, kDone) << checked.out << checked.err;
  }
}

TEST_F(LexiconImport, RefusesWithFileAndLine) {
  const Ran binary =
      import("petrarch1", folder_.write("my.verbs.txt", std::string_view("GREET [050]\n\0\n", 14)));
  EXPECT_EQ(binary.code, kFailed);
  EXPECT_NE(binary.err.find("my.verbs.txt:2: a NUL byte: this is no text"), std::string::npos) << binary.err;
  EXPECT_FALSE(std::filesystem::exists(out())) << "nothing is written";
  EXPECT_EQ(import("petrarch3", "x").code, kFailed);
  const Ran nothing = run({"lexicon", "import", "tabari", "-o", out()});
  EXPECT_EQ(nothing.code, kFailed);
  EXPECT_NE(nothing.err.find("PATH is missing"), std::string::npos) << nothing.err;
}

}  // namespace
}  // namespace dragoman::cli
