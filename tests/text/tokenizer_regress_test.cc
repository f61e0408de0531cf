// What the fuzzer once found, and shapes near it, without the fuzzer.

#include <gtest/gtest.h>

#include <filesystem>

#include "../../fuzz/tokenizer_oracle.h"
#include "small_rules.h"

namespace dragoman {
namespace {

TEST(TokenizerRegress, EveryKeptInputHolds) {
  const Tokenizer tokenizer(small_rules());
  int replayed = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(DRAGOMAN_SOURCE_DIR "/fuzz/regress/tokenizer")) {
    const Result<std::string> bytes = read_file(entry.path());
    ASSERT_TRUE(bytes) << bytes.error().str();
    EXPECT_EQ(tokenizer_fault(tokenizer, *bytes), "") << entry.path();
    ++replayed;
  }
  EXPECT_GT(replayed, 10);
}

}  // namespace
}  // namespace dragoman
