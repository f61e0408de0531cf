// Every rule of the table is shown at work by its own example.

#include "when/rules.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "when/toy_parse.h"
#include "when/when.h"

namespace dragoman {
namespace {

constexpr Date kMonday{2023, 11, 20};

TEST(Rules, EachExampleGivesItsValueByItsRule) {
  for (const Rule& rule : date_rules()) {
    ASSERT_FALSE(rule.example.empty()) << rule.pattern;
    const Parse parse = toy_parse("Talk in " + std::string(rule.example) + " here");
    const auto times = find_times(parse, kMonday);
    if (rule.meaning == Meaning::kDrop) {
      EXPECT_TRUE(times.empty()) << rule.pattern << ": " << rule.example;
      continue;
    }
    ASSERT_EQ(times.size(), 1U) << rule.pattern << ": " << rule.example;
    EXPECT_EQ(times[0].value, rule.value)
        << rule.pattern << ": " << rule.example << " (" << times[0].why << ")";
    EXPECT_TRUE(times[0].why.starts_with(std::string(rule.pattern) + ": "))
        << rule.example << " was read by " << times[0].why;
  }
}

TEST(Rules, PatternsAreNotRepeated) {
  std::set<std::string_view> seen;
  for (const Rule& rule : date_rules()) EXPECT_TRUE(seen.insert(rule.pattern).second) << rule.pattern;
}

}  // namespace
}  // namespace dragoman
