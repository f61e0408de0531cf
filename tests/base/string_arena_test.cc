#include "base/string_arena.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace dragoman {
namespace {

TEST(StringArena, KeepsStringsWhereTheyAreWhileItGrows) {
  StringArena arena;
  std::vector<std::string> originals;
  std::vector<std::string_view> kept;
  for (std::size_t i = 0; i < 3000; ++i) {
    originals.push_back(std::to_string(i * i) + std::string(i % 50, 'x'));
    std::string passing = originals.back();
    kept.push_back(arena.keep(passing));
    passing.assign(passing.size(), '-');
  }
  for (std::size_t i = 0; i < kept.size(); ++i) EXPECT_EQ(kept[i], originals[i]);
}

TEST(StringArena, TakesStringsLargerThanABlockAndGoesOn) {
  StringArena arena;
  const std::string_view before = arena.keep("before");
  const std::string large(100000, 'L');
  const std::string_view kept = arena.keep(large);
  const std::string_view after = arena.keep("after");
  EXPECT_EQ(before, "before");
  EXPECT_EQ(kept, large);
  EXPECT_EQ(after, "after");
  EXPECT_TRUE(arena.keep("").empty());
}

}  // namespace
}  // namespace dragoman
