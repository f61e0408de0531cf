#pragma once
// The grammar of date phrases: a table of patterns over lexemes, each with what it means and an example that
// the tests run.

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "when/lexeme.h"

namespace dragoman {

/// What a pattern means; `Rule::arg` as told here.
enum class Meaning : std::uint8_t {
  kDrop,        ///< no time: ages and the like, which must not match otherwise
  kDayMonth,    ///< day and month, year told or sought
  kDayRange,    ///< first and last day of one month
  kMonthRange,  ///< first and last month of one year
  kNumeric,     ///< numbers only; arg 0 year-month-day, 1 month/day/year, 2 day.month.year
  kMonth,       ///< month, year told or sought
  kYear,
  kYearRange,
  kDecade,
  kCentury,
  kQuarter,    ///< `ordinal` of the year told, of DIR year, or sought
  kHalf,       ///< the same for half years
  kSeason,     ///< season, year told, DIR or sought
  kWeekday,    ///< weekday, sought by tense or DIR
  kWeekdayOf,  ///< weekday of the DIR week
  kHoliday,    ///< arg: Holiday
  kFixed,      ///< arg: yyyymmdd
  kDeictic,    ///< arg: days from the publication day
  kUnit,       ///< calendar unit, DIR from the publication day or NEAR from the day last spoken of
  kTheUnit,    ///< "the weekend": the one last spoken of, else by tense
  kAgo,        ///< NUM UNIT; arg -1 before, 1 after the publication day
  kApart,      ///< NUM UNIT; arg -1 before, 1 after the day last spoken of
  kNextDay,    ///< arg: days from the day last spoken of
  kPartOf,     ///< part of a DIR day ("last night"), or of the day last spoken of
  kClock,      ///< hour and minutes; arg: -1 as written, else minutes of the day
  kDuration,   ///< NUM UNIT
  kRecent,     ///< DIR NUM UNIT: a stretch that ends or begins on the publication day
  kVague,      ///< UNITS without a number
  kSet,        ///< every UNIT
  kReference,  ///< arg: -1 past, 0 present, 1 future
};

enum class Holiday : std::uint8_t {
  kNewYear,
  kNewYearEve,
  kChristmas,
  kChristmasEve,
  kBoxingDay,
  kValentine,
  kPatrick,
  kMayDay,
  kBastille,
  kHalloween,
  kArmistice,
  kThanksgiving,
  kLaborDay,
  kMemorialDay,
  kKingDay,
  kEaster,
  kGoodFriday,
  kEasterMonday,
  kPalmSunday,
};

/// A pattern is a row of elements: words in lower case (`last|past`), classes in capitals (`WEEKDAY`), `?`
/// behind what may be missing, parentheses around several that may.
struct Rule {
  std::string_view pattern;
  Meaning meaning;
  int arg;
  std::string_view example;  ///< published on Monday 2023-11-20
  std::string_view value;    ///< what it gives then; "" = no value
};

std::span<const Rule> date_rules();

/// What the elements of a match caught. -1 (direction, near: kNone) = nothing.
struct Slots {
  static constexpr int kNone = -100;
  int weekday = 0;
  std::array<int, 2> month{};
  std::array<int, 2> day{};
  std::array<int, 2> year{};
  std::array<int, 3> small{};                       ///< numbers of at most two digits
  int months = 0, days = 0, years = 0, smalls = 0;  ///< how many of each
  int direction = kNone;
  int near = kNone;
  int part = kNone;
  int unit = kNone;
  int season = kNone;
  int meridiem = kNone;
  int ordinal = 0;
  int hhmm = kNone;
  double number = -1;
  bool vague = false;
  bool plural = false;
};

struct Match {
  const Rule* rule = nullptr;
  std::size_t begin = 0, end = 0;  ///< lexemes
  Slots slots;
};

/// The compiled table; immutable.
class RuleSet {
 public:
  static const RuleSet& instance();
  const LiteralIds& literals() const { return literals_; }
  /// All matches that begin at `at`, longest first (of equal ones, the earlier rule).
  std::vector<Match> match(const std::vector<Lexeme>& lexemes, std::size_t at) const;

 private:
  struct Element {
    std::uint8_t kind = 0;
    std::vector<std::uint16_t> literals;
  };
  struct Path {
    const Rule* rule;
    std::vector<Element> elements;
  };
  RuleSet();
  void compile(const Rule& rule);
  void index();
  Element element(std::string_view text);
  bool take(const Element& element, const std::vector<Lexeme>& lexemes, std::size_t& at, Slots& slots) const;

  LiteralIds literals_;
  std::vector<Path> paths_;
  std::vector<std::vector<std::uint16_t>> by_literal_;
  std::vector<std::vector<std::uint16_t>> by_class_;
  std::vector<std::uint16_t> by_number_;
};

}  // namespace dragoman
