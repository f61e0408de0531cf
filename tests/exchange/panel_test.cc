#include "exchange/panel.h"

#include <gtest/gtest.h>

#include "base/calendar.h"
#include "exchange/panel_events.h"
#include "support.h"

namespace dragoman {
namespace {

using namespace testing;

Date day(const char* text) { return parse_iso_date(text).value(); }

PanelEvent told(const char* on, const char* source, const char* target, EventType type = EventType::kConsult,
                double goldstein = 1) {
  PanelEvent event;
  event.day = day(on);
  event.source = source;
  event.target = target;
  event.type = type;
  event.quad = tables().ontology->quad(type);
  event.goldstein = goldstein;
  return event;
}

using Table = std::vector<std::map<std::string, std::string>>;

Table table_of(const Panel& panel) {
  std::string text;
  const auto written = panel.write([&](std::string_view line) {
    text += line;
    return true;
  });
  EXPECT_TRUE(written) << written.error().str();
  const auto lines = read_commas(text);
  Table out;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    EXPECT_EQ(lines[i].size(), lines[0].size());
    auto& row = out.emplace_back();
    for (std::size_t j = 0; j < lines[i].size(); ++j) row[lines[0][j]] = lines[i][j];
  }
  return out;
}

Panel panel(const PanelOptions& options) { return {options, tables().countries, tables().states}; }

TEST(Panel, CountsCountriesByMonthWithZeros) {
  Panel months = panel({});
  months.add(told("2024-01-31", "RUS", "UKR", EventType::kAssault, -10));
  months.add(told("2024-01-31", "RUS", "UKR", EventType::kAssault, -10));
  months.add(told("2024-03-01", "UKR", "RUS", EventType::kAccuse, -2));
  months.add(told("2024-03-02", "USA", "USA", EventType::kProtest, -6.5));
  months.add(told("2024-03-02", "UNO", "UNK"));
  months.add_article(day("2024-02-29"));
  const Table rows = table_of(months);
  ASSERT_EQ(rows.size(), 9u);  // RUS, UKR, USA in January, February, March; the UN is no country
  auto january = rows[0];
  EXPECT_EQ(january["iso3"], "RUS");
  EXPECT_EQ(january["cow"], "365");
  EXPECT_EQ(january["gw"], "365");
  EXPECT_EQ(january["period"], "2024-01");
  EXPECT_EQ(january["last_day"], "2024-01-31");
  EXPECT_EQ(january["articles"], "0");
  EXPECT_EQ(january["events"], "2");
  EXPECT_EQ(january["as_source"], "2");
  EXPECT_EQ(january["as_target"], "0");
  EXPECT_EQ(january["goldstein"], "-20.0");
  EXPECT_EQ(january["n_assault"], "2");
  EXPECT_EQ(january["goldstein_assault"], "-20.0");
  EXPECT_EQ(january["n_quad4"], "2");
  EXPECT_EQ(january["n_actual"], "2");
  auto february = rows[1];
  EXPECT_EQ(february["articles"], "1");
  EXPECT_EQ(february["events"], "0");
  EXPECT_EQ(february["goldstein"], "0.0");
  auto home = rows[8];
  EXPECT_EQ(home["iso3"], "USA");
  EXPECT_EQ(home["events"], "1") << "an event at home counts once";
  EXPECT_EQ(home["as_source"], "1");
  EXPECT_EQ(home["as_target"], "1");
}

TEST(Panel, CountsDyadsByWeekInTheirDirection) {
  PanelOptions options;
  options.unit = PanelUnit::kDyad;
  options.period = PanelPeriod::kWeek;
  Panel weeks = panel(options);
  weeks.add(told("2020-12-31", "DEU", "FRA"));  // Thursday of week 53
  weeks.add(told("2021-01-03", "DEU", "FRA"));  // its Sunday
  weeks.add(told("2021-01-04", "FRA", "DEU"));
  weeks.add(told("2021-01-04", "FRA", "UNK"));
  Table rows = table_of(weeks);
  ASSERT_EQ(rows.size(), 4u);
  EXPECT_EQ(rows[0]["source"], "DEU");
  EXPECT_EQ(rows[0]["source_cow"], "255");
  EXPECT_EQ(rows[0]["target_gw"], "220");
  EXPECT_EQ(rows[0]["period"], "2020-W53");
  EXPECT_EQ(rows[0]["first_day"], "2020-12-28");
  EXPECT_EQ(rows[0]["events"], "2");
  EXPECT_EQ(rows[1]["period"], "2021-W01");
  EXPECT_EQ(rows[1]["events"], "0");
  EXPECT_EQ(rows[3]["events"], "1");
}

TEST(Panel, AnEventOfSeveralPartiesCountsOnceForEach) {
  Panel months = panel({});
  for (const PanelEvent& pair : panel_events(planned_meeting(), PanelUnit::kCountry)) months.add(pair);
  Table rows = table_of(months);
  ASSERT_EQ(rows.size(), 3u);
  for (auto& row : rows) EXPECT_EQ(row["events"], "1") << row["iso3"];
  EXPECT_EQ(rows[1]["iso3"], "NOR");
  EXPECT_EQ(rows[1]["as_source"], "1");
  EXPECT_EQ(rows[1]["as_target"], "0");
  EXPECT_EQ(rows[2]["as_target"], "1");
  EXPECT_EQ(rows[2]["n_future"], "1");
}

TEST(Panel, OneADayCountsNoRolesOfWhatItLeavesOut) {
  PanelOptions options;
  options.one_a_day = true;
  Panel months = panel(options);
  EventRow second = planned_meeting();
  second.event_id = "another";
  for (const EventRow& row : {planned_meeting(), second}) {
    for (const PanelEvent& pair : panel_events(row, PanelUnit::kCountry)) months.add(pair);
  }
  for (auto& row : table_of(months))
    EXPECT_EQ(std::stoi(row["as_source"]) + std::stoi(row["as_target"]), 1) << row["iso3"];
}

TEST(Panel, PartiesAreIdsForActors) {
  EventRow row = planned_meeting();
  row.mentions[0].event.source[0].id = "person:eide";
  const auto pairs = panel_events(row, PanelUnit::kActor);
  ASSERT_EQ(pairs.size(), 2u);
  EXPECT_EQ(pairs[0].source, "person:eide");
  EXPECT_EQ(pairs[1].target, "SAU/GOV");
  EXPECT_EQ(pairs[0].event, pairs[1].event);
  row.mentions[0].event.date.reset();
  EXPECT_EQ(iso(panel_events(row, PanelUnit::kDyad).at(0).day), "2024-05-13");
  row.mentions[0].article.date.reset();
  EXPECT_TRUE(panel_events(row, PanelUnit::kDyad).empty());
}

TEST(Panel, OptionsChoose) {
  PanelOptions options;
  options.unit = PanelUnit::kActor;
  options.period = PanelPeriod::kDay;
  options.one_a_day = true;
  options.min_confidence = 0.5;
  options.statuses = {Status::kActual};
  options.from = day("2024-01-01");
  options.to = day("2024-01-02");
  options.units = {"group:hamas", "RUS"};
  Panel days = panel(options);
  days.add(told("2024-01-01", "RUS", "UKR", EventType::kAssault, -10));
  days.add(told("2024-01-01", "RUS", "UKR", EventType::kAssault, -3));  // the same day and type
  days.add(told("2024-01-01", "RUS", "UKR", EventType::kAccuse, -2));
  days.add(told("2024-01-03", "RUS", "UKR"));
  days.add(told("2024-01-02", "FRA", "UKR"));
  PanelEvent planned = told("2024-01-02", "RUS", "UKR"), unsure = planned;
  planned.status = Status::kFuture;
  unsure.confidence = 0.4;
  days.add(planned);
  days.add(unsure);
  Table rows = table_of(days);
  ASSERT_EQ(rows.size(), 4u);
  EXPECT_EQ(rows[0]["actor"], "RUS");
  EXPECT_EQ(rows[0]["events"], "2");
  EXPECT_EQ(rows[0]["goldstein"], "-12.0");
  EXPECT_EQ(rows[1]["events"], "0");
  EXPECT_EQ(rows[2]["actor"], "group:hamas");
  EXPECT_EQ(rows[2]["cow"], "");
}

TEST(Panel, NumbersFollowMembership) {
  PanelOptions options;
  options.units = {"SSD"};
  options.from = day("2011-06-01");
  options.to = day("2011-07-31");
  Table rows = table_of(panel(options));
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0]["cow"], "");
  EXPECT_EQ(rows[1]["cow"], "626");
}

