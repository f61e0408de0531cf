// Articles go in, answers come out, and nothing is lost, twice or left behind.

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <memory>
#include <random>

#include "made.h"
#include "store/database.h"

namespace dragoman {
namespace {

using made::StoreFile;

std::unique_ptr<StoreWriter> writer(const StoreFile& file) {
  auto opened = StoreWriter::open(file.path());
  EXPECT_TRUE(opened) << opened.error().str();
  return *std::move(opened);
}

Put put(StoreWriter& writer, Entry entry) {
  const Result<Put> done = writer.put(std::move(entry));
  EXPECT_TRUE(done) << done.error().str();
  EXPECT_TRUE(writer.commit());
  return *done;
}

std::vector<EventRow> found(const StoreFile& file, std::string_view query) {
  auto reader = StoreReader::open(file.path());
  EXPECT_TRUE(reader) << reader.error().str();
  const auto page = (*reader)->find(parse_query(query).value(), 100, Order::kNewestFirst);
  EXPECT_TRUE(page) << page.error().str();
  return page->rows;
}

/// Three reports with something for each field of the query language.
void fill(const StoreFile& file) {
  auto store = writer(file);
  Article first =
      made::article("https://a.example/1", "2023-11-20", "Moscow hosts talks on a ceasefire, RIA says.");
  first.agency = "RIA Novosti";
  Event talks = made::event(first, EventType::kConsult, made::actor("RUS", "Russia", {0, 6}),
                            made::actor("PSE", "Palestine", {7, 9}), "2023-11-21");
  talks.status = Status::kFuture;
  talks.mode = "multilateral";
  talks.place = EventPlace{{"Moscow", {0, 6}}, "Moscow", "RUS", "", 55.75, 37.62, 524901U, "city", ""};
  talks.attribution = {{{"RIA news agency", {30, 33}}, "says", "RUS", "JRN"}};
  put(*store, made::entry(first, {talks}));
  Article second = made::article("https://b.example/2", "2023-12-05", "An air raid hit a village.");
  second.source = "Other Times";
  Event raid = made::event(second, EventType::kAssault, made::actor("ISR", "Israel", {0, 2}),
                           made::actor("PSE", "Gaza", {3, 5}), "2023-12-04");
  raid.quad = 4;
  raid.goldstein = -10;
  raid.confidence = 0.4;
  put(*store, made::entry(second, {raid}));
  put(*store, made::meeting("https://a.example/3", "2024-01-10"));
}

TEST(Store, FindsByEachField) {
  const StoreFile file;
  fill(file);
  const auto count = [&](std::string_view query) { return found(file, query).size(); };
  EXPECT_EQ(count(""), 3U);
  EXPECT_EQ(count("source:RUS"), 1U);
  EXPECT_EQ(count("source:Russia"), 1U);
  EXPECT_EQ(count("source:russia"), 1U);
  EXPECT_EQ(count("target:PSE"), 2U);
  EXPECT_EQ(count("source:RUS target:PSE"), 1U);
  EXPECT_EQ(count("source:PSE"), 0U);
  EXPECT_EQ(count("actor:PSE"), 2U);
  EXPECT_EQ(count("source:RUS,ISR"), 2U);
  EXPECT_EQ(count("type:CONSULT"), 2U);
  EXPECT_EQ(count("type:CONSULT,ASSAULT"), 3U);
  EXPECT_EQ(count("!type:CONSULT"), 1U);
  EXPECT_EQ(count("mode:multilateral"), 1U);
  EXPECT_EQ(count("status:future"), 1U);
  EXPECT_EQ(count("quad:material-conflict"), 1U);
  EXPECT_EQ(count("since:2023-12"), 2U);
  EXPECT_EQ(count("until:2023"), 2U);
  EXPECT_EQ(count("on:2023-11-21"), 1U);
  EXPECT_EQ(count("place:moscow"), 1U);
  EXPECT_EQ(count("country:RUS"), 1U);
  EXPECT_EQ(count("box:50,30,60,40"), 1U);
  EXPECT_EQ(count("box:0,30,10,40"), 0U);
  EXPECT_EQ(count("said-by:RIA"), 1U);
  EXPECT_EQ(count("said-by:\"news RIA\""), 1U);
  EXPECT_EQ(count("publisher:\"Other Times\""), 1U);
  EXPECT_EQ(count("agency:RIA"), 1U);
  EXPECT_EQ(count("ceasefire"), 1U);
  EXPECT_EQ(count("text:\"air raid\""), 1U);
  EXPECT_EQ(count("text:\"raid air\""), 0U);
  EXPECT_EQ(count("confidence:0.5"), 2U);
  EXPECT_EQ(count("dataset:any"), 3U);
  EXPECT_EQ(count("dataset:gdelt"), 0U);
  EXPECT_EQ(count("doc:https://b.example/2"), 1U);
  EXPECT_EQ(count("story:https://b.example/2"), 1U);
}

TEST(Store, GivesBackWhatWasPutIn) {
  const StoreFile file;
  fill(file);
  const std::vector<EventRow> rows = found(file, "source:RUS");
  ASSERT_EQ(rows.size(), 1U);
  const Event& event = rows[0].event();
  EXPECT_EQ(event.place->name, "Moscow");
  EXPECT_EQ(event.attribution.at(0).words.text, "RIA news agency");
  EXPECT_EQ(rows[0].article().agency, "RIA Novosti");
  EXPECT_EQ(rows[0].article().url, "https://a.example/1");
  auto reader = StoreReader::open(file.path());
  const auto articles = (*reader)->article("https://a.example/1");
  ASSERT_EQ(articles->size(), 1U);
  EXPECT_EQ(*articles->front().text, "Moscow hosts talks on a ceasefire, RIA says.");
}

TEST(Store, NewestComesFirstAndTheLimitIsKept) {
  const StoreFile file;
  fill(file);
  auto reader = StoreReader::open(file.path());
  const auto page = (*reader)->find({}, 2, Order::kNewestFirst);
  ASSERT_EQ(page->rows.size(), 2U);
  EXPECT_TRUE(page->next);
  EXPECT_EQ(page->rows.front().article().doc_id, "https://a.example/3");
}

TEST(Store, AKnownTextIsNotPutTwice) {
  const StoreFile file;
  auto store = writer(file);
  EXPECT_EQ(put(*store, made::meeting("d", "2024-01-10")), Put::kNew);
  EXPECT_EQ(put(*store, made::meeting("d", "2024-01-10")), Put::kKnown);
  EXPECT_EQ(found(file, "").size(), 1U);
  auto reader = StoreReader::open(file.path());
  EXPECT_TRUE((*reader)->holds("d", content_hash(made::meeting("d", "2024-01-10").article)).value());
  EXPECT_FALSE((*reader)->holds("d", 1).value());
}

Entry revision(const std::string& published, EventType type) {
  Article report = made::article("d", published.substr(0, 10), "A text of " + published);
  report.published = published;
  Event event = made::event(report, type, made::actor("FRA", "France", {0, 1}),
                            made::actor("DEU", "Germany", {2, 3}), "2024-01-10");
  return made::entry(std::move(report), {std::move(event)});
}

TEST(Store, TheNewestTextOfANameCountsWhateverTheOrder) {
  std::string dumps[2];
  for (const bool newest_first : {false, true}) {
    const StoreFile file;
    auto store = writer(file);
    Entry older = revision("2024-01-10T08:00:00Z", EventType::kConsult);
    Entry newer = revision("2024-01-10T12:00:00Z", EventType::kAgree);
    if (newest_first) {
      EXPECT_EQ(put(*store, std::move(newer)), Put::kNew);
      EXPECT_EQ(put(*store, std::move(older)), Put::kOlder);
    } else {
      EXPECT_EQ(put(*store, std::move(older)), Put::kNew);
      EXPECT_EQ(put(*store, std::move(newer)), Put::kRevision);
    }
    EXPECT_EQ(found(file, "type:AGREE").size(), 1U);
    EXPECT_EQ(found(file, "type:CONSULT").size(), 0U);
    EXPECT_EQ(made::faults(file.path()), "");
    auto reader = StoreReader::open(file.path());
    const auto texts = (*reader)->article("d");
    ASSERT_EQ(texts->size(), 2U);
    EXPECT_EQ(texts->at(0).state, "current");
    EXPECT_EQ(texts->at(1).state, "superseded");
    EXPECT_EQ(texts->at(1).events.size(), 1U);
    dumps[newest_first ? 1 : 0] = made::dump(file.path());
  }
  EXPECT_EQ(dumps[0], dumps[1]);
}

TEST(Store, ARetractedArticleCountsNoMoreWhateverTheOrder) {
  for (const bool notice_first : {false, true}) {
    const StoreFile file;
    auto store = writer(file);
    Article notice = made::article("d", "2024-01-11", "");
    notice.retracted = true;
    if (notice_first) {
      EXPECT_EQ(put(*store, made::entry(notice, {})), Put::kRetracted);
    }
    EXPECT_EQ(put(*store, made::meeting("d", "2024-01-10")), notice_first ? Put::kRetracted : Put::kNew);
    if (!notice_first) {
      EXPECT_EQ(put(*store, made::entry(notice, {})), Put::kRetracted);
    }
    EXPECT_EQ(found(file, "").size(), 0U) << notice_first;
    EXPECT_EQ(made::faults(file.path()), "") << notice_first;
  }
}

TEST(Store, WhatIsPurgedIsGone) {
  const StoreFile file;
  fill(file);
  auto store = writer(file);
  EXPECT_TRUE((*store).purge("https://a.example/1").value());
  EXPECT_FALSE((*store).purge("https://a.example/1").value());
  EXPECT_EQ((*store).purge_source("Other Times").value(), 1U);
  EXPECT_TRUE(store->commit());
  EXPECT_EQ(made::faults(file.path()), "");
  EXPECT_EQ(found(file, "").size(), 1U);
  EXPECT_EQ(found(file, "ceasefire").size(), 0U);
  EXPECT_EQ(found(file, "type:ASSAULT").size(), 0U);
  auto reader = StoreReader::open(file.path());
  EXPECT_EQ((*reader)->dyads({}, false, 100)->size(), 1U);
  EXPECT_TRUE((*reader)->article("https://a.example/1")->empty());
}

TEST(Store, NothingOfWhatIsPurgedCanBeReadInTheFile) {
  const StoreFile file;
  auto store = writer(file);
  Article secret = made::article("https://a.example/secret", "2024-01-10",
                                 "Zanzibarian envoys met Quuxland's in Xyzzytown.");
  secret.author = "Plughwriter";
  Event met = made::event(secret, EventType::kConsult, made::actor("ZZZ", "Zanzibarian", {0, 6}),
                          made::actor("QQQ", "Quuxland", {7, 9}), "2024-01-10");
  met.attribution = {{{"Frobnicator", {3, 5}}, "said", "", ""}};
  met.place = EventPlace{{"Xyzzytown", {0, 6}}, "Xyzzytown", "RUS", "", 1.0, 2.0, 77U, "city", ""};
  put(*store, made::entry(secret, {met}));
  put(*store, made::meeting("kept", "2024-01-10"));
  const auto bytes = [&] {
    std::ifstream in(file.path(), std::ios::binary);
    std::string all(std::istreambuf_iterator<char>(in), {});
    std::transform(all.begin(), all.end(), all.begin(),
                   [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
    return all;
  };
  ASSERT_TRUE(store->compact());
  EXPECT_NE(bytes().find("frobnicator"), std::string::npos);
  EXPECT_TRUE(store->purge("https://a.example/secret").value());
  ASSERT_TRUE(store->commit());
  ASSERT_TRUE(store->compact());
  for (const char* word : {"zanzibarian", "quuxland", "xyzzytown", "plughwriter", "frobnicator", "secret"})
    EXPECT_EQ(bytes().find(word), std::string::npos) << word;
  EXPECT_EQ(made::faults(file.path()), "");
  EXPECT_EQ(found(file, "source:FRA").size(), 1U);
  EXPECT_EQ(put(*store, made::meeting("again", "2024-01-11")), Put::kNew);
  EXPECT_EQ(made::faults(file.path()), "");
}

TEST(Store, TheSameTextWithAnotherTitleIsOneArticleWhateverCameFirst) {
  std::string dumps[2];
  for (const int first : {0, 1}) {
    const StoreFile file;
    auto store = writer(file);
    for (const int i : {first, 1 - first}) {
      Entry entry = made::meeting("d", "2024-01-10");
      Article titled = entry.article;
      titled.title = i == 0 ? "One title" : "Another title";
      put(*store, made::entry(titled, entry.events));
    }
    EXPECT_EQ(found(file, "").size(), 1U);
    EXPECT_EQ(made::faults(file.path()), "");
    dumps[first] = made::dump(file.path());
  }
  EXPECT_EQ(dumps[0], dumps[1]);
}

TEST(Store, WhatIsPutInAndPurgedLeavesTheRestAsIfItHadNeverBeen) {
  const StoreFile with, without;
  auto first = writer(with), second = writer(without);
  for (int i = 0; i < 6; ++i) {
    put(*first, made::meeting("d" + std::to_string(i), "2024-01-10"));
    if (i != 0 && i != 3) put(*second, made::meeting("d" + std::to_string(i), "2024-01-10"));
  }
  EXPECT_TRUE(first->purge("d0").value());
  EXPECT_TRUE(first->purge("d3").value());
  EXPECT_TRUE(first->commit());
  EXPECT_EQ(made::faults(with.path()), "");
  EXPECT_EQ(made::dump(with.path()), made::dump(without.path()));
}

TEST(Store, CorrectionsStandOverTheCoderAndSurviveCodingAnew) {
  const StoreFile file;
  fill(file);
  auto store = writer(file);
  const std::string mention = found(file, "source:RUS").at(0).event().mention_id;
  const std::string wrong = found(file, "type:ASSAULT").at(0).event().mention_id;
  const std::vector<Correction> marks = {{mention, "type", "AGREE", "ann", "2024-02-01"},
                                         {mention, "target", "EGY,QAT", "ann", "2024-02-01"},
                                         {wrong, "verdict", "wrong", "ann", "2024-02-01"}};
  EXPECT_TRUE(store->correct(marks).value());
  EXPECT_TRUE(store->commit());
  {
    auto reader = StoreReader::open(file.path());
    const StoredArticle stored = (*reader)->article("https://a.example/1")->at(0);
    EXPECT_EQ(stored.events.at(0).type, EventType::kAgree);
    EXPECT_EQ(stored.coded.at(0).type, EventType::kConsult);
  }
  const auto expect_corrected = [&] {
    EXPECT_EQ(found(file, "type:AGREE target:QAT").size(), 1U);
    EXPECT_EQ(found(file, "source:RUS").at(0).event().type, EventType::kAgree);
    EXPECT_EQ(found(file, "type:ASSAULT").size(), 0U);
    EXPECT_EQ(made::faults(file.path()), "");
  };
  expect_corrected();
  auto reader = StoreReader::open(file.path());
  StoredArticle stored = (*reader)->article("https://a.example/1")->at(0);
  Article again = stored.article;
  again.text = *stored.text;
  Event event = made::event(again, EventType::kConsult, made::actor("RUS", "Russia", {0, 6}),
                            made::actor("PSE", "Palestine", {7, 9}), "2023-11-21");
  EXPECT_TRUE(store->replace(made::entry(again, {event})));
  EXPECT_TRUE(store->commit());
  expect_corrected();
  EXPECT_TRUE(store->correct({{wrong, "verdict", "right", "bob", "2024-02-02"}}).value());
  EXPECT_TRUE(store->commit());
  EXPECT_EQ(found(file, "type:ASSAULT").size(), 1U);
  EXPECT_FALSE(store->correct({{"0123456789abcdef", "verdict", "right", "bob", "2024-02-02"}}).value());
}

TEST(Store, WithoutTextsEventsAreStillFoundAndPurged) {
  const StoreFile file;
  auto store = writer(file);
  store->keep_texts(false);
  put(*store, made::meeting("d", "2024-01-10"));
  EXPECT_EQ(found(file, "source:FRA").size(), 1U);
  EXPECT_EQ(made::faults(file.path()), "");
  auto reader = StoreReader::open(file.path());
  EXPECT_FALSE((*reader)->article("d")->at(0).text);
  EXPECT_TRUE(store->purge("d").value());
  EXPECT_TRUE(store->commit());
  EXPECT_EQ(made::faults(file.path()), "");
}

TEST(Store, DependsOnTheSetOfArticlesAlone) {
  std::vector<int> order(24);
  for (int i = 0; i < 24; ++i) order[static_cast<std::size_t>(i)] = i;
  std::mt19937 random(7);
  std::string expected;
  for (int round = 0; round < 5; ++round) {
    const StoreFile file;
    auto store = writer(file);
    for (const int i : order)
      put(*store, made::meeting("d" + std::to_string(i), "2024-01-1" + std::to_string(i % 3),
                                i % 4 == 0 ? "FRA" : "ITA"));
    EXPECT_EQ(made::faults(file.path()), "");
    const std::string got = made::dump(file.path());
    if (round == 0) expected = got;
    EXPECT_EQ(got, expected) << "round " << round;
    std::shuffle(order.begin(), order.end(), random);
  }
  EXPECT_NE(expected.find("event "), std::string::npos);
}

TEST(Store, CountsByDyadAndMonthAreTheEvents) {
  const StoreFile file;
  fill(file);
  auto reader = StoreReader::open(file.path());
  const auto all = (*reader)->dyads(parse_query("target:PSE").value(), false, 10);
  ASSERT_EQ(all->size(), 2U);
  // The same sums, once from the counts and once from the events, which a term that no count knows asks for.
  const auto counted = (*reader)->dyads({}, true, 10),
             summed = (*reader)->dyads(parse_query("confidence:0").value(), true, 10);
  ASSERT_EQ(counted->size(), summed->size());
  for (std::size_t i = 0; i < counted->size(); ++i) {
    EXPECT_EQ(counted->at(i).source, summed->at(i).source);
    EXPECT_EQ(counted->at(i).period, summed->at(i).period);
    EXPECT_EQ(counted->at(i).by_quad, summed->at(i).by_quad);
    EXPECT_DOUBLE_EQ(counted->at(i).goldstein, summed->at(i).goldstein);
  }
}

TEST(Store, ActorsAreCountedByRole) {
  const StoreFile file;
  fill(file);
  auto reader = StoreReader::open(file.path());
  const auto all = (*reader)->actors({}, 10);
  ASSERT_EQ(all->size(), 6U);
  const auto some = (*reader)->actors(parse_query("type:ASSAULT").value(), 10);
  ASSERT_EQ(some->size(), 2U);
  EXPECT_EQ(some->at(0).as_source + some->at(0).as_target, 1U);
}

TEST(Store, RejectsAreKeptOnce) {
  const StoreFile file;
  auto store = writer(file);
  for (int i = 0; i < 2; ++i) EXPECT_TRUE(store->reject({"a.html", 0, "", "holds no text"}));
  EXPECT_TRUE(store->commit());
  auto reader = StoreReader::open(file.path());
  ASSERT_EQ((*reader)->rejects(10)->size(), 1U);
  EXPECT_EQ((*reader)->rejects(10)->front().reason, "holds no text");
}

TEST(Store, TheCheckSeesWhatIsWrong) {
  const std::string damages[] = {"DELETE FROM dyad",
                                 "UPDATE tally SET events = events + 1",
                                 "UPDATE event SET cluster = 99",
                                 "UPDATE article SET record = x'00'",
                                 "UPDATE actor SET as_source = 7",
                                 "DELETE FROM body_words_docsize",
                                 "UPDATE article SET story = 99",
                                 "DELETE FROM event WHERE id = 1",
                                 "INSERT INTO block VALUES (1, 99)"};
  for (const std::string& damage : damages) {
    const StoreFile file;
    fill(file);
    EXPECT_EQ(made::faults(file.path()), "");
    try {
      Database database = Database::open(file.path(), Database::Mode::kWrite);
      database.run(damage);
    } catch (const StoreFault& fault) {
      FAIL() << damage << ": " << fault.error.message;
    }
    EXPECT_NE(made::faults(file.path()), "") << damage;
  }
}

}  // namespace
}  // namespace dragoman
