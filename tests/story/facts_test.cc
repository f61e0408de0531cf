// When two reports tell one event, and what becomes of plans.

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "base/calendar.h"
#include "story/facts.h"

namespace dragoman {
namespace {

EventFacts meeting(const std::string& doc_id, const std::string& day, const std::string& published) {
  EventFacts facts;
  facts.mention_id = "m" + doc_id;
  facts.doc_id = doc_id;
  facts.type = EventType::kConsult;
  facts.sources = {"person:a"};
  facts.targets = {"person:b"};
  facts.source_codes = {"FRA"};
  facts.target_codes = {"DEU"};
  facts.start = facts.end = parse_iso_date(day);
  facts.published = parse_iso_date(published);
  facts.place = "Berlin";
  facts.country = "DEU";
  facts.trigger = "met";
  return facts;
}

EventFacts planned(const std::string& doc_id, const std::string& day, const std::string& published) {
  EventFacts facts = meeting(doc_id, day, published);
  facts.status = Status::kFuture;
  return facts;
}

bool share_key(const EventFacts& a, const EventFacts& b) {
  for (const std::uint64_t key : block_keys(a))
    for (const std::uint64_t other : block_keys(b))
      if (key == other) return true;
  return false;
}

TEST(SameEvent, OneMeetingInTwoReports) {
  EXPECT_TRUE(same_event(meeting("1", "2024-01-10", "2024-01-10"), meeting("2", "2024-01-10", "2024-01-12")));
}

TEST(SameEvent, AnotherDayTypePartyOrPlaceIsAnotherEvent) {
  const EventFacts first = meeting("1", "2024-01-10", "2024-01-10");
  EXPECT_FALSE(same_event(first, meeting("2", "2024-01-11", "2024-01-11")));
  EventFacts other = meeting("2", "2024-01-10", "2024-01-10");
  other.type = EventType::kAgree;
  EXPECT_FALSE(same_event(first, other));
  other = meeting("2", "2024-01-10", "2024-01-10");
  other.target_codes = {"ITA"};
  EXPECT_FALSE(same_event(first, other));
  other = meeting("2", "2024-01-10", "2024-01-10");
  other.country = "POL";
  other.place = "Warsaw";
  EXPECT_FALSE(same_event(first, other));
}

TEST(SameEvent, PartiesAndDayAloneAreNotEnough) {
  EventFacts first = meeting("1", "2024-01-10", "2024-01-10"),
             other = meeting("2", "2024-01-10", "2024-01-10");
  first.sources = {"country:FRA"};
  first.place = other.place = "";
  other.sources = {"FRA/GOV"};
  other.targets = {"DEU/GOV"};
  other.trigger = "summit";
  EXPECT_FALSE(same_event(first, other));
  other.trigger = "meets";
  first.trigger = "meets";
  EXPECT_TRUE(same_event(first, other));
}

TEST(SameEvent, WithoutADayThatOfTheReportCounts) {
  EventFacts undated = meeting("2", "2024-01-10", "2024-01-10");
  undated.start = undated.end = std::nullopt;
  EXPECT_TRUE(same_event(meeting("1", "2024-01-10", "2024-01-11"), undated));
  undated.published = std::nullopt;
  EXPECT_FALSE(same_event(meeting("1", "2024-01-10", "2024-01-11"), undated));
  EXPECT_TRUE(block_keys(undated).empty());
}

TEST(SameEvent, OneWordAtOnePlaceIsEnoughWhereOneReportNamesNobody) {
  const EventFacts named = meeting("1", "2024-01-10", "2024-01-10");
  EventFacts nobody = meeting("2", "2024-01-10", "2024-01-10");
  nobody.source_codes.clear();
  EXPECT_TRUE(same_event(named, nobody));
  EXPECT_TRUE(share_key(named, nobody));
  nobody.trigger = "summit";
  EXPECT_FALSE(same_event(named, nobody));
  nobody.trigger = "met";
  nobody.target_codes = {"ITA"};
  EXPECT_FALSE(same_event(named, nobody));
}

TEST(SameEvent, NobodyKnownIsNoReasonToLink) {
  EventFacts nobody = meeting("1", "2024-01-10", "2024-01-10");
  nobody.place = "";
  nobody.source_codes.clear();
  nobody.target_codes.clear();
  EXPECT_TRUE(block_keys(nobody).empty());
  EXPECT_FALSE(same_event(nobody, nobody));
}

TEST(Plan, IsHeldMovedOrCancelled) {
  const EventFacts plan = planned("1", "2024-01-10", "2024-01-05");
  EXPECT_EQ(relate_plan(plan, meeting("2", "2024-01-10", "2024-01-11")), PlanFate::kHeld);
  EXPECT_EQ(relate_plan(plan, planned("2", "2024-01-20", "2024-01-08")), PlanFate::kMoved);
  EventFacts off = planned("2", "2024-01-10", "2024-01-08");
  off.status = Status::kNegated;
  EXPECT_EQ(relate_plan(plan, off), PlanFate::kCancelled);
}

TEST(Plan, WhatWasPublishedBeforeOrIsAnotherThingTellsNothing) {
  const EventFacts plan = planned("1", "2024-01-10", "2024-01-05");
  EXPECT_EQ(relate_plan(plan, planned("2", "2024-01-20", "2024-01-04")), PlanFate::kNone);
  EXPECT_EQ(relate_plan(plan, planned("2", "2024-01-10", "2024-01-08")), PlanFate::kNone);
  EventFacts elsewhere = planned("2", "2024-01-20", "2024-01-08");
  elsewhere.place = "Paris";
  elsewhere.targets = {"person:c"};
  EXPECT_EQ(relate_plan(plan, elsewhere), PlanFate::kNone);
  EXPECT_EQ(relate_plan(meeting("1", "2024-01-10", "2024-01-05"), plan), PlanFate::kNone);
}

TEST(Links, AreSymmetricAndFoundByTheirKeys) {
  std::mt19937 random(3);
  const std::vector<std::string> codes = {"FRA", "DEU", "ITA"},
                                 days = {"2024-01-30", "2024-01-31", "2024-02-10"},
                                 places = {"", "Berlin", "Paris"}, triggers = {"met", "meets", "talks"};
  const auto any = [&](const auto& list) { return list[random() % list.size()]; };
  const auto made = [&](int i) {
    EventFacts facts = meeting(std::to_string(i), any(days), any(days));
    facts.source_codes = {any(codes)};
    if (random() % 2 == 0) facts.target_codes = {any(codes)};
    facts.place = any(places);
    facts.country = facts.place == "Paris" ? "FRA" : facts.place.empty() ? "" : "DEU";
    facts.trigger = any(triggers);
    facts.status = static_cast<Status>(random() % 4);
    if (random() % 4 == 0) facts.start = facts.end = std::nullopt;
    return facts;
  };
  int same = 0, fates = 0;
  for (int i = 0; i < 20'000; ++i) {
    const EventFacts a = made(0), b = made(1);
    EXPECT_EQ(same_event(a, b), same_event(b, a));
    const bool related = relate_plan(a, b) != PlanFate::kNone;
    same += same_event(a, b) ? 1 : 0;
    fates += related ? 1 : 0;
    if (same_event(a, b) || related) {
      EXPECT_TRUE(share_key(a, b)) << i;
    }
  }
  EXPECT_GT(same, 100);
  EXPECT_GT(fates, 50);
}

TEST(Facts, ComeFromTheEventAndItsArticle) {
  Event event;
  event.mention_id = "m";
  event.trigger.text = "Met";
  ActorRef known, unknown;
  known.id = "person:a";
  known.code = "FRA";
  unknown.code = "UNK";
  unknown.sector = "CVL";
  event.source = {unknown, known, known};
  event.place = EventPlace{{"France", {0, 6}}, "France", "FRA", "", {}, {}, {}, "country", ""};
  Article article;
  article.doc_id = "d";
  const EventFacts facts = facts_of(event, article);
  EXPECT_EQ(facts.sources, (std::vector<std::string>{"UNK/CVL", "person:a"}));
  EXPECT_EQ(facts.source_codes, (std::vector<std::string>{"FRA"}));
  unknown.words.text = "John Doe";
  event.target = {unknown};
  EXPECT_EQ(facts_of(event, article).target_codes, (std::vector<std::string>{"=doe"}));
  EXPECT_EQ(facts.trigger, "met");
  EXPECT_EQ(facts.country, "FRA");
  EXPECT_EQ(facts.place, "");
}

TEST(Conflicts, SayWhoSaysWhat) {
  EventFacts first = meeting("1", "2024-01-10", "2024-01-10"),
             second = meeting("2", "2024-01-10", "2024-01-11"),
             third = meeting("3", "2024-01-10", "2024-01-12");
  EXPECT_TRUE(conflicts({first, second, third}).empty());
  first.numbers = {{"dead", 10, 10, {}, ""}};
  second.numbers = {{"dead", 12, std::nullopt, {}, ""}};
  third.numbers = {{"dead", 10, 10, {}, ""}};
  third.place = "Potsdam";
  const std::vector<Conflict> found = conflicts({first, second, third});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].field, "place");
  EXPECT_EQ(found[1].field, "dead");
  EXPECT_EQ(found[1].values, (std::vector<std::string>{"10", "12.."}));
  EXPECT_EQ(found[1].said_by[0], (std::vector<std::string>{"1", "3"}));
}

}  // namespace
}  // namespace dragoman