TEST(Panel, SaysWhatItCannotDo) {
  EXPECT_FALSE(panel({}).write([](std::string_view) { return true; }));
  PanelOptions backwards;
  backwards.from = day("2024-01-02");
  backwards.to = day("2024-01-01");
  EXPECT_FALSE(panel(backwards).write([](std::string_view) { return true; }));
  PanelOptions huge;
  huge.period = PanelPeriod::kDay;
  huge.from = Date{1, 1, 1};
  huge.to = Date{9999, 12, 31};
  for (int i = 0; i < 20; ++i) huge.units.push_back("X" + std::to_string(i));
  const auto written = panel(huge).write([](std::string_view) { return true; });
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, ErrorCode::kTooLarge);
}

TEST(Panel, DoesNotDependOnTheOrder) {
  std::vector<PanelEvent> events;
  for (int i = 0; i < 60; ++i)
    events.push_back(told(iso(from_days(19'000 + i * 7)).c_str(), i % 2 ? "RUS" : "CHN", "USA",
                          EventType::kConsult, 0.1 * i));
  Panel forth = panel({}), back = panel({});
  for (const PanelEvent& event : events) forth.add(event);
  std::reverse(events.begin(), events.end());
  for (const PanelEvent& event : events) back.add(event);
  EXPECT_EQ(table_of(forth), table_of(back));
}

}  // namespace
}  // namespace dragoman
