// What fuzzing found in readers' files, kept from coming back.

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "../../fuzz/reader_oracle.h"
#include "base/tsv.h"

namespace dragoman {
namespace {

TEST(ReaderRegress, EachFindingIsRefusedOrReadWell) {
  std::size_t count = 0;
  for (const auto& file : std::filesystem::directory_iterator(DRAGOMAN_SOURCE_DIR "/fuzz/regress/reader")) {
    const auto input = read_file(file.path());
    ASSERT_TRUE(input) << input.error().str();
    EXPECT_EQ(reader_fault(*input), "") << file.path();
    ++count;
  }
  EXPECT_GT(count, 0U);
}

}  // namespace
}  // namespace dragoman
