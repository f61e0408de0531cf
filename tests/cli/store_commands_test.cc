// The commands on a store that a test filled.

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "../store/made.h"
#include "cli/command.h"
#include "cli/sheet.h"
#include "cli/store_access.h"
#include "cli_run.h"

namespace dragoman::cli {
namespace {

const std::string kData = DRAGOMAN_BINARY_DIR "/share/dragoman";

class StoreCommands : public testing::Test {
 protected:
  void SetUp() override {
    auto writer = StoreWriter::open(store_.path());
    ASSERT_TRUE(writer);
    const auto put = [&](Entry entry) { ASSERT_TRUE((*writer)->put(std::move(entry))); };
    Article plan =
        made::article("plan", "2024-01-05", "France and Germany will meet in Berlin on 10 January.");
    Event planned = made::event(plan, EventType::kConsult, made::actor("FRA", "France", {0, 6}),
                                made::actor("DEU", "Germany", {11, 18}), "2024-01-10", 24);
    planned.status = Status::kFuture;
    planned.attribution = {{{"a spokesman", {30, 41}}, "said", "FRA", "GOV"}};
    put(made::entry(plan, {planned}));
    Article held = made::article("held", "2024-01-11", "France met with Germany, =SUM(1).");
    held.source = "=Formula News";
    Event met = made::event(held, EventType::kConsult, made::actor("FRA", "France", {0, 6}),
                            made::actor("DEU", "Germany", {16, 23}), "2024-01-10", 7);
    put(made::entry(held, {met}));
    put(made::meeting("d1", "2024-02-10", "ITA", "ESP"));
    put(made::meeting("d2", "2024-02-10", "ITA", "ESP"));
    ASSERT_TRUE((*writer)->commit());
  }
  Ran here(std::vector<std::string> words) {
    words.insert(words.end(), {"--db", store_.path().string()});
    return run(std::move(words), {{"DRAGOMAN_DATA", kData}});
  }
  std::vector<nlohmann::json> rows(std::vector<std::string> words) {
    const Ran ran = here(std::move(words));
    EXPECT_EQ(ran.err, "");
    std::vector<nlohmann::json> out;
    for (const std::string& line : split_list(ran.out, '\n')) {
      if (!line.empty()) out.push_back(nlohmann::json::parse(line));
    }
    return out;
  }
  made::StoreFile store_;
};

TEST_F(StoreCommands, QueryFindsEventsOnceHoweverManyReportsTellThem) {
  const auto found = rows({"query", "source:ITA"});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0]["reports"], 2);
  EXPECT_EQ(found[0]["type"], "CONSULT");
  EXPECT_EQ(here({"query", "source:XXX"}).code, kNothingFound);
  EXPECT_EQ(here({"query", "sorce:XXX"}).code, kFailed);
}

TEST_F(StoreCommands, AWordWhoseQuotationMarksTheShellTookKeepsItsBlanks) {
  EXPECT_EQ(query_text({"said-by:the ministry", "type:AGREE status:future"}),
            "said-by:\"the ministry\" type:AGREE status:future");
  EXPECT_EQ(rows({"query", "publisher:Formula News"}).size(), 1U);
}

TEST_F(StoreCommands, TablesHaveTitlesAndJsonIsOneArray) {
  EXPECT_TRUE(here({"query", "-f", "table"}).out.find("TRIGGER") != std::string::npos);
  const auto all = nlohmann::json::parse(here({"query", "-f", "json"}).out);
  EXPECT_EQ(all.size(), 3U);
}

TEST_F(StoreCommands, CsvCellsAreNoFormulas) {
  const std::string csv = here({"sample"}).out;
  EXPECT_NE(csv.find(",held,"), std::string::npos) << csv;
  EXPECT_EQ(csv.find(",="), std::string::npos);
  EXPECT_EQ(csv.find("\n="), std::string::npos);
}

TEST_F(StoreCommands, TheAgendaSaysWhatWasHeld) {
  const auto plans = rows({"agenda", "--from", "2024-01-01"});
  ASSERT_EQ(plans.size(), 1U);
  EXPECT_EQ(plans[0]["fate"], "held told 2024-01-11");
  EXPECT_EQ(here({"agenda", "--from", "2024-01-11"}).code, kNothingFound);
  EXPECT_NE(here({"agenda", "--from", "tomorrow"}).err.find("no day"), std::string::npos);
}

TEST_F(StoreCommands, TimelinesOfOneAndOfTwo) {
  EXPECT_EQ(rows({"timeline", "FRA"}).size(), 2U);
  EXPECT_EQ(rows({"timeline", "ITA", "ESP"}).size(), 1U);
  EXPECT_EQ(rows({"timeline", "FRA", "--where", "status:future"}).size(), 1U);
  EXPECT_EQ(here({"timeline", "FRA", "ITA"}).code, kNothingFound);
  EXPECT_EQ(here({"timeline", "FRA", "ITA", "ESP"}).code, kFailed);
}

