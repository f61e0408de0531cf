// Lines without comments, and files that are no dictionaries.

#include "dictionaries/source.h"

#include <gtest/gtest.h>

#include "support/scratch_folder.h"

namespace dragoman::dictionaries {
namespace {

class SourceTest : public testing::Test {
 protected:
  Result<Source> read(std::string_view bytes, const std::string& name = "d.txt") {
    return read_source(folder_.write(name, bytes), ledger_);
  }
  std::string lines(std::string_view bytes) {
    const auto source = read(bytes);
    if (!source) return source.error().message;
    std::string out;
    for (const SourceLine& line : source->lines) out += std::to_string(line.number) + line.text + "|";
    return out;
  }
  ScratchFolder folder_;
  Ledger ledger_;
};

TEST_F(SourceTest, CommentsGo) {
  EXPECT_EQ(lines("A [NOR] # note\n\n  # all\nB ; old note\r\nC <!-- x --> D\n<!-- 1\n2 -->E\n"),
            "1A [NOR]|4B|5C  D|7E|");
  EXPECT_EQ(lines("ACCORDING  [###] # note\n"), "1ACCORDING  [###]|") << "inside a code # is no comment";
}

TEST_F(SourceTest, BadLinesAreCountedAndListed) {
  EXPECT_EQ(lines("GOOD\nB\xFF"
                  "AD\n" +
                  std::string(20'001, 'X') + "\nLAST"),
            "1GOOD|4LAST|");
  EXPECT_EQ(ledger_.count(Kind::kLine).left, 2U);
  EXPECT_EQ(ledger_.wrong_sum(), "");
  EXPECT_NE(ledger_.table().find("d.txt\t2\tline\t"), std::string::npos);
  EXPECT_NE(ledger_.table().find("the line is longer than 20000 bytes"), std::string::npos);
}

TEST_F(SourceTest, WhatIsNoTextIsAnError) {
  const auto binary = read(std::string_view("A\nB\0C\n", 6));
  ASSERT_FALSE(binary);
  EXPECT_EQ(binary.error().code, ErrorCode::kFormat);
  EXPECT_EQ(binary.error().line, 2U);
  const auto open = read("A\n<!-- never closed\nB\n");
  ASSERT_FALSE(open);
  EXPECT_EQ(open.error().line, 2U);
  EXPECT_FALSE(read_source(folder_.path() / "none.txt", ledger_));
  EXPECT_FALSE(read_source(folder_.path(), ledger_));
}

TEST_F(SourceTest, TellsWhatAFileHolds) {
  const auto content = [&](const std::string& name, const std::string& text) {
    return content_of(*read(text, name));
  };
  EXPECT_EQ(content("Phoenix.agents.txt", ""), Content::kAgents);
  EXPECT_EQ(content("mine.verbs", ""), Content::kVerbs);
  EXPECT_EQ(content("one.txt", "--- X [010] ---\nSAY\n"), Content::kVerbs);
  EXPECT_EQ(content("two.txt", "HERON [~GOV]\n"), Content::kAgents);
  EXPECT_EQ(content("three.txt", "HERON [NORGOV]\n"), Content::kActors);
  EXPECT_EQ(content("four.txt", "<ISSUE CATEGORY=\"X\">\n"), Content::kIssues);
  EXPECT_EQ(content("five.txt", "once upon a time\n"), Content::kUnknown);
}

}  // namespace
}  // namespace dragoman::dictionaries
