// JSON lines, GeoJSON and iCalendar.

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "dragoman/coder.h"
#include "exchange/ical_text.h"
#include "support.h"

namespace dragoman {
namespace {

using namespace testing;
using Json = nlohmann::json;

TEST(JsonlExport, IsTheRecordWithItsArticle) {
  const std::string line = exported(ExportFormat::kJsonl, {planned_meeting()});
  const auto event = event_from_json(line);
  ASSERT_TRUE(event) << event.error().str();
  EXPECT_EQ(to_json(*event), to_json(planned_meeting().event()));
  const Json article = Json::parse(line)["article"];
  EXPECT_EQ(article["doc_id"], "report-1");
  EXPECT_EQ(article["publisher"], "Fjord Press");
  EXPECT_EQ(article["published"], "2024-05-13T08:15:00Z");
  EXPECT_TRUE(article["agency"].is_null());
}

TEST(GeoJsonExport, IsOneCollection) {
  EventRow nowhere = planned_meeting();
  nowhere.mentions[0].event.place.reset();
  const Json map = Json::parse(exported(ExportFormat::kGeoJson, {planned_meeting(), nowhere}));
  EXPECT_EQ(map["type"], "FeatureCollection");
  ASSERT_EQ(map["features"].size(), 2u);
  EXPECT_EQ(map["features"][0]["geometry"]["coordinates"], (std::vector<double>{10.75, 59.91}));
  EXPECT_EQ(map["features"][0]["properties"]["status"], "future");
  EXPECT_TRUE(map["features"][1]["geometry"].is_null());
  EXPECT_EQ(Json::parse(exported(ExportFormat::kGeoJson, {}))["features"].size(), 0u);
}

/// Unfolded lines as name and value.
std::vector<std::string> unfolded(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = text.find("\r\n", from);
    EXPECT_NE(end, std::string::npos);
    const std::string line = text.substr(from, end - from);
    EXPECT_LE(line.size(), 75u) << line;
    EXPECT_TRUE(is_valid_utf8(line)) << "a character is cut";
    EXPECT_EQ(line.find('\n'), std::string::npos);
    if (line.starts_with(' '))
      out.back() += line.substr(1);
    else
      out.push_back(line);
    from = end + 2;
  }
  return out;
}

bool has(const std::vector<std::string>& lines, const std::string& line) {
  return std::find(lines.begin(), lines.end(), line) != lines.end();
}

TEST(IcsExport, HoldsEventsWithDays) {
  EventRow dayless = planned_meeting();
  dayless.mentions[0].event.date.reset();
  const auto lines = unfolded(exported(ExportFormat::kIcs, {planned_meeting(), dayless}));
  EXPECT_EQ(std::count(lines.begin(), lines.end(), "BEGIN:VEVENT"), 1);
  EXPECT_EQ(lines.front(), "BEGIN:VCALENDAR");
  EXPECT_EQ(lines.back(), "END:VCALENDAR");
  EXPECT_TRUE(has(lines, "UID:0123456789abcdef@dragoman"));
  EXPECT_TRUE(has(lines, "DTSTAMP:20240513T081500Z"));
  EXPECT_TRUE(has(lines, "DTSTART;VALUE=DATE:20240516"));
  EXPECT_TRUE(has(lines, "DTEND;VALUE=DATE:20240518"));
  EXPECT_TRUE(has(lines, "SUMMARY:CONSULT (visit): Espen Barth Eide - Egypt\\, Saudi Arabia"));
  EXPECT_TRUE(has(lines, "STATUS:TENTATIVE"));
  EXPECT_TRUE(has(lines, "GEO:59.91;10.75"));
  EXPECT_TRUE(has(lines, "CATEGORIES:CONSULT,diplomatic,military"));
}

TEST(IcsExport, FoldsBetweenCharactersAndEscapes) {
  std::string words;
  for (int i = 0; i < 60; ++i) words += "й🕊";
  const auto lines = unfolded(exported(ExportFormat::kIcs, {full_of(words + "; a, b\\c\r\nEND:VEVENT\nX")}));
  EXPECT_EQ(std::count(lines.begin(), lines.end(), "END:VEVENT"), 1) << "text must not end the entry";
  EXPECT_TRUE(has(lines, "LOCATION:" + words + "\\; a\\, b\\\\c\\nEND:VEVENT\\nX (NOR)"));
  EXPECT_EQ(ical_line("A", std::string(73, 'x')).size(), 77u);
  EXPECT_EQ(ical_line("A", std::string(74, 'x')).size(), 81u);
}

TEST(IcsExport, AnAddressCannotBeginALine) {
  EventRow row = planned_meeting();
  row.mentions[0].article.url = "https://a.example/\r\nATTACH:x";
  EXPECT_EQ(exported(ExportFormat::kIcs, {row}).find("ATTACH"), std::string::npos);
}

}  // namespace
}  // namespace dragoman
