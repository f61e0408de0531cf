// What leans on another day: the publication day, or the one last spoken of.

#include <algorithm>
#include <cmath>

#include "when/reading.h"

namespace dragoman {
namespace {

constexpr int kNone = Slots::kNone;

constexpr int kNight = 3;

/// `number` units before or after `base`.
Maybe moved(Date base, double number, TimeUnit unit, int sign) {
  const double whole = std::floor(number);
  const int count = static_cast<int>(std::clamp(whole, 0.0, 1e5)) * sign;
  if (unit == TimeUnit::kYear && number != whole) {
    return shift(period_of(Grain::kMonth, base), count * 12 + 6 * sign);
  }
  if (unit == TimeUnit::kFortnight) return shift(period_of(Grain::kWeek, base), 2 * count);
  if (unit == TimeUnit::kMillennium || unit == TimeUnit::kWeekend) return {};
  const auto grain = grain_of(unit);
  if (!grain) return period_of(Grain::kDay, base);
  if (*grain == Grain::kCentury || *grain == Grain::kDecade) {
    const int years = *grain == Grain::kCentury ? 100 : 10;
    if (base.year + count * years < 1) return {};
    return shift(period_of(Grain::kYear, base), count * years);
  }
  if (*grain == Grain::kYear && base.year + count < 1) return {};
  return shift(period_of(*grain, base), count);
}

/// "a year ago" in a report on a quarter means that quarter a year before.
Maybe same_quarter(const TimeContext& context, double number, TimeUnit unit, int sign) {
  if (unit != TimeUnit::kYear || context.spoken.empty()) return {};
  const Spoken& last = context.spoken.back();
  if (last.period.grain != Grain::kQuarter || last.sentence + 1 < context.sentence) return {};
  const Maybe quarter = current_quarter(context);
  return shift(quarter.value_or(last.period), 4 * sign * static_cast<int>(std::clamp(number, 0.0, 1000.0)));
}

}  // namespace

TimeReading read_unit(const Slots& slots, const TimeContext& context, int arg) {
  const auto unit = static_cast<TimeUnit>(slots.unit);
  const auto grain = grain_of(unit);
  if (!grain || unit == TimeUnit::kFortnight) return skipped();
  const int step = arg == 10 ? 0 : slots.near != kNone ? slots.near : slots.direction;
  const bool from_spoken = arg == 10 || slots.near != kNone;
  if (!from_spoken && *grain == Grain::kDay && (unit == TimeUnit::kDay && step != 0)) return skipped();
  Maybe base = from_spoken         ? anchor(context, *grain)
               : context.published ? Maybe(period_of(*grain, *context.published))
                                   : Maybe();
  if (!base) return reading_of({}, "no day to start from");
  const Period period = shift(*base, step);
  std::string why = from_spoken ? "seen from " + timex_value(*base) : "seen from the publication day";
  if (unit == TimeUnit::kNight) return part_reading(period, kNight, std::move(why));
  return reading_of(period, std::move(why));
}

TimeReading read_the_unit(const Slots& slots, const TimeContext& context, int arg) {
  if (slots.years > 0) {
    const Maybe spoken = last_spoken(context, Grain::kQuarter);
    TimeReading reading = reading_of(year_period(slots.year[0]), "year told");
    if (spoken && spoken->grain == Grain::kQuarter) {
      const int years = slots.year[0] - spoken->start.year;
      reading = reading_of(shift(*spoken, 4 * years), "the quarter last spoken of, in the year told");
    }
    reading.told_year = true;
    return reading;
  }
  if (!context.published) return reading_of({}, "publication day unknown");
  const Date today = *context.published;
  const auto unit = static_cast<TimeUnit>(slots.unit);
  if (arg == 3) return reading_of(period_of(Grain::kYear, today), "the year that runs");
  if (arg == 1)
    return reading_of(Period{Grain::kDay, last_day(period_of(Grain::kYear, today))}, "this year's last day");
  if (arg == 2) {
    const auto grain = grain_of(unit);
    if (!grain || unit <= TimeUnit::kNight || *grain >= Grain::kDecade) return skipped();
    return reading_of(period_of(*grain, today), "the one that runs");
  }
  if (slots.unit == kNone || unit == TimeUnit::kQuarter) {
    Maybe quarter = current_quarter(context);
    if (!quarter) quarter = shift(period_of(Grain::kQuarter, today), -1);
    return reading_of(shift(*quarter, 4 * arg), "the quarter last spoken of");
  }
  if (unit == TimeUnit::kWeekend) {
    Period weekend = period_of(Grain::kWeekend, today);
    if (context.tense != Tense::kFuture && weekend.start > today) weekend = shift(weekend, -1);
    return reading_of(weekend, "weekend by " + tense_name(context.tense));
  }
  if (unit == TimeUnit::kWeek) return reading_of(period_of(Grain::kWeek, today), "the week that runs");
  if (unit == TimeUnit::kYear) return reading_of(period_of(Grain::kYear, today), "the year that runs");
  return skipped();
}

TimeReading read_offset(const Slots& slots, const TimeContext& context, int sign, bool from_spoken) {
  // "year-ago" and "the day before" name one unit without a number.
  const auto unit = slots.unit == kNone ? TimeUnit::kYear : static_cast<TimeUnit>(slots.unit);
  const double number = slots.number < 0 ? 1 : slots.number;
  if (slots.vague) {
    TimeReading reading;
    reading.value = sign < 0 ? "PAST_REF" : "FUTURE_REF";
    reading.why = "number unknown";
    return reading;
  }
  if (const Maybe quarter = same_quarter(context, number, unit, sign))
    return reading_of(quarter, "quarter spoken of");
  if (unit < TimeUnit::kDay) {
    TimeReading reading = valued("DURATION", duration_value(number, unit, false), "length told");
    const Maybe day = from_spoken         ? anchor(context, Grain::kDay)
                      : context.published ? Maybe(Period{Grain::kDay, *context.published})
                                          : Maybe();
    if (day) reading.start = reading.end = day->start;
    return reading;
  }
  const auto grain = grain_of(unit).value_or(Grain::kDay);
  Maybe base;
  if (from_spoken) {
    base = last_spoken(context, grain);
    if (!base && grain >= Grain::kYear) base = last_spoken(context, Grain::kYear);
  }
  if (!base && context.published) base = Period{Grain::kDay, *context.published};
  if (!base) return reading_of({}, "no day to start from");
  TimeReading reading = reading_of(moved(base->start, number, unit, sign), "seen from " + timex_value(*base));
  return reading;
}

TimeReading read_next_day(const TimeContext& context, int step) {
  const Maybe base = anchor(context, Grain::kDay);
  if (!base) return reading_of({}, "no day to start from");
  return reading_of(shift(*base, step), "seen from " + iso(base->start));
}

TimeReading read_part(const Rule& rule, const Slots& slots, const TimeContext& context) {
  const int part = slots.part == kNone ? kNight : slots.part;
  if (rule.pattern.starts_with("th")) {
    const Maybe base = anchor(context, Grain::kDay);
    if (!base) return part_reading({}, part, "no day to start from");
    const int step = slots.near == kNone ? 0 : slots.near;
    return part_reading(shift(*base, step), part, "seen from " + iso(base->start));
  }
  if (!context.published) return part_reading({}, part, "publication day unknown");
  const int step = slots.direction == kNone ? 0 : slots.direction;
  return part_reading(Period{Grain::kDay, add_days(*context.published, step)}, part,
                      "seen from the publication day");
}

}  // namespace dragoman
