// Gives each match to the reader of its meaning. Relative days lean on the publication day or on what was
// last spoken of; where that is not known the mention stays, without a value.

#include "when/meaning.h"

#include "when/reading.h"

namespace dragoman {

TimeReading read_match(const Match& match, const TimeContext& context) {
  const Rule& rule = *match.rule;
  const Slots& slots = match.slots;
  switch (rule.meaning) {
    case Meaning::kDrop:
      return {};
    case Meaning::kDayMonth:
      return read_day_month(slots, context);
    case Meaning::kDayRange:
      return read_day_range(slots, context);
    case Meaning::kMonthRange:
      return read_month_range(slots);
    case Meaning::kNumeric:
      return read_numeric(slots, rule.arg);
    case Meaning::kMonth:
      return rule.pattern.ends_with("DIR year") ? read_month_of_year(slots, context)
                                                : read_month(slots, context);
    case Meaning::kYear: {
      TimeReading reading = reading_of(year_period(slots.year[0]), "year told");
      reading.told_year = true;
      return reading;
    }
    case Meaning::kYearRange:
      return read_year_range(slots);
    case Meaning::kDecade:
      return reading_of(period_of(Grain::kDecade, {static_cast<std::int16_t>(slots.year[0]), 1, 1}),
                        "decade told");
    case Meaning::kCentury:
      return read_century(slots);
    case Meaning::kQuarter:
      return read_quarter(slots, context, rule.arg);
    case Meaning::kHalf:
      return read_half(slots, context);
    case Meaning::kSeason:
      return read_season(rule, slots, context);
    case Meaning::kWeekday:
      return read_weekday(slots, context, rule.arg);
    case Meaning::kWeekdayOf:
      return read_weekday_of(slots, context);
    case Meaning::kHoliday:
      return read_holiday(slots, context, rule.arg);
    case Meaning::kFixed: {
      const auto day = day_of(rule.arg / 10000, rule.arg / 100 % 100, rule.arg % 100);
      return reading_of(day ? Maybe({Grain::kDay, *day}) : Maybe(), "known by that name");
    }
    case Meaning::kDeictic:
      if (!context.published) return reading_of({}, "publication day unknown");
      return reading_of(Period{Grain::kDay, add_days(*context.published, rule.arg)},
                        "seen from the publication day");
    case Meaning::kUnit:
      return read_unit(slots, context, rule.arg);
    case Meaning::kTheUnit:
      return read_the_unit(slots, context, rule.arg);
    case Meaning::kAgo:
      return read_offset(slots, context, rule.arg, false);
    case Meaning::kApart:
      return read_offset(slots, context, rule.arg, true);
    case Meaning::kNextDay:
      return read_next_day(context, rule.arg);
    case Meaning::kPartOf:
      return read_part(rule, slots, context);
    case Meaning::kClock:
      return read_clock(slots, context, rule.arg);
    case Meaning::kDuration:
    case Meaning::kVague:
      return read_duration(rule, slots);
    case Meaning::kRecent:
      return read_recent(slots, context);
    case Meaning::kSet:
      return read_set(slots, rule.arg);
    case Meaning::kReference:
      return valued("DATE",
                    rule.arg < 0   ? "PAST_REF"
                    : rule.arg > 0 ? "FUTURE_REF"
                                   : "PRESENT_REF",
                    "no day told");
  }
  return skipped();
}

}  // namespace dragoman
