#include "base/accents.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

TEST(Accents, ArePlainLettersOfThePress) {
  EXPECT_EQ(without_accents("Erdoğan"), "Erdogan");
  EXPECT_EQ(without_accents("Mélanie Støre"), "Melanie Store");
  EXPECT_EQ(without_accents("Wałęsa Škoda Đilas"), "Walesa Skoda Dilas");
  EXPECT_EQ(without_accents("Nguyễn"), "Nguyen");
  EXPECT_EQ(without_accents("Straße Æsir"), "Strasse AEsir");
}

TEST(Accents, OtherTextStays) {
  EXPECT_EQ(without_accents(""), "");
  EXPECT_EQ(without_accents("plain 123"), "plain 123");
  EXPECT_EQ(without_accents("Москва 北京"), "Москва 北京");
}

}  // namespace
}  // namespace dragoman
