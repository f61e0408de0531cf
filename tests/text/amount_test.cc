#include "text/amount.h"

#include <gtest/gtest.h>

#include <sstream>

namespace dragoman {
namespace {

std::string told(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  const auto amount = read_amount({words.begin(), words.end()});
  if (!amount) return "none";
  const auto bound = [](const std::optional<std::uint64_t>& value) {
    return value ? std::to_string(*value) : "?";
  };
  return amount->low == amount->high ? bound(amount->low) : bound(amount->low) + ".." + bound(amount->high);
}

TEST(Amount, ReadsDigitsAndWords) {
  EXPECT_EQ(told("12"), "12");
  EXPECT_EQ(told("1,200"), "1200");
  EXPECT_EQ(told("1.5 million"), "1500000");
  EXPECT_EQ(told("twenty - five"), "25");
  EXPECT_EQ(told("twenty five"), "25");
  EXPECT_EQ(told("two hundred and fifty"), "250");
  EXPECT_EQ(told("one thousand two hundred"), "1200");
  EXPECT_EQ(told("a hundred"), "100");
  EXPECT_EQ(told("two dozen"), "24");
  EXPECT_EQ(told("30 thousand"), "30000");
}

TEST(Amount, WordsOfMeasureBoundIt) {
  EXPECT_EQ(told("at least ten"), "10..?");
  EXPECT_EQ(told("more than 1,000"), "1000..?");
  EXPECT_EQ(told("no fewer than 7"), "7..?");
  EXPECT_EQ(told("no more than 7"), "?..7");
  EXPECT_EQ(told("up to 50"), "?..50");
  EXPECT_EQ(told("as many as 300"), "?..300");
  EXPECT_EQ(told("about 40"), "40");
}

TEST(Amount, ManyIsAtLeastTwo) {
  EXPECT_EQ(told("dozens"), "24..?");
  EXPECT_EQ(told("tens of thousands"), "20000..?");
  EXPECT_EQ(told("hundreds of thousands"), "200000..?");
  EXPECT_EQ(told("several hundred"), "300..?");
}

TEST(Amount, TwoNumbersAreARange) {
  EXPECT_EQ(told("between 10 and 15"), "10..15");
  EXPECT_EQ(told("10 to 15"), "10..15");
  EXPECT_EQ(told("200 - 300"), "200..300");
  EXPECT_EQ(told("two or three"), "2..3");
}

TEST(Amount, OtherWordsAreNone) {
  EXPECT_EQ(told("people"), "none");
  EXPECT_EQ(told(""), "none");
  EXPECT_EQ(told("at least"), "none");
  EXPECT_EQ(told("999999999999999999999"), "none");
  EXPECT_EQ(told("1,2,3.4.5"), "none");
}

}  // namespace
}  // namespace dragoman
