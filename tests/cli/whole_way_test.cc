// Commands with the real coder, model, lexicon and world. Skipped where the model is not there.

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli_run.h"
#include "dragoman/version.h"

namespace dragoman::cli {
namespace {

const std::string kData = DRAGOMAN_BINARY_DIR "/share/dragoman";
const std::string kReports = DRAGOMAN_SOURCE_DIR "/examples/reports.jsonl";

class WholeWay : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(kData + "/model/" + kModelFile)) GTEST_SKIP() << "no model: ./dev setup";
  }
  static Ran run_here(std::vector<std::string> words) {
    return run(std::move(words), {{"DRAGOMAN_DATA", kData}});
  }
};

std::vector<nlohmann::json> lines_of(const std::string& text) {
  std::vector<nlohmann::json> out;
  for (const std::string& line : split_list(text, '\n')) {
    if (!line.empty()) out.push_back(nlohmann::json::parse(line));
  }
  return out;
}

TEST_F(WholeWay, CodesTheExamplesAlikeOnAnyNumberOfThreads) {
  const Ran one = run_here({"code", kReports, "--threads", "1"});
  EXPECT_EQ(one.code, kDone) << one.err;
  const auto events = lines_of(one.out);
  ASSERT_GT(events.size(), 10U);
  for (const nlohmann::json& event : events) {
    EXPECT_TRUE(event["trigger"]["start"] < event["trigger"]["end"]) << event;
    EXPECT_FALSE(event["rule"].get<std::string>().empty()) << event;
  }
  EXPECT_EQ(run_here({"code", kReports, "--threads", "4"}).out, one.out);
  EXPECT_EQ(run_here({"code", kReports, "--kernels", "scalar"}).code, kDone);
}

TEST_F(WholeWay, AnAnalystsTablesAndFramesTakeEffect) {
  const ScratchFolder folder;
  std::filesystem::create_directories(folder.path() / "world");
  std::filesystem::create_directories(folder.path() / "lexicon" / "frames");
  folder.write("world/groups.tsv",
               "name\tother_names\tcode\tsector\tmembers\tfrom\tto\nBlue Falcons\t\tNOR\tREB\t\t\t\n");
  const std::string frames =
      folder.write("lexicon/frames/mine.frames",
                   "frame cooperate.yak\n  predicate verb yak\n  source subject\n  target with\n"
                   "  confidence 1\n  e.g. Norway yakked with Chad. => actual yakked: Norway -> Chad\n");
  const std::string text = folder.write("a.txt", "The Blue Falcons yakked with Chad.");
  const std::vector<std::string> own = {"--world", (folder.path() / "world").string(), "--ontology",
                                        (folder.path() / "lexicon").string()};
  const auto with_own = [&](std::vector<std::string> words) {
    words.insert(words.end(), own.begin(), own.end());
    return run_here(std::move(words));
  };
  const auto events = lines_of(with_own({"code", text}).out);
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0]["type"], "COOPERATE");
  EXPECT_EQ(events[0]["source"][0]["code"], "NOR");
  EXPECT_EQ(events[0]["source"][0]["sector"], "REB");
  EXPECT_EQ(events[0]["source"][0]["id"], "group:blue-falcons");
  const auto plain = lines_of(run_here({"code", text}).out);
  for (const auto& event : plain) EXPECT_NE(event["coder"], events[0]["coder"]);

  const Ran sound = with_own({"lexicon", "check"});
  EXPECT_EQ(sound.code, kDone) << sound.out << sound.err;
  EXPECT_NE(sound.out.find("no fault"), std::string::npos) << sound.out;
  std::ofstream(frames) << "frame cooperate.yak\n  predicate verb yak\n  source subject\n"
                           "  e.g. Norway yakked with Chad. => future yakked: Norway\n";
  const Ran unsound = with_own({"lexicon", "check"});
  EXPECT_EQ(unsound.code, kFailed);
  EXPECT_NE(unsound.out.find("mine.frames:4: cooperate.yak: the status is another"), std::string::npos)
      << unsound.out;
}

