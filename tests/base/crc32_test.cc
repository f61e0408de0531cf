#include "base/crc32.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

TEST(Crc32, HasItsCheckValueAndGoesOn) {
  EXPECT_EQ(crc32("123456789"), 0xCBF43926U);
  EXPECT_EQ(crc32("6789", crc32("12345")), crc32("123456789"));
}

}  // namespace
}  // namespace dragoman
