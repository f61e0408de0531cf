#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "dragoman/coder.h"

namespace dragoman {
namespace {

Event sample() {
  Event event;
  event.mention_id = event.event_id = "00ff";
  event.doc_id = "d\"1";
  event.type = EventType::kRequest;
  event.status = Status::kFuture;
  event.trigger = {"called for", {10, 20}};
  event.sentence = {0, 40};
  event.source.push_back({{"Société", {0, 7}}, "", "", "FRA", "GOV", "FRAGOV", "", {}, {}, {}});
  return event;
}

TEST(EventJson, KeepsTheOrderOfTheRecord) {
  const std::string line = to_json(sample());
  std::size_t at = 0;
  for (const char* key :
       {"event_id",  "mention_id",  "doc_id",     "type",    "mode",     "status", "cameo",  "quad",
        "goldstein", "contexts",    "confidence", "trigger", "sentence", "source", "target", "date",
        "place",     "attribution", "numbers",    "same_as", "rule",     "coder"}) {
    const std::size_t found = line.find('"' + std::string(key) + "\":", at);
    ASSERT_NE(found, std::string::npos) << key << " missing or out of order in " << line;
    at = found;
  }
  EXPECT_EQ(line.find('\n'), std::string::npos);
}

TEST(EventJson, EmptyFieldsAreNullAndListsStayLists) {
  const auto json = nlohmann::json::parse(to_json(sample()));
  for (const char* key : {"mode", "cameo", "goldstein", "date", "place", "same_as"}) {
    EXPECT_TRUE(json[key].is_null()) << key;
  }
  EXPECT_EQ(json["target"], nlohmann::json::array());
  EXPECT_EQ(json["doc_id"], "d\"1");
  EXPECT_EQ(json["source"][0]["text"], "Société");
  EXPECT_EQ(json["source"][0]["end"], 7);
}

TEST(EventJson, InvalidUtf8IsReplacedNotThrown) {
  Event event = sample();
  event.trigger.text = "a\xff";
  EXPECT_EQ(nlohmann::json::parse(to_json(event))["trigger"]["text"], "a\xEF\xBF\xBD");
}

TEST(EventNames, GoBothWays) {
  for (const auto type_name : kEventTypeNames) EXPECT_EQ(name(*event_type(type_name)), type_name);
  for (const auto status_name : kStatusNames) EXPECT_EQ(name(*status(status_name)), status_name);
  EXPECT_FALSE(event_type("FIGHT"));
  EXPECT_FALSE(status("Actual"));
}

}  // namespace
}  // namespace dragoman
