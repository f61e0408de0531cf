#include "read/line_reader.h"

#include <gtest/gtest.h>

#include "support/scratch_folder.h"

namespace dragoman {
namespace {

std::vector<Line> lines_of(std::string_view bytes, std::size_t limit = 100) {
  const ScratchFolder folder;
  Result<std::unique_ptr<ByteSource>> source = ByteSource::open(folder.write("lines", bytes));
  if (!source) return {};
  LineReader reader(**source, limit);
  std::vector<Line> lines;
  for (Line line; reader.next(line);) lines.push_back(line);
  return lines;
}

TEST(LineReader, CutsAtLineEnds) {
  const std::vector<Line> lines = lines_of("one\ntwo\r\n\n\rlast");
  ASSERT_EQ(lines.size(), 4U);
  EXPECT_EQ(lines[0].text, "one");
  EXPECT_EQ(lines[0].number, 1U);
  EXPECT_EQ(lines[0].bytes, 4U);
  EXPECT_EQ(lines[1].text, "two");
  EXPECT_EQ(lines[2].text, "");
  EXPECT_EQ(lines[3].text, "\rlast");
  EXPECT_EQ(lines[3].number, 4U);
  EXPECT_EQ(lines[3].bytes, 5U);
}

TEST(LineReader, NothingGivesNoLine) { EXPECT_TRUE(lines_of("").empty()); }

TEST(LineReader, HoldsNoMoreThanTheLimit) {
  const std::string longest(10, 'a');
  const std::vector<Line> lines =
      lines_of(longest + "\n" + longest + "b\n" + std::string(200'000, 'c') + "\nd", 10);
  ASSERT_EQ(lines.size(), 4U);
  EXPECT_FALSE(lines[0].too_long);
  EXPECT_TRUE(lines[1].too_long);
  EXPECT_EQ(lines[1].text, longest);
  EXPECT_TRUE(lines[2].too_long);
  EXPECT_EQ(lines[2].bytes, 200'001U);
  EXPECT_EQ(lines[2].text.size(), 10U);
  EXPECT_EQ(lines[3].text, "d");
}

TEST(LineReader, CrossesBlocks) {
  std::string bytes;
  for (int i = 0; i < 30'000; ++i) bytes += "line " + std::to_string(i) + "\n";
  const std::vector<Line> lines = lines_of(bytes);
  ASSERT_EQ(lines.size(), 30'000U);
  EXPECT_EQ(lines[29'999].text, "line 29999");
}

}  // namespace
}  // namespace dragoman
