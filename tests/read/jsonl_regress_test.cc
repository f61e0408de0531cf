// What the fuzzer once found, and shapes near it, without the fuzzer.

#include <gtest/gtest.h>

#include <filesystem>

#include "../../fuzz/jsonl_oracle.h"
#include "base/tsv.h"

namespace dragoman {
namespace {

TEST(JsonlRegress, EveryKeptInputHolds) {
  int replayed = 0;
  for (const std::string folder : {"regress", "corpus"}) {
    const std::filesystem::path inputs =
        std::filesystem::path(DRAGOMAN_SOURCE_DIR) / "fuzz" / folder / "jsonl";
    for (const auto& entry : std::filesystem::directory_iterator(inputs)) {
      const Result<std::string> bytes = read_file(entry.path());
      ASSERT_TRUE(bytes) << bytes.error().str();
      EXPECT_EQ(jsonl_fault(*bytes), "") << entry.path();
      ++replayed;
    }
  }
  EXPECT_GT(replayed, 5);
}

}  // namespace
}  // namespace dragoman
