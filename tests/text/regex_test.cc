#include "text/regex.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

struct Case {
  std::string_view pattern;
  std::string_view subject;
  int begin;  // bytes; -1: no match
  int end;
};

// Matches as Python 3.11's re.search gives them.
TEST(Regex, MatchesAsPythonDoes) {
  const Case cases[] = {
      {"a|ab", "xab", 1, 2},    // first alternative, not longest
      {"[[a]", "[", 0, 1},      // a bracket in a class is a member
      {"[]a]+", "x]a]", 1, 4},  // one at the start, too
      {"[^]]", "]x", 1, 2},
      {"[[:alpha:]]", "a]", 0, 2},  // no POSIX classes in Python: one of "[:alph", then "]"
      {"[[:alpha:]]", "z]", -1, -1},
      {"[(?:')|]+", "a?:)|'(", 1, 7},  // a group inside a class is its characters
      {"[+\\-*^]", "a-b", 1, 2},
      {"[a\\-z]", "m", -1, -1},
      {"\\u00e9", "é", 0, 2},
      {"[\\u00e0-\\u00ff]+", "aéü", 1, 5},
      {"\\U0001F600", "😀", 0, 4},
      {"[\\U0001F600-\\U0001F602]", "x😁", 1, 5},
      {"\\x41", "A", 0, 1},
      {"[\\ud7ff-\\ue000]", "\uE000", 0, 3},  // across the surrogates
      {"(?u)^\\w+$", "é٣_½", 0, 7},
      {"\\d+", "x٣4½", 1, 4},
      {"\\s", "a\x1c", 1, 2},  // a space to Python, not to PCRE2
      {"\\S+", "\x1f\xC2\x85x", 3, 4},
      {"[\\s\\d]+", "a \u00a01", 1, 5},
      {"[\\W]", "a_-", 2, 3},
      {"x{,2}y", "xxxy", 1, 4},  // from none
      {"x{a}", "x{a}", 0, 4},    // braces that count nothing
      {"x{2}", "xxx", 0, 2},
      {"x{1,}?", "xxx", 0, 1},
      {"(?<=[0-9])km", "km1km", 3, 5},
      {"(?<=°[FC])\\.", "°F.", 3, 4},
      {"a(?!b)|c", "abc", 2, 3},
      {"\\$|\\.\\.+", "a...", 1, 4},
      {"a$", "a\n", 0, 1},      // before a last line end
      {"a\\Z", "a\n", -1, -1},  // the very end
      {"\\ba", "éa a", 4, 5},
      {".", "\n\r", 1, 2},
      {"(?P<n>a)(?#note)b", "ab", 0, 2},
      {"(?i:A)b", "ab", 0, 2},
      {"(?>a+)b|a", "aac", 0, 1},
      {"#| ", " #", 0, 1},
  };
  RegexScratch scratch;
  for (const Case& c : cases) {
    const auto regex = Regex::compile(c.pattern);
    ASSERT_TRUE(regex) << c.pattern << ": " << regex.error().str();
    const auto match = regex->search(c.subject, scratch);
    EXPECT_EQ(match ? static_cast<int>(match->begin) : -1, c.begin) << c.pattern << " in " << c.subject;
    EXPECT_EQ(match ? static_cast<int>(match->end) : -1, c.end) << c.pattern << " in " << c.subject;
  }
}

TEST(Regex, BrokenPatternsAreErrors) {
  const std::pair<std::string_view, ErrorCode> cases[] = {
      {"(a", ErrorCode::kFormat},
      {"a)", ErrorCode::kFormat},
      {"[a", ErrorCode::kFormat},
      {"*a", ErrorCode::kFormat},
      {"a\\", ErrorCode::kFormat},
      {"\\u12", ErrorCode::kFormat},
      {"[b-a]", ErrorCode::kFormat},
      {"\\U00110000", ErrorCode::kFormat},
      {"(?#", ErrorCode::kFormat},
      {"\\1", ErrorCode::kUnsupported},
      {"\\N{DASH}", ErrorCode::kUnsupported},
      {"(?a)x", ErrorCode::kUnsupported},
      {"(?(1)a|b)", ErrorCode::kUnsupported},
      {"\xff", ErrorCode::kFormat},
      {"(?<=a+)b", ErrorCode::kFormat},
  };
  for (const auto& [pattern, code] : cases) {
    const auto regex = Regex::compile(pattern);
    ASSERT_FALSE(regex) << pattern;
    EXPECT_EQ(regex.error().code, code) << pattern << ": " << regex.error().message;
  }
  EXPECT_FALSE(Regex::compile(std::string(100'000, '(')));
}

TEST(Regex, TailBoundTellsWhereMatchesCanBegin) {
  struct Bound {
    std::string_view pattern;
    int width;  // -1: none
    std::u32string_view run;
  };
  const Bound cases[] = {
      {"a$|bc$", 2, U""},     {"(?:km|km²)$|%$", 3, U""}, {"(?<=[0-9])x$", 1, U""}, {"\\.\\.+$|a$", 1, U".."},
      {"[ab]{2,3}$", 3, U""}, {"a$|b", -1, U""},          {"\\S+$", -1, U""},       {"(?:a$|b$)", -1, U""},
      {"a\\Z", 1, U""},       {"x[ab]+$", 0, U"xab"},     {"a?$", 1, U""},          {"", -1, U""},
  };
  for (const Bound& c : cases) {
    const auto translated = translate_python_regex(c.pattern);
    ASSERT_TRUE(translated) << c.pattern;
    const auto& tail = translated->tail;
    EXPECT_EQ(tail ? static_cast<int>(tail->width) : -1, c.width) << c.pattern;
    EXPECT_TRUE((tail ? tail->run_chars : U"") == c.run) << c.pattern;
  }
}

TEST(Regex, SearchFromGoesOnBehindAnEmptyMatch) {
  RegexScratch scratch;
  const auto regex = Regex::compile("x*").value();
  const auto first = regex.search_from("axx", 0, false, scratch);
  ASSERT_TRUE(first);
  EXPECT_EQ(first->size(), 0u);
  const auto second = regex.search_from("axx", 0, true, scratch);
  ASSERT_TRUE(second);
  EXPECT_EQ(second->begin, 1u);
  EXPECT_EQ(second->end, 3u);
}

// (a+)+ over a long run without its end would take 2^n steps.
TEST(Regex, RunawayPatternsCountAsNoMatch) {
  RegexScratch scratch;
  const auto regex = Regex::compile("(?:a+)+(?:b|c)+d").value();
  EXPECT_FALSE(regex.search(std::string(60, 'a'), scratch));
  EXPECT_TRUE(regex.search("aabcd", scratch));
}

}  // namespace
}  // namespace dragoman
