// What each address answers, without sockets.

#include "small_store.h"

namespace dragoman::serve {
namespace {

using Answers = SmallStore;
using Json = nlohmann::json;

std::string event_id(const Json& events, std::size_t at = 0) { return events["events"][at]["event_id"]; }

TEST_F(Answers, InfoCountsTheStoreAndTellsWhatIsAllowed) {
  const Json info = ask("/info");
  EXPECT_EQ(info["articles"], 26);
  EXPECT_EQ(info["events"], 14);
  EXPECT_EQ(info["datasets"]["dragoman"], 26);
  EXPECT_EQ(info["first"], "2023-01-15");
  EXPECT_EQ(info["allow_coding"], false);
}

TEST_F(Answers, AnEventComesWithItsSentenceAndItsReports) {
  const Json found = ask("/events?q=status:future");
  ASSERT_EQ(found["events"].size(), 1U);
  const Json& event = found["events"][0];
  EXPECT_EQ(event["sentence"], "France and Germany will meet in Berlin on 10 January.");
  EXPECT_EQ(event["reports"], 1);
  EXPECT_EQ(event["dataset"], "dragoman");
  EXPECT_EQ(event["event"]["place"]["name"], "Berlin");
  EXPECT_EQ(event["article"]["doc_id"], "https://a.example/plan");
  EXPECT_EQ(event["first_report"], "2024-01-05");
  EXPECT_TRUE(found["next"].is_null());
  const Json twice = ask("/events?q=source:ITA&limit=1");
  EXPECT_EQ(twice["events"][0]["reports"], 2);
  EXPECT_EQ(twice["events"][0]["publishers"], Json::array({"Example News"}));
}

TEST_F(Answers, OneEventTellsEachReportAndWhatBecameOfThePlan) {
  const std::string plan = event_id(ask("/events?q=status:future"));
  const Json detail = ask("/events/" + plan);
  EXPECT_EQ(detail["mentions"].size(), 1U);
  EXPECT_EQ(detail["mentions"][0]["sentence"], "France and Germany will meet in Berlin on 10 January.");
  EXPECT_TRUE(detail["mark"].is_null());
  ASSERT_EQ(detail["later"].size(), 1U);
  EXPECT_EQ(detail["later"][0]["article"]["doc_id"], "held");
  EXPECT_EQ(detail["earlier"].size(), 0U);
  const Json held = ask("/events/" + detail["later"][0]["event_id"].get<std::string>());
  ASSERT_EQ(held["earlier"].size(), 1U);
  EXPECT_EQ(held["earlier"][0]["event_id"], plan);
}

TEST_F(Answers, AnArticleIsFoundByItsEncodedName) {
  const Json found = ask("/articles/https%3A%2F%2Fa.example%2Fplan");
  ASSERT_EQ(found["versions"].size(), 1U);
  EXPECT_EQ(found["versions"][0]["state"], "current");
  EXPECT_EQ(found["versions"][0]["events"].size(), 1U);
  EXPECT_NE(found["versions"][0]["text"].get<std::string>().find("Berlin"), std::string::npos);
  EXPECT_NE(detail(get("/articles/https%3A%2F%2Fa.example%2Fnone"), 404).find("none"), std::string::npos);
}

TEST_F(Answers, AStoryHasItsArticlesAndTheirEvents) {
  const Json story = ask("/stories/held");
  EXPECT_EQ(story["articles"].size(), 1U);
  EXPECT_EQ(story["events"].size(), 1U);
  detail(get("/stories/none"), 404);
}

TEST_F(Answers, PlansTellTheirFate) {
  const Json agenda = ask("/agenda?from=2024-01-01");
  ASSERT_EQ(agenda["plans"].size(), 1U);
  EXPECT_EQ(agenda["plans"][0]["fate"], "held");
  EXPECT_EQ(agenda["plans"][0]["later"]["article"]["doc_id"], "held");
  EXPECT_EQ(ask("/agenda?from=2024-02-01")["plans"].size(), 0U);
}

TEST_F(Answers, CountsLeaveNoPeriodOut) {
  const Json months = ask("/counts?by=month")["counts"];
  ASSERT_EQ(months.size(), 13U);
  EXPECT_EQ(months[0]["start"], "2023-01-01");
  EXPECT_EQ(months[12]["events"], 2);
  EXPECT_EQ(months[12]["by_quad"], Json::array({2, 0, 0, 0}));
  const Json weeks = ask("/counts?by=week&q=since:2023-11%20until:2023-12")["counts"];
  ASSERT_EQ(weeks.size(), 5U);
  EXPECT_EQ(weeks[0]["start"], "2023-11-13");
  EXPECT_EQ(weeks[1]["events"], 0);
  EXPECT_EQ(ask("/counts?by=year")["counts"].size(), 2U);
  EXPECT_EQ(ask("/counts?q=source:XXX")["counts"].size(), 0U);
}

TEST_F(Answers, PlacesActorsAndDyadsAreSums) {
  const Json place = ask("/places")["places"];
  ASSERT_EQ(place.size(), 1U);
  EXPECT_EQ(place[0]["name"], "Berlin");
  EXPECT_EQ(place[0]["lat"], 52.5);
  const Json actors = ask("/actors?limit=1")["actors"];
  ASSERT_EQ(actors.size(), 1U);
  EXPECT_EQ(actors[0]["as_source"].get<int>() + actors[0]["as_target"].get<int>(), 24);
  const Json dyads = ask("/dyads?q=source:ITA")["dyads"];
  ASSERT_EQ(dyads.size(), 1U);
  EXPECT_EQ(dyads[0]["events"], 12);
  EXPECT_EQ(dyads[0]["goldstein"], 22.8);
  EXPECT_EQ(ask("/dyads?q=source:ITA&by=month&limit=3")["dyads"][0]["month"], "2023-12");
}

TEST_F(Answers, TimelineTakesTwoAndChangesFollowATopic) {
  EXPECT_EQ(ask("/timeline?actor=ITA&actor=ESP")["events"].size(), 12U);
  EXPECT_EQ(ask("/timeline?actor=ITA&actor=FRA")["events"].size(), 0U);
  detail(get("/timeline?actor=A&actor=B&actor=C"), 400);
  detail(get("/timeline"), 400);
  const Json changes = ask("/changes?actor=FRA&topic=Germany")["changes"];
  ASSERT_EQ(changes.size(), 2U);
  EXPECT_TRUE(changes[1]["change"].is_null());
}

TEST_F(Answers, ValuesAreCompletedByTheirBeginningOrLabel) {
  const Json ita = ask("/complete?field=source&prefix=it")["values"];
  ASSERT_EQ(ita.size(), 1U);
  EXPECT_EQ(ita[0]["value"], "ITA");
  EXPECT_EQ(ita[0]["label"], "Land ITA");
  EXPECT_EQ(ask("/complete?field=type")["values"][0]["value"], "CONSULT");
  EXPECT_EQ(ask("/complete?field=status")["values"].size(), 2U);
  EXPECT_EQ(ask("/complete?field=place&prefix=BER")["values"].size(), 1U);
  EXPECT_EQ(ask("/complete?field=said-by&prefix=spok")["values"].size(), 1U);
  EXPECT_EQ(ask("/complete?field=publisher")["values"].size(), 2U);
  EXPECT_EQ(ask("/complete?field=since")["values"].size(), 0U);
  EXPECT_NE(detail(get("/complete?field=colour"), 400).find("colour"), std::string::npos);
}

TEST_F(Answers, FieldsTellTheQueryLanguage) {
  const Json fields = ask("/fields");
  EXPECT_EQ(fields["types"].size(), 16U);
  EXPECT_EQ(fields["statuses"].size(), 4U);
  EXPECT_EQ(fields["quads"][3]["name"], "material-conflict");
}

TEST_F(Answers, CsvIsTheTableOfTheCommandLine) {
  const Response csv = get("/events?q=status:future&format=csv");
  EXPECT_EQ(csv.type, "text/csv; charset=utf-8");
  EXPECT_EQ(
      text(csv),
      "date,type,status,source,target,place,said_by,trigger,reports,event_id\n2024-01-10,CONSULT,future,FRA "
      "France,DEU Germany,Berlin,a spokesman,met,1," +
          event_id(ask("/events?q=status:future")) + "\n");
  EXPECT_EQ(
      text(get("/dyads?format=csv&q=source:FRA")),
      "month,source,target,events,verbal_cooperation,material_cooperation,verbal_conflict,material_conflict,"
      "goldstein_sum\nall,FRA,DEU,2,2,0,0,0,3.8\n");
}

TEST_F(Answers, ExportsAndPanelsAreStreams) {
  const Response lines = get("/export?format=jsonl&q=source:FRA");
  EXPECT_EQ(lines.type, "application/x-ndjson");
  const std::string out = text(lines);
  EXPECT_EQ(std::count(out.begin(), out.end(), '\n'), 2);
  const std::string panel = text(get("/panel?unit=dyad&by=month"));
  EXPECT_TRUE(panel.starts_with("source,source_cow,")) << panel;
  EXPECT_NE(panel.find("\nITA,"), std::string::npos);
  detail(get("/export?format=doc"), 400);
  detail(get("/export"), 400);
  detail(get("/panel?q=source:XXX"), 404);
  EXPECT_NE(detail(get("/panel?by=day&from=0001-01-01"), 400).find("periods"), std::string::npos);
  detail(get("/panel?from=2024-01-01&to=2023-01-01"), 400);
  detail(get("/panel?to=1999-01-01"), 400);
}

TEST_F(Answers, NoMoreStreamsThanTheGateLetsThrough) {
  const Response first = get("/export?format=csv"), second = get("/export?format=csv");
  ASSERT_EQ(first.status, 200);
  ASSERT_EQ(second.status, 200);
  const Response third = get("/export?format=csv");
  EXPECT_NE(detail(third, 503).find("again"), std::string::npos);
  EXPECT_NE(header(third, "Retry-After"), "");
}

TEST_F(Answers, WhatIsWrongInAQueryIsSaid) {
  EXPECT_NE(detail(get("/events?q=sorce:RUS"), 400).find("did you mean source?"), std::string::npos);
  EXPECT_NE(detail(get("/events?limit=0"), 400).find("1 to 1000"), std::string::npos);
  EXPECT_NE(detail(get("/events?limit=1001"), 400).find("1 to 1000"), std::string::npos);
  detail(get("/events?limit=-1"), 400);
  EXPECT_NE(detail(get("/events?limt=3"), 400).find("did you mean limit?"), std::string::npos);
  EXPECT_NE(detail(get("/events?order=odd"), 400).find("newest"), std::string::npos);
  EXPECT_NE(detail(get("/agenda?from=2024-02-30"), 400).find("from"), std::string::npos);
  EXPECT_NE(detail(get("/events?limit=1&limit=2"), 400).find("limit"), std::string::npos);
  std::string many;
  for (int i = 0; i < 51; ++i) many += "+w" + std::to_string(i);
  EXPECT_NE(detail(get("/events?q=" + many), 400).find("50 terms"), std::string::npos);
}

}  // namespace
}  // namespace dragoman::serve
