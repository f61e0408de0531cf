#include "exchange/compare.h"

#include <gtest/gtest.h>

#include "base/calendar.h"
#include "support.h"

namespace dragoman {
namespace {

using namespace testing;

PanelEvent told(std::int32_t day, const char* source, const char* target,
                EventType type = EventType::kConsult) {
  PanelEvent event;
  event.day = from_days(day);
  event.source = source;
  event.target = target;
  event.type = type;
  event.quad = tables().ontology->quad(type);
  return event;
}

TEST(Compare, SetWithItselfAgrees) {
  std::vector<PanelEvent> events;
  for (int i = 0; i < 200; ++i) events.push_back(told(19'000 + i, i % 3 ? "RUS" : "CHN", "USA"));
  for (int i = 0; i < 9; ++i) events.push_back(told(19'000 + i, "RUS", "UKR", EventType::kAssault));
  const Comparison same = compare(events, events);
  EXPECT_EQ(same.all.in_both, events.size());
  EXPECT_DOUBLE_EQ(same.all.of_a.value(), 1);
  EXPECT_DOUBLE_EQ(same.all.kappa.value(), 1);
  EXPECT_DOUBLE_EQ(same.all.monthly.value(), 1);
  ASSERT_EQ(same.by_type.size(), 2u);
  EXPECT_EQ(same.by_type[1].group, "ASSAULT");
  EXPECT_EQ(same.by_type[1].in_both, 9u);
  EXPECT_EQ(same.by_dyad[0].group, "RUS>USA");
}

TEST(Compare, CountsWhatEitherLacks) {
  const std::vector<PanelEvent> a = {told(100, "RUS", "UKR"), told(101, "RUS", "UKR"),
                                     told(101, "RUS", "UKR"), told(110, "RUS", "UKR"),
                                     told(105, "UNK", "UKR")};
  const std::vector<PanelEvent> b = {told(100, "RUS", "UKR"), told(101, "RUS", "UKR"),
                                     told(102, "UKR", "RUS"), told(110, "RUS", "UKR", EventType::kAccuse),
                                     told(300, "RUS", "UKR")};
  const Comparison found = compare(a, b);
  EXPECT_EQ(found.all.in_a, 4u);
  EXPECT_EQ(found.all.in_b, 4u);
  EXPECT_EQ(found.all.in_both, 2u);
  EXPECT_DOUBLE_EQ(found.all.of_b.value(), 0.5);
  EXPECT_EQ(found.left_out_a, 1u);
  EXPECT_EQ(found.left_out_b, 1u);
  EXPECT_EQ(iso(found.last.value()), iso(from_days(110)));
  CompareOptions wide;
  wide.any_order = true;
  wide.days_apart = 1;
  EXPECT_EQ(compare(a, b, wide).all.in_both, 3u);
  wide.any_type = true;  // ACCUSE and CONSULT are of different quad classes
  EXPECT_EQ(compare(a, b, wide).all.in_both, 3u);
}

TEST(Compare, KappaIsThatOfTheTextbook) {
  // Ten days, one dyad: both yes on 4, only A on 1, only B on 2, neither on 3.
  std::vector<PanelEvent> a, b;
  for (const int day : {0, 1, 2, 3, 4}) a.push_back(told(day, "RUS", "UKR"));
  for (const int day : {0, 1, 2, 3, 8, 9}) b.push_back(told(day, "RUS", "UKR"));
  a.push_back(told(9, "CHN", "UKR"));
  b.push_back(told(9, "CHN", "UKR"));
  const Comparison found = compare(a, b);
  for (const Agreement& each : found.by_dyad) {
    if (each.group == "RUS>UKR") {
      EXPECT_NEAR(each.kappa.value(), 0.4, 1e-9);
    }
  }
  EXPECT_FALSE(found.all.monthly) << "one month has no course";
}

TEST(Compare, NearestDaysArePairedFirst) {
  const std::vector<PanelEvent> a = {told(10, "RUS", "UKR"), told(11, "RUS", "UKR")};
  const std::vector<PanelEvent> b = {told(11, "RUS", "UKR"), told(10, "RUS", "UKR")};
  CompareOptions near;
  near.days_apart = 3;
  EXPECT_EQ(compare(a, b, near).all.in_both, 2u);
}

TEST(Compare, NothingIsNoFault) {
  const Comparison nothing = compare({}, {told(1, "RUS", "UKR")});
  EXPECT_EQ(nothing.all.in_both, 0u);
  EXPECT_EQ(nothing.left_out_b, 1u);
  EXPECT_FALSE(nothing.first);
  const auto lines = read_commas(to_csv(nothing));
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[1], (Cells{"all", "all", "0", "0", "0", "", "", "", ""}));
}

}  // namespace
}  // namespace dragoman
