// Pages: all of them together are all events, each once, whatever comes in between.

#include "small_store.h"

namespace dragoman::serve {
namespace {

class Pages : public SmallStore {
 protected:
  /// event_ids of all pages in their order; `between` is done after each page.
  std::vector<std::string> walk(
      const std::string& question, const std::function<void()>& between = [] {}) {
    std::vector<std::string> ids;
    std::string cursor;
    for (int page = 0; page < 50; ++page) {
      const auto found = ask("/events?limit=3" + question + (cursor.empty() ? "" : "&cursor=" + cursor));
      for (const auto& event : found["events"]) ids.push_back(event["event_id"]);
      if (found["next"].is_null()) return ids;
      cursor = found["next"];
      between();
    }
    ADD_FAILURE() << "no last page";
    return ids;
  }
  std::vector<std::string> all(const std::string& question) {
    std::vector<std::string> ids;
    const auto found = ask("/events?limit=1000" + question);
    for (const auto& event : found["events"]) ids.push_back(event["event_id"]);
    return ids;
  }
  void add(Entry entry) {
    auto writer = StoreWriter::open(store_.path());
    ASSERT_TRUE(writer);
    put(**writer, std::move(entry));
    ASSERT_TRUE((*writer)->commit());
  }
};

TEST_F(Pages, TogetherAreAllEventsInOrder) {
  Article undated = made::article("undated", "", "France met Germany somewhere.");
  add(made::entry(undated, {made::event(undated, EventType::kAgree, made::actor("FRA", "France", {0, 6}),
                                        made::actor("DEU", "Germany", {11, 18}), "", 7),
                            made::event(undated, EventType::kAccuse, made::actor("FRA", "France", {0, 6}),
                                        made::actor("DEU", "Germany", {11, 18}), "", 12)}));
  for (const char* question :
       {"&order=newest", "&order=oldest", "&q=source:ITA", "&q=source:ITA&order=oldest", "&q=report"}) {
    const std::vector<std::string> whole = all(question);
    EXPECT_GE(whole.size(), 12U);
    EXPECT_EQ(walk(question), whole) << question;
  }
}

TEST_F(Pages, StayRightWhileArticlesComeIn) {
  for (const char* question : {"&order=newest", "&order=oldest"}) {
    const std::vector<std::string> before = all(question);
    int count = 0;
    const auto add_some = [&] {
      ++count;
      const std::string name = std::string(question) + std::to_string(count);
      add(made::meeting("new" + name, "2023-06-15", "ITA", "ESP"));    // joins an event in the middle
      add(made::meeting("early" + name, "2022-01-01", "GRC", "TUR"));  // before all
      add(made::meeting("late" + name, "2024-05-01", "POL", "CZE"));   // behind all
    };
    const std::vector<std::string> walked = walk(question, add_some);
    const std::set<std::string> once(walked.begin(), walked.end());
    EXPECT_EQ(once.size(), walked.size()) << "an event stood on two pages";
    for (const std::string& id : before) EXPECT_TRUE(once.contains(id)) << id << " was on no page";
  }
}

TEST_F(Pages, AnEventWhoseReportsTellDifferentDaysStandsOnce) {
  // The same plan told for two days that meet: one event whose mentions sort apart.
  for (const auto& [doc, first, last] :
       {std::tuple("x", "2024-03-01", "2024-03-20"), std::tuple("y", "2024-03-10", "2024-03-20")}) {
    Article report =
        made::article(doc, "2024-02-20", std::string("Peru will meet Chile, says report ") + doc);
    Event event = made::event(report, EventType::kConsult, made::actor("PER", "Peru", {0, 4}),
                              made::actor("CHL", "Chile", {15, 20}), first, 5);
    event.date->end = *parse_iso_date(last);
    add(made::entry(report, {event}));
  }
  for (int day = 2; day < 9; ++day)
    add(made::meeting("fill" + std::to_string(day), "2024-03-0" + std::to_string(day), "NOR", "SWE"));
  for (const char* question : {"&order=newest", "&order=oldest"})
    EXPECT_EQ(walk(question), all(question)) << question;
}

TEST_F(Pages, ACursorIsOfItsQuestionAlone) {
  const std::string cursor = ask("/events?limit=3")["next"];
  EXPECT_NE(detail(get("/events?limit=3&order=oldest&cursor=" + cursor), 400).find("another question"),
            std::string::npos);
  EXPECT_NE(detail(get("/events?limit=3&q=source:ITA&cursor=" + cursor), 400).find("another question"),
            std::string::npos);
  EXPECT_NE(detail(get("/events?cursor=abc"), 400).find("cursor"), std::string::npos);
  detail(get("/events?cursor=1.2.3.4.5.6"), 400);
  detail(get("/events?cursor=99999999999999999999.1.1.x"), 400);
}

}  // namespace
}  // namespace dragoman::serve