TEST_F(StoreCommands, DyadsActorsAndChanges) {
  const auto dyads = rows({"dyads", "source:FRA", "--by", "month"});
  ASSERT_EQ(dyads.size(), 1U);
  EXPECT_EQ(dyads[0]["events"], 2);
  EXPECT_EQ(dyads[0]["month"], "2024-01");
  EXPECT_EQ(rows({"actors"}).size(), 4U);
  EXPECT_EQ(rows({"changes", "FRA", "Germany"}).size(), 2U);
}

TEST_F(StoreCommands, ShowMarksTheWordsAndTellsTheChain) {
  const std::string id = rows({"query", "status:future"})[0]["event_id"];
  const std::string text = here({"show", id}).out;
  EXPECT_NE(text.find("[France]"), std::string::npos) << text;
  EXPECT_NE(text.find("Example News < a spokesman (FRA GOV)"), std::string::npos) << text;
  EXPECT_NE(here({"show", "plan"}).out.find(id), std::string::npos);
  const auto record = nlohmann::json::parse(here({"show", id, "-f", "json"}).out);
  EXPECT_EQ(record["mentions"].size(), 1U);
  EXPECT_EQ(here({"show", "nothing"}).code, kFailed);
}

TEST_F(StoreCommands, EveryExportIsWrittenWithItsMetadata) {
  const ScratchFolder folder;
  for (const std::string format : {"gdelt1", "gdelt2", "gdelt2-mentions", "icews", "polecat", "phoenix",
                                   "acled-like", "jsonl", "csv", "geojson", "ics"}) {
    const std::string file = (folder.path() / format).string();
    const Ran ran = here({"export", "--format", format, "-o", file});
    EXPECT_EQ(ran.code, kDone) << format << ran.err;
    EXPECT_GT(std::filesystem::file_size(file), 50U) << format;
    EXPECT_TRUE(nlohmann::json::accept(read_file(file + ".meta.json").value_or(""))) << format;
    const std::string once = read_file(file).value();
    here({"export", "--format", format, "-o", file});
    EXPECT_EQ(read_file(file).value(), once) << format;
  }
}

/// A program in the place of dragoman-parquet.
void put_converter(const Caught& caught, const std::string& script) {
  const std::filesystem::path file = caught.folder().path() / "bin/dragoman-parquet";
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file) << "#!/bin/sh\n" << script;
  std::filesystem::permissions(file, std::filesystem::perms::owner_all);
}

TEST_F(StoreCommands, ParquetIsTheCsvThroughItsProgram) {
  const ScratchFolder folder;
  const std::string csv = (folder.path() / "events.csv").string();
  const std::string parquet = (folder.path() / "events.parquet").string();
  ASSERT_EQ(here({"export", "--format", "csv", "-o", csv}).code, kDone);
  for (const std::string command : {"export", "query"}) {
    Caught caught;
    caught.env["DRAGOMAN_DATA"] = kData;
    put_converter(caught, "cp \"$1\" \"$2\"\n");
    const int code =
        run_cli({command, "--format", "parquet", "-o", parquet, "--db", store_.path().string()}, caught.io());
    EXPECT_EQ(code, kDone) << caught.err();
    EXPECT_EQ(read_file(parquet).value_or("?"), read_file(csv).value());
    EXPECT_TRUE(std::filesystem::exists(parquet + ".meta.json"));
    EXPECT_FALSE(std::filesystem::exists(parquet + ".csv"));
    std::filesystem::remove(parquet);
  }
}

TEST_F(StoreCommands, ParquetThatCannotBeMadeLeavesNothing) {
  const ScratchFolder folder;
  const std::string parquet = (folder.path() / "events.parquet").string();
  const std::vector<std::string> words = {
      "export", "--format", "parquet", "-o", parquet, "--db", store_.path().string()};
  Caught without;
  without.env["DRAGOMAN_DATA"] = kData;
  EXPECT_EQ(run_cli(words, without.io()), kFailed);
  EXPECT_NE(without.err().find("docs/exports.md"), std::string::npos) << without.err();
  Caught failing;
  failing.env["DRAGOMAN_DATA"] = kData;
  put_converter(failing, "echo half > \"$2\"\nexit 2\n");
  EXPECT_EQ(run_cli(words, failing.io()), kFailed);
  EXPECT_NE(failing.err().find("could not write"), std::string::npos) << failing.err();
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
  EXPECT_EQ(here({"export", "--format", "parquet"}).code, kFailed);
}

