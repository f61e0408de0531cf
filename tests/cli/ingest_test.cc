// `ingest` and `recode` with the real coder. Skipped where the model is not there.

#include <gtest/gtest.h>

#include <fstream>

#include "../store/made.h"
#include "cli/command.h"
#include "cli/given_events.h"
#include "cli_run.h"
#include "dragoman/version.h"

namespace dragoman::cli {
namespace {

const std::string kData = DRAGOMAN_BINARY_DIR "/share/dragoman";
const std::string kReports = DRAGOMAN_SOURCE_DIR "/examples/reports.jsonl";

class Ingest : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(kData + "/model/" + kModelFile)) GTEST_SKIP() << "no model: ./dev setup";
  }
  Ran ingest(std::vector<std::string> words, const made::StoreFile& store) {
    words.insert(words.begin(), "ingest");
    words.insert(words.end(), {"--db", store.path().string(), "--reader", "small"});
    return run(std::move(words), {{"DRAGOMAN_DATA", kData}});
  }
  ScratchFolder folder_;
};

TEST_F(Ingest, ReadsEachArticleOnceAndGivesTheSameOnAnyNumberOfThreads) {
  const made::StoreFile one, four;
  const Ran first = ingest({kReports, "--threads", "1"}, one);
  EXPECT_EQ(first.code, kDone) << first.err;
  EXPECT_NE(first.err.find("6 new"), std::string::npos) << first.err;
  EXPECT_NE(ingest({kReports}, one).err.find("0 new, 6 known"), std::string::npos);
  EXPECT_EQ(ingest({kReports, "--threads", "4"}, four).code, kDone);
  EXPECT_EQ(made::dump(one.path()), made::dump(four.path()));
  EXPECT_EQ(made::faults(one.path()), "");
}

TEST_F(Ingest, KeepsOtherLanguagesUncodedAndRejectsListed) {
  const made::StoreFile store;
  const std::string french = folder_.write(
      "fr.txt",
      "Le ministre des affaires étrangères a rencontré lundi à Paris son homologue allemand pour discuter de "
      "la "
      "situation au Proche-Orient, a annoncé le porte-parole du gouvernement dans un communiqué.");
  const std::string empty = folder_.write("empty.txt", "");
  const Ran ran = ingest({french, empty, kReports}, store);
  EXPECT_EQ(ran.code, kDone) << ran.err;
  auto reader = StoreReader::open(store.path());
  EXPECT_EQ((*reader)->summary()->languages.at("fr"), 1U);
  ASSERT_EQ((*reader)->rejects(10)->size(), 1U);
  EXPECT_EQ((*reader)->rejects(10)->front().input, empty);
}

TEST_F(Ingest, CodedAnewIsAsIfCodedSoAtFirst) {
  const made::StoreFile store, other;
  ASSERT_EQ(ingest({kReports}, store).code, kDone);
  const auto here = [&](std::vector<std::string> words) {
    words.insert(words.end(), {"--db", store.path().string()});
    return run(std::move(words), {{"DRAGOMAN_DATA", kData}});
  };
  const std::string before = made::dump(store.path());

  EXPECT_EQ(here({"recode", "--diff", "--reader", "frames"}).code, kDone);
  EXPECT_EQ(made::dump(store.path()), before);
  EXPECT_EQ(here({"recode", "--reader", "frames"}).code, kDone);
  EXPECT_NE(made::dump(store.path()), before);
  EXPECT_EQ(made::faults(store.path()), "");
  EXPECT_EQ(here({"recode", "--reader", "frames"}).code, kNothingFound);
  EXPECT_EQ(here({"recode", "--reader", "small"}).code, kDone);
  EXPECT_EQ(made::dump(store.path()), before);
}

TEST_F(Ingest, EventsCodedElsewhereAreAsIfCodedHere) {
  const made::StoreFile here, elsewhere;
  ASSERT_EQ(ingest({kReports}, here).code, kDone);
  const std::string events = (folder_.path() / "events.jsonl").string();
  const Ran coded = run({"code", kReports, "--reader", "small", "--format", "jsonl", "-o", events},
                        {{"DRAGOMAN_DATA", kData}});
  ASSERT_EQ(coded.code, kDone) << coded.err;
  const Ran ran = ingest({kReports, "--events", events}, elsewhere);
  EXPECT_EQ(ran.code, kDone) << ran.err;
  EXPECT_EQ(made::dump(elsewhere.path()), made::dump(here.path()));
  EXPECT_NE(ingest({kReports, "--events", events}, elsewhere).err.find("0 new, 6 known"), std::string::npos);
  EXPECT_EQ(made::dump(elsewhere.path()), made::dump(here.path()));
}

TEST_F(Ingest, LinesThatAreNoEventsAndEventsOfNoArticleAreTold) {
  const made::StoreFile store;
  const std::string events = (folder_.path() / "events.jsonl").string();
  ASSERT_EQ(run({"code", kReports, "--reader", "small", "--format", "jsonl", "-o", events},
                {{"DRAGOMAN_DATA", kData}})
                .code,
            kDone);
  std::ofstream(events, std::ios::app) << "\n{\"type\": \"CONSULT\"}\nno JSON";
  const std::string other = folder_.write("other.txt", "Nothing happened in the valley.");
  const Ran ran = ingest({other, "--events", events}, store);
  EXPECT_EQ(ran.code, kDone) << ran.err;
  EXPECT_NE(ran.err.find("2 lines are no events"), std::string::npos) << ran.err;
  EXPECT_NE(ran.err.find("events are of no article that was read now"), std::string::npos) << ran.err;
  auto reader = StoreReader::open(store.path());
  EXPECT_EQ((*reader)->summary()->events, 0U);
  EXPECT_EQ((*reader)->rejects(10)->size(), 2U);
  EXPECT_EQ(made::faults(store.path()), "");
}

TEST_F(Ingest, AFileOfEventsThatShrinksWhileItIsReadIsAFault) {
  const std::string events = (folder_.path() / "events.jsonl").string();
  ASSERT_EQ(run({"code", kReports, "--reader", "small", "--format", "jsonl", "-o", events},
                {{"DRAGOMAN_DATA", kData}})
                .code,
            kDone);
  std::string line;
  ASSERT_TRUE(std::getline(std::ifstream(events), line));
  const Result<Event> first = event_from_json(line);
  ASSERT_TRUE(first);
  const auto given = GivenEvents::open(events);
  ASSERT_TRUE(given);
  EXPECT_FALSE((*given)->fault());
  Article article;
  article.doc_id = first->doc_id;
  EXPECT_FALSE((*given)->code(article).empty());
  std::filesystem::resize_file(events, 10);
  EXPECT_TRUE((*given)->code(article).empty());
  ASSERT_TRUE((*given)->fault());
  EXPECT_NE((*given)->fault()->str().find("changed while it was read"), std::string::npos);
}

TEST_F(Ingest, StandardInputIsReadForOneThingAlone) {
  const made::StoreFile store;
  const Ran ran = ingest({"-", "--events", "-"}, store);
  EXPECT_EQ(ran.code, kFailed);
  EXPECT_NE(ran.err.find("both come from standard input"), std::string::npos) << ran.err;
}

TEST_F(Ingest, AFileOfEventsThatIsNotThereIsAnError) {
  const made::StoreFile store;
  const Ran ran = ingest({kReports, "--events", (folder_.path() / "none.jsonl").string()}, store);
  EXPECT_EQ(ran.code, kFailed);
  EXPECT_NE(ran.err.find("none.jsonl"), std::string::npos) << ran.err;
}

}  // namespace
}  // namespace dragoman::cli