TEST_F(WholeWay, ExplainTellsWhyEachFieldIsWhatItIs) {
  const ScratchFolder folder;
  const std::string text =
      folder.write("a.txt", "Norwegian police arrested two protesters in Oslo on Tuesday.");
  const Ran ran = run_here({"explain", "--reader", "frames", "--date", "2024-05-16", text});
  ASSERT_EQ(ran.code, kDone) << ran.err;
  for (const char* told :
       {"why these parties, days and places", "Norwegian police: NOR COP",
        "countries.tsv:", "day 2024-05-14 'Tuesday'", "the parse ties it to the act", "place Oslo 'Oslo'"}) {
    EXPECT_NE(ran.out.find(told), std::string::npos) << told << "\n" << ran.out;
  }
}

TEST_F(WholeWay, DaysAndPlacesGoWithTheParse) {
  const ScratchFolder folder;
  const std::string text =
      folder.write("a.txt", "Ministers met in Oslo on Tuesday. The Texas Rangers were there.");
  const Ran ran =
      run_here({"parse", "--format", "json", "--with", "times,places", "--date", "2024-05-16", text});
  ASSERT_EQ(ran.code, kDone) << ran.err;
  const auto beside = nlohmann::json::parse(ran.out)["_"];
  ASSERT_EQ(beside["times"].size(), 1U);
  EXPECT_EQ(beside["times"][0]["value"], "2024-05-14");
  EXPECT_EQ(beside["times"][0]["first"], "2024-05-14");
  ASSERT_EQ(beside["places"].size(), 2U);
  EXPECT_EQ(beside["places"][0]["country"], "NOR");
  EXPECT_TRUE(beside["places"][0]["locative"]);
  EXPECT_EQ(beside["places"][1]["text"], "Texas");
  EXPECT_TRUE(beside["places"][1]["in_name"]);
  EXPECT_EQ(run_here({"parse", "--format", "json", "--with", "colours", text}).code, kFailed);
  EXPECT_EQ(run_here({"parse", "--format", "conllu", "--with", "times", text}).code, kFailed);
}

TEST_F(WholeWay, ShowsATableWithARowAnEvent) {
  const auto events = lines_of(run_here({"code", kReports}).out);
  const Ran table = run_here({"code", "--format", "table", kReports});
  EXPECT_EQ(table.code, kDone);
  EXPECT_TRUE(table.out.starts_with("DATE "));
  for (const nlohmann::json& event : events) {
    EXPECT_NE(table.out.find(event["type"].get<std::string>()), std::string::npos);
  }
}

TEST_F(WholeWay, ParsesIntoSpacysSchema) {
  const ScratchFolder folder;
  const std::string text = "Two ministers met in Oslo. “Good,” one said. 😀";
  const Ran ran = run_here({"parse", folder.write("a.txt", text)});
  ASSERT_EQ(ran.code, kDone) << ran.err;
  const auto documents = lines_of(ran.out);
  ASSERT_EQ(documents.size(), 1U);
  EXPECT_EQ(documents[0]["text"], text);
  EXPECT_FALSE(documents[0]["doc_id"].get<std::string>().empty());
  EXPECT_EQ(documents[0]["tokens"][0]["end"], 3);
  EXPECT_EQ(documents[0]["tokens"].back()["start"], 45) << "offsets count code points";
  EXPECT_EQ(run_here({"parse", "--format", "conllu", kReports}).code, kDone);
  EXPECT_EQ(run_here({"parse", "--format", "text", kReports}).code, kDone);
}

