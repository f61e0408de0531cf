// What to_json writes, event_from_json reads back.

#include <gtest/gtest.h>

#include "dragoman/coder.h"

namespace dragoman {
namespace {

Event full() {
  Event event;
  event.event_id = "e1";
  event.mention_id = "m1";
  event.doc_id = "https://example.org/1";
  event.type = EventType::kAssault;
  event.mode = "aerial";
  event.status = Status::kNegated;
  event.cameo = "195";
  event.quad = 4;
  event.goldstein = -10;
  event.contexts = {"military"};
  event.confidence = 0.75;
  event.trigger = {"bombed", {12, 18}};
  event.sentence = {0, 60};
  event.source.push_back({{"they", {7, 11}},
                          "id1",
                          "Air Force",
                          "FRA",
                          "MIL",
                          "FRAMIL",
                          "pilots",
                          {"A", "B"},
                          Words{"the pilots", {0, 5}},
                          ""});
  event.target.push_back({{"rebels", {19, 25}}, "", "", "UNK", "REB", "", "", {}, {}, ""});
  event.date = EventDate{{2024, 2, 29}, {2024, 3, 1}, {"Thursday", {30, 38}}, "span", ""};
  event.place = EventPlace{{"Gao", {40, 43}}, "Gao", "MLI", "Gao", 16.27, -0.04, 2457161U, "city", ""};
  event.attribution.push_back({{"AFP", {50, 53}}, "reported", "FRA", "JRN"});
  event.numbers.push_back({"dead", 10, std::nullopt, {"ten", {55, 58}}, "the army"});
  event.same_as = "m0";
  event.rule = "reader/base@1";
  event.coder = "dragoman";
  return event;
}

TEST(EventParse, ReadsWhatWasWritten) {
  const std::string line = to_json(full());
  const Result<Event> back = event_from_json(line);
  ASSERT_TRUE(back) << back.error().str();
  EXPECT_EQ(to_json(*back), line);
}

TEST(EventParse, ReadsNulls) {
  Event bare;
  bare.mention_id = bare.event_id = "m";
  const std::string line = to_json(bare);
  const Result<Event> back = event_from_json(line);
  ASSERT_TRUE(back) << back.error().str();
  EXPECT_EQ(to_json(*back), line);
}

TEST(EventParse, SaysWhatIsWrong) {
  EXPECT_FALSE(event_from_json("{"));
  EXPECT_FALSE(event_from_json("[]"));
  std::string line = to_json(full());
  line.replace(line.find("ASSAULT"), 7, "ATTACKS");
  const Result<Event> back = event_from_json(line);
  ASSERT_FALSE(back);
  EXPECT_NE(back.error().message.find("unknown type"), std::string::npos) << back.error().message;
  line = to_json(full());
  line.replace(line.find("2024-02-29"), 10, "2023-02-29");
  EXPECT_FALSE(event_from_json(line));
}

}  // namespace
}  // namespace dragoman
