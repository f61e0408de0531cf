#pragma once
// Tokens as a date grammar sees them: numbers, names of days and months, units, each with its value. A token
// that joins several ("16-hour", "mid-1996") gives several lexemes.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "syntax/parse.h"

namespace dragoman {

/// What a word can be; a word may be several.
enum class WordClass : std::uint8_t {
  kWeekday,    ///< value Monday 1 .. Sunday 7
  kWeekdays,   ///< "Fridays"
  kMonth,      ///< 1..12
  kSeason,     ///< spring 0 .. winter 3
  kPart,       ///< part of the day: index into kDayParts
  kUnit,       ///< TimeUnit
  kUnits,      ///< its plural
  kEvery,      ///< "daily": TimeUnit
  kDirection,  ///< last -1, this 0, next 1, seen from the publication day
  kNear,       ///< previous -1, same 0, following 1, seen from the day last spoken of
  kMeridiem,   ///< am 0, pm 12
  kCardinal,   ///< number words; in `number`
  kScale,      ///< hundred, thousand; in `number`
  kVague,      ///< several, few
  kOrdinal,    ///< in `number`
  kDigits,     ///< digits alone; in `number`
  kDecimal,    ///< "1.5", "1,200": a number, but never a day or year; in `number`
  kDecade,     ///< "1990s", "90s": first year in `number`
  kShortYear,  ///< digits after an apostrophe: "'98": full year in `number`
  kBlur,       ///< early, late, about: moves no value
};

enum class TimeUnit : std::uint8_t {
  kSecond,
  kMinute,
  kHour,
  kDay,
  kNight,
  kWeekend,
  kWeek,
  kFortnight,
  kMonth,
  kQuarter,
  kYear,
  kDecade,
  kCentury,
  kMillennium,
};

struct Lexeme {
  std::uint32_t token = 0;
  std::uint32_t classes = 0;  ///< bit set of WordClass
  std::uint16_t literal = 0;  ///< id where rules name the word, else 0
  std::string_view text;      ///< lower case, without dots
  std::int16_t value = 0;     ///< of the classes without a number but kPart
  std::uint8_t part = 0;      ///< of kPart: "night" is a unit too
  double number = 0;
  std::uint8_t digits = 0;  ///< how many digits a number was written with
  bool capital = false;
  bool glued = false;  ///< no blank before it

  bool is(WordClass word_class) const { return (classes >> static_cast<unsigned>(word_class) & 1U) != 0; }
};

/// TIMEX3 suffixes of parts of the day, in the order of WordClass::kPart's values.
inline constexpr std::string_view kDayParts[] = {"TMO", "TAF", "TEV", "TNI", "TMI", "TDT"};

/// Ids (from 1) of the words and marks that rules name, in lower case.
using LiteralIds = std::unordered_map<std::string_view, std::uint16_t>;

/// The lexemes of one Doc, in order; blank tokens give none.
struct LexedDoc {
  std::vector<Lexeme> lexemes;
  std::string folded;  ///< what Lexeme::text looks into
};
LexedDoc lex(const Parse& parse, const LiteralIds& literals);

/// A number phrase: "twenty-four", "two hundred", "2 1/2", "several", "a couple of". With no number, size is
/// 0.
struct NumberPhrase {
  std::uint32_t size = 0;  ///< lexemes
  double value = 0;
  bool vague = false;  ///< "several": no value
};
NumberPhrase number_at(const std::vector<Lexeme>& lexemes, std::size_t at);
/// A year in digits or words: "1996", "nineteen ninety-six", "two thousand and five".
NumberPhrase year_at(const std::vector<Lexeme>& lexemes, std::size_t at);

}  // namespace dragoman
