#include "base/utf8.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

constexpr char32_t kEnd = 0x110000;

bool is_surrogate(char32_t cp) { return cp >= 0xD800 && cp < 0xE000; }

TEST(Utf8, EveryCodePointSurvivesWritingAndReading) {
  for (char32_t cp = 0; cp < kEnd; ++cp) {
    if (is_surrogate(cp)) continue;
    std::string text;
    append_utf8(text, cp);
    ASSERT_TRUE(is_valid_utf8(text)) << static_cast<std::uint32_t>(cp);
    ASSERT_EQ(decode(text, 0).cp, cp);
    ASSERT_EQ(decode(text, 0).size, text.size());
    ASSERT_EQ(count_code_points(text), 1u);
  }
}

// The right side is what Python's bytes.decode("utf8", "replace") gives; "*" stands for U+FFFD.
TEST(Utf8, RepairReplacesMaximalIllFormedParts) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"ok", "ok"},
      {"", ""},
      {"a\x80"
       "b",
       "a*b"},
      {"\xC0\xAFx", "**x"},
      {"\xE2\x82", "*"},
      {"\xE2\x82x", "*x"},
      {"\xED\xA0\x80", "***"},
      {"\xF0\x9F\x98", "*"},
      {"\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80"},
      {"\xF4\x90\x80\x80", "****"},
      {"\xF5"
       "a",
       "*a"},
      {"\xE0\x80\xAF", "***"},
      {"\xFF\xFE", "**"},
      {"\xF0\x80\x80\x80!", "****!"},
      {"\xC3\xA9\xC3", "\xC3\xA9*"},
      {"\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", "****A"},
  };
  for (const auto& [bytes, marked] : cases) {
    std::string want;
    for (const char c : marked) c == '*' ? want += "\xEF\xBF\xBD" : want += c;
    EXPECT_EQ(repair_utf8(bytes), want) << marked;
    EXPECT_EQ(is_valid_utf8(bytes), bytes == want) << marked;
    EXPECT_TRUE(is_valid_utf8(repair_utf8(bytes))) << marked;
  }
}

// Counts and sums over all of Unicode 14, by Python 3.11.
TEST(Utf8, PropertiesAreThoseOfPython) {
  struct Case {
    const char* name;
    bool (*test)(char32_t);
    std::uint64_t count;
    std::uint64_t sum;
  };
  const Case cases[] = {
      {"space", is_space, 29, 141704},     {"alpha", is_alpha, 131756, 13903637152},
      {"upper", is_upper, 1951, 95541008}, {"lower", is_lower, 2471, 107772342},
      {"title", is_title, 1982, 95761522}, {"digit", is_digit, 788, 34551904},
  };
  for (const Case& c : cases) {
    std::uint64_t count = 0;
    std::uint64_t sum = 0;
    for (char32_t cp = 0; cp < kEnd; ++cp) {
      if (!c.test(cp)) continue;
      ++count;
      sum += cp;
    }
    EXPECT_EQ(count, c.count) << c.name;
    EXPECT_EQ(sum, c.sum) << c.name;
  }
}

TEST(Utf8, EveryCodePointIsLoweredAsInPython) {
  std::uint64_t sum = 0;
  std::uint64_t changed = 0;
  for (char32_t cp = 0; cp < kEnd; ++cp) {
    if (is_surrogate(cp)) continue;
    std::string text;
    append_utf8(text, cp);
    const std::string low = lower(text);
    if (low != text) ++changed;
    for (std::size_t at = 0; at < low.size(); at += decode(low, at).size) sum += decode(low, at).cp;
  }
  EXPECT_EQ(sum, 620509567515u);
  EXPECT_EQ(changed, 1433u);
}

TEST(Utf8, LowerKnowsTheFinalSigma) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"Hello WORLD 1", "hello world 1"},
      {"ΟΔΟΣ", "οδος"},
      {"Σ", "σ"},
      {"ΑΣ.", "ας."},
      {"ΑΣ.Β", "ασ.β"},  // a full stop is case-ignorable

      {"ΣΑΣ ΑΣ", "σας ας"},
      {"ΑΣ'", "ας'"},
      {"A\u0345Σ", "a\u0345ς"},
      {"İI", "i\u0307i"},
      {"ẞ", "ß"},
      {"ǅ", "ǆ"},
      {"𐐀", "𐐨"},
      {"Ⅷ", "ⅷ"},
      {"Ა", "ა"},
      {"\u212A", "k"},
      {"ЁЖ", "ёж"},
  };
  for (const auto& [text, want] : cases) EXPECT_EQ(lower(text), want) << text;
}

}  // namespace
}  // namespace dragoman
