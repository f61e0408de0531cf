#include "base/hash.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

// By spaCy's hash_string, which hashes with seed 1.
TEST(Hash, Murmur64aIsSpacysStringHash) {
  const std::pair<std::string_view, std::uint64_t> cases[] = {
      {"a", 11901859001352538922u},       {"the", 7425985699627899538u},
      {"hello", 5983625672228268878u},    {"Gaza", 16863321653067404314u},
      {"12345678", 9871996032675327904u}, {"123456789", 2056675840866671865u},
      {"“", 16073121960489476521u},       {"ﷺ", 17956545452744384521u},
  };
  for (const auto& [text, want] : cases) EXPECT_EQ(murmur64a(text, 1), want) << text;
}

// By thinc's NumpyOps.hash.
TEST(Hash, Murmur3GivesThincsRowKeys) {
  struct Case {
    std::uint64_t value;
    std::uint32_t seed;
    std::array<std::uint32_t, 4> want;
  };
  const Case cases[] = {
      {0, 8, {0, 0, 0, 0}},
      {1, 9, {2205482518, 2060344464, 1125017477, 2005428196}},
      {5708962505110412450u, 10, {4060941546, 680559007, 3413750394, 2011603963}},
      {18446744073709551615u, 13, {3199409384, 1062937581, 752279700, 3061442444}},
  };
  for (const Case& c : cases) EXPECT_EQ(murmur3_128(c.value, c.seed), c.want) << c.value;
}

// The hash of nothing is in xxHash's own specification.
TEST(Hash, Xxh3AndItsDigest) {
  EXPECT_EQ(xxh3(""), 0x2d06800538d394c2u);
  EXPECT_EQ(hex_digest(""), "99aa06d3014798d86001c324468d497f");
  EXPECT_EQ(hex_digest("", 8), "99aa06d3");
  EXPECT_EQ(hex_digest("a").size(), 32u);
  EXPECT_NE(hex_digest("a"), hex_digest("b"));
}

}  // namespace
}  // namespace dragoman