TEST_F(StoreCommands, WhatIsExportedCanBeImportedAndCompared) {
  const ScratchFolder folder;
  const std::string file = (folder.path() / "events.csv").string();
  ASSERT_EQ(here({"export", "--format", "gdelt2", "-o", file}).code, kDone);
  EXPECT_EQ(here({"import", "gdelt", file}).code, kDone);
  EXPECT_EQ(rows({"query", "dataset:gdelt"}).size(), 3U);
  EXPECT_EQ(rows({"query"}).size(), 3U);
  const std::string table = here({"compare", "dragoman", "gdelt"}).out;
  EXPECT_NE(table.find("all,all,3,3,3"), std::string::npos) << table;
  EXPECT_NE(here({"import", "gdelt", file}).err.find("0 new, 3 known"), std::string::npos);
  EXPECT_EQ(here({"import", "gdlt", file}).code, kFailed);
  EXPECT_EQ(here({"compare", "dragoman", "ucdp"}).code, kFailed);
  EXPECT_EQ(here({"db", "check"}).code, kDone);
}

TEST_F(StoreCommands, PanelsHaveZerosAndDenominators) {
  const Ran ran = here({"panel", "--unit", "dyad", "--by", "month", "--units", "FRA>DEU"});
  EXPECT_EQ(ran.code, kDone) << ran.err;
  const auto lines = split_list(ran.out, '\n');
  ASSERT_EQ(lines.size(), 4U) << ran.out;  // the last is empty
  EXPECT_NE(lines[1].find("2024-01"), std::string::npos);
  EXPECT_NE(lines[2].find("2024-02-29,2,0,"), std::string::npos) << lines[2];
  EXPECT_EQ(here({"panel", "--min-confidence", "2"}).code, kFailed);
}

TEST_F(StoreCommands, SamplesComeBackAsCorrections) {
  const ScratchFolder folder;
  const std::string file = (folder.path() / "sheet.csv").string();
  ASSERT_EQ(here({"sample", "source:ITA", "-o", file}).code, kDone);
  std::string sheet = read_file(file).value();
  sheet.replace(sheet.rfind(",,,,,,,"), 7, ",right,AGREE,,,,,");
  std::ofstream(file) << sheet;
  const Ran ran = here({"review", "--who", "ann", file, "-f", "jsonl"});
  EXPECT_EQ(ran.code, kDone) << ran.err;
  EXPECT_NE(ran.out.find("\"marked\":1,\"right\":0"), std::string::npos) << ran.out;
  EXPECT_EQ(rows({"query", "type:AGREE"}).size(), 1U);
  std::ofstream(file) << "mention_id,type,verdict\nx,CONSULT,perhaps\n";
  EXPECT_NE(here({"review", "--who", "ann", file}).err.find(":2:"), std::string::npos);
  std::ofstream(file) << "a,b\n";
  EXPECT_NE(here({"review", "--who", "ann", file}).err.find("no column mention_id"), std::string::npos);
}

TEST_F(StoreCommands, CodebooksCountWhatIsThere) {
  const ScratchFolder folder;
  const std::string file = (folder.path() / "codebook.md").string();
  EXPECT_EQ(here({"codebook", "-o", file}).code, kDone);
  EXPECT_NE(read_file(file).value().find("| CONSULT | 1 |"), std::string::npos);
  EXPECT_NE(read_file(folder.path() / "CITATION.cff").value().find("cff-version"), std::string::npos);
}

TEST_F(StoreCommands, PurgedArticlesAreGone) {
  EXPECT_EQ(here({"purge", "d1", "d2"}).code, kDone);
  EXPECT_EQ(here({"query", "source:ITA"}).code, kNothingFound);
  EXPECT_EQ(here({"purge", "--by", "source", "=Formula News"}).code, kDone);
  EXPECT_EQ(rows({"query"}).size(), 1U);
  EXPECT_EQ(here({"db", "check"}).code, kDone);
}

TEST_F(StoreCommands, InfoRejectsAndWrongFiles) {
  EXPECT_EQ(rows({"db", "info"})[0]["count"], "4");
  EXPECT_EQ(here({"db", "rejects"}).code, kNothingFound);
  const Ran none = run({"query", "--db", "/nowhere/news.db"});
  EXPECT_EQ(none.code, kFailed);
  EXPECT_NE(none.err.find("no such store"), std::string::npos);
  EXPECT_EQ(run({"purge", "x", "--db", "/nowhere/news.db"}).code, kFailed);
}

TEST(Sheets, DrawBarsAndSparklines) {
  EXPECT_EQ(bar(0.5, 4), "██");
  EXPECT_EQ(bar(0, 4), "");
  EXPECT_EQ(sparkline({0, 1, 8}), " ▁█");
}

}  // namespace
}  // namespace dragoman::cli
