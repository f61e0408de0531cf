// What the fuzzer was given and once found, without the fuzzer.

#include <gtest/gtest.h>

#include <filesystem>

#include "../../fuzz/read_oracle.h"
#include "base/tsv.h"

namespace dragoman {
namespace {

class ReadRegress : public testing::TestWithParam<std::string> {};

TEST_P(ReadRegress, EveryKeptInputHolds) {
  int replayed = 0;
  for (const std::string folder : {"regress", "corpus"}) {
    const std::filesystem::path inputs =
        std::filesystem::path(DRAGOMAN_SOURCE_DIR) / "fuzz" / folder / GetParam();
    if (!std::filesystem::exists(inputs)) continue;
    for (const auto& entry : std::filesystem::directory_iterator(inputs)) {
      const Result<std::string> bytes = read_file(entry.path());
      ASSERT_TRUE(bytes) << bytes.error().str();
      EXPECT_EQ(read_fault(*format_named(GetParam()), *bytes), "") << entry.path();
      ++replayed;
    }
  }
  EXPECT_GT(replayed, 2);
}

INSTANTIATE_TEST_SUITE_P(Formats, ReadRegress,
                         testing::Values<std::string>("html", "feed", "warc", "eml", "csv"),
                         [](const auto& tested) { return tested.param; });

}  // namespace
}  // namespace dragoman