TEST_F(WholeWay, ExplainsEverySentence) {
  const ScratchFolder folder;
  const std::string file =
      folder.write("a.txt", "French troops attacked a village in Mali on Monday. Snow fell.");
  const Ran ran = run_here({"explain", "--date", "2024-05-08", file});
  ASSERT_EQ(ran.code, kDone) << ran.err;
  for (const std::string_view part :
       {"1 of 2  French troops", "2 of 2  Snow fell.", "tree\n", "actors\n", "days\n", "places\n",
        "frames tried\n", "rows\n", "FRA", "2024-05-06"}) {
    EXPECT_NE(ran.out.find(part), std::string::npos) << "lacks " << part << " in\n" << ran.out;
  }
  const Ran second = run_here({"explain", "--sentence", "2", file});
  EXPECT_EQ(second.out.find("French"), std::string::npos);
  EXPECT_NE(second.out.find("no row"), std::string::npos);
  EXPECT_EQ(run_here({"explain", "--sentence", "9", file}).code, kNothingFound);
}

TEST_F(WholeWay, ScoresItsOwnCoding) {
  const Ran ran = run_here({"eval", "--gold", DRAGOMAN_SOURCE_DIR "/tests/cli/eval/gold"});
  ASSERT_EQ(ran.code, kDone) << ran.err;
  EXPECT_TRUE(ran.out.starts_with("articles     4\ngold         9\n"));
}

TEST_F(WholeWay, ReadsOnPastEverythingThatIsWrong) {
  const ScratchFolder folder;
  const std::string nested =
      "{\"x\":" + std::string(100'000, '[') + std::string(100'000, ']') + ",\"text\":\"x\"}";
  const std::string jsonl =
      nested +
      "\n{\"text\":\"\\ud83d Kenya and Chad signed a treaty.\"}\n{\"text\":\"a\\u0000b Kenya and Chad "
      "signed a treaty.\",\"title\":null}\n{\"text\":\"x\",\"date\":\"2024-13-01\"}\n" +
      "{\"text\":\"" + std::string(1'000'001, 'x') +
      "\"}\n{\"text\":\"\xff Chad and Kenya signed a treaty.\"}\n";
  const Ran ran = run_here(
      {"code", folder.write("empty.txt", ""), folder.write("binary.txt", std::string("\0\1\2", 3)),
       folder.write("bad.jsonl", jsonl), folder.write("last.txt", "Kenya and Chad signed a treaty.")});
  EXPECT_EQ(ran.code, kDone);
  EXPECT_NE(ran.err.find("in 4 articles; 5 rejected; invalid UTF-8 replaced in 2 articles\n"),
            std::string::npos)
      << ran.err;
  std::set<std::string> documents;
  for (const nlohmann::json& event : lines_of(ran.out)) documents.insert(event["doc_id"].get<std::string>());
  EXPECT_EQ(documents.size(), 4U) << ran.out;
}

TEST_F(WholeWay, SaysWhichModelIsInUse) {
  const Ran ran = run_here({"model", "info"});
  EXPECT_EQ(ran.code, kDone) << ran.err;
  EXPECT_NE(ran.out.find("en_core_web_sm"), std::string::npos);
}

TEST(WholeWayWithoutModel, ADamagedModelIsNamed) {
  const ScratchFolder folder;
  const std::string model = folder.write("broken.dgm", "no model at all");
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"parse", "--model", model, kReports}, {"model", "info", model}}) {
    const Ran ran = run(words);
    EXPECT_EQ(ran.code, kFailed);
    EXPECT_EQ(ran.out, "");
    EXPECT_TRUE(ran.err.starts_with("dragoman: " + model + ": ")) << ran.err;
  }
}

TEST(WholeWayWithoutModel, AFolderThatIsNoPipelineIsNamed) {
  const ScratchFolder folder;
  const std::string out = (folder.path() / "x.dgm").string();
  const Ran ran = run({"model", "build", folder.path().string(), "-o", out});
  EXPECT_EQ(ran.code, kFailed);
  EXPECT_NE(ran.err.find(folder.path().string()), std::string::npos) << ran.err;
  EXPECT_FALSE(std::filesystem::exists(out));
}

}  // namespace
}  // namespace dragoman::cli
