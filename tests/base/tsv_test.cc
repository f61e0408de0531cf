#include "base/tsv.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace dragoman {
namespace {

/// A file with these bytes that goes away with the test.
class TsvTest : public ::testing::Test {
 protected:
  std::filesystem::path file(std::string_view bytes) {
    path_ = std::filesystem::path(::testing::TempDir()) /
            (std::string("tsv_test_") + ::testing::UnitTest::GetInstance()->current_test_info()->name());
    std::ofstream(path_, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return path_;
  }
  void TearDown() override {
    std::error_code ec;
    std::filesystem::remove(path_, ec);
  }

 private:
  std::filesystem::path path_;
};

TEST_F(TsvTest, CommentsAndBlankLinesAreNoRowsButCountAsLines) {
  const auto table =
      read_tsv(file("# why\n\nname\tcode\n# between\nFrance\tFRA\r\n  \nChad\t TCD "), {"name", "code"});
  ASSERT_TRUE(table) << table.error().str();
  EXPECT_EQ(table->columns, (std::vector<std::string>{"name", "code"}));
  ASSERT_EQ(table->rows.size(), 2U);
  EXPECT_EQ(table->rows[0].cells, (std::vector<std::string>{"France", "FRA"}));
  EXPECT_EQ(table->rows[0].line, 5U);
  EXPECT_EQ(table->rows[1].cells, (std::vector<std::string>{"Chad", "TCD"}));
  EXPECT_EQ(table->rows[1].line, 7U);
}

TEST_F(TsvTest, EmptyCellsAreKept) {
  const auto table = read_tsv(file("a\tb\tc\nx\t\t\n\t\tz\n"), {"a", "b", "c"});
  ASSERT_TRUE(table) << table.error().str();
  ASSERT_EQ(table->rows.size(), 2U);
  EXPECT_EQ(table->rows[0].cells, (std::vector<std::string>{"x", "", ""}));
  EXPECT_EQ(table->rows[1].cells, (std::vector<std::string>{"", "", "z"}));
}

TEST_F(TsvTest, ErrorsNameFileAndLine) {
  struct Case {
    std::string_view bytes;
    std::uint32_t line;
    std::string_view says;
  };
  const Case cases[] = {
      {"", 0, "no header"},
      {"# only a comment\n", 0, "no header"},
      {"a\tc\nx\ty\n", 1, "header must be"},
      {"a\tb\nx\ty\nx\n", 3, "expected 2 tab-separated cells (a b), found 1"},
      {"a\tb\nx\ty\tz\n", 2, "found 3"},
      {"a\tb\nx\t\xff\n", 2, "invalid UTF-8"},
  };
  for (const Case& c : cases) {
    const auto path = file(c.bytes);
    const auto table = read_tsv(path, {"a", "b"});
    ASSERT_FALSE(table) << c.bytes;
    EXPECT_EQ(table.error().code, ErrorCode::kFormat) << c.bytes;
    EXPECT_EQ(table.error().file, path.string()) << c.bytes;
    EXPECT_EQ(table.error().line, c.line) << c.bytes;
    EXPECT_NE(table.error().message.find(c.says), std::string::npos) << table.error().message;
  }
}

TEST_F(TsvTest, MissingFilesAndFoldersAreIoErrors) {
  const auto missing = read_tsv("/no/such/table.tsv", {"a"});
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::kIo);
  EXPECT_EQ(missing.error().file, "/no/such/table.tsv");
  const auto folder = read_file(::testing::TempDir());
  ASSERT_FALSE(folder);
  EXPECT_EQ(folder.error().code, ErrorCode::kIo);
}

TEST_F(TsvTest, ReadFileGivesAllBytes) {
  const std::string bytes("a\0b\r\n\xff", 6);
  const auto text = read_file(file(bytes));
  ASSERT_TRUE(text) << text.error().str();
  EXPECT_EQ(*text, bytes);
}

TEST(SplitList, TrimsPartsAndKeepsEmptyOnesBetween) {
  const std::vector<std::string> none;
  EXPECT_EQ(split_list(""), none);
  EXPECT_EQ(split_list("  "), none);
  EXPECT_EQ(split_list("one"), (std::vector<std::string>{"one"}));
  EXPECT_EQ(split_list(" U.S. , USA,,"), (std::vector<std::string>{"U.S.", "USA", "", ""}));
  EXPECT_EQ(split_list("a b;c", ';'), (std::vector<std::string>{"a b", "c"}));
}

TEST(Trim, TakesBlanksOffBothEndsOnly) {
  EXPECT_EQ(trim(" \t a b\r\n"), "a b");
  EXPECT_EQ(trim(" \n"), "");
  EXPECT_EQ(trim(""), "");
}

}  // namespace
}  // namespace dragoman
