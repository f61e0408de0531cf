// Days, months, quarters and seasons by name.

#include "when/reading.h"

namespace dragoman {
namespace {

constexpr int kNone = Slots::kNone;

Maybe month_period(int year, int month) {
  const auto first = day_of(year, month, 1);
  return first ? Maybe({Grain::kMonth, *first}) : Maybe();
}

}  // namespace

TimeReading read_day_month(const Slots& slots, const TimeContext& context) {
  const int month = slots.month[0];
  const int day = slots.day[0];
  const auto in_year = [&](int year) -> Maybe {
    const auto date = day_of(year, month, day);
    return date ? Maybe({Grain::kDay, *date}) : Maybe();
  };
  if (slots.years > 0 || slots.direction != kNone) {
    const auto year = told_year(slots, context);
    TimeReading reading = reading_of(year ? in_year(*year) : Maybe(), "day and year told");
    reading.told_year = slots.years > 0;
    return reading;
  }
  if (slots.weekday != 0) {
    const Maybe fits = pick_year(context, [&](int year) -> Maybe {
      const Maybe period = in_year(year);
      return period && weekday(period->start) == slots.weekday ? period : Maybe();
    });
    if (fits) return reading_of(fits, "the year in which the weekday fits");
  }
  return reading_of(pick_year(context, in_year), "year by " + tense_name(context.tense));
}

TimeReading read_day_range(const Slots& slots, const TimeContext& context) {
  const auto in_year = [&](int index) {
    return [&, index](int year) -> Maybe {
      const auto date = day_of(year, slots.month[0], slots.day[static_cast<std::size_t>(index)]);
      return date ? Maybe({Grain::kDay, *date}) : Maybe();
    };
  };
  if (slots.days < 2) return skipped();
  if (slots.years > 0) {
    TimeReading reading = range_of(in_year(0)(slots.year[0]), in_year(1)(slots.year[0]), "days told");
    reading.told_year = true;
    return reading;
  }
  const Maybe first = pick_year(context, in_year(0));
  return range_of(first, first ? in_year(1)(first->start.year) : Maybe(),
                  "year by " + tense_name(context.tense));
}

TimeReading read_numeric(const Slots& slots, int form) {
  const int a = slots.small[0];
  const int b = slots.small[1];
  const int year = slots.year[0];
  std::optional<Date> date;
  if (form == 0 || (form == 1 && a <= 12)) {
    date = day_of(year, a, b);
  } else {
    date = day_of(year, b, a);
  }
  TimeReading reading = reading_of(date ? Maybe({Grain::kDay, *date}) : Maybe(), "day told in numbers");
  reading.told_year = true;
  return reading;
}

TimeReading read_month(const Slots& slots, const TimeContext& context) {
  const int month = slots.month[0];
  const auto in_year = [&](int year) { return month_period(year, month); };
  if (slots.years > 0) {
    TimeReading reading = reading_of(in_year(slots.year[0]), "month and year told");
    reading.told_year = true;
    return reading;
  }
  const int step = slots.near != kNone ? slots.near : slots.direction;
  const Maybe base = slots.near != kNone ? anchor(context, Grain::kMonth)
                     : context.published ? Maybe(period_of(Grain::kMonth, *context.published))
                                         : Maybe();
  if (step == kNone) return reading_of(pick_year(context, in_year), "year by " + tense_name(context.tense));
  if (!base) return reading_of({}, "publication day unknown");
  if (step == 0) return reading_of(in_year(base->start.year), "this year's");
  int year = base->start.year;
  if (step < 0 && month >= base->start.month) --year;
  if (step > 0 && month <= base->start.month) ++year;
  return reading_of(in_year(year), step < 0 ? "the last one before" : "the first one after");
}

/// "June last year" has a direction too, but of the year.
TimeReading read_month_of_year(const Slots& slots, const TimeContext& context) {
  const auto year = told_year(slots, context);
  return reading_of(year ? month_period(*year, slots.month[0]) : Maybe(), "month of the year told");
}

TimeReading read_month_range(const Slots& slots) {
  TimeReading reading = range_of(month_period(slots.year[0], slots.month[0]),
                                 month_period(slots.year[0], slots.month[1]), "months told");
  reading.told_year = true;
  return reading;
}

TimeReading read_year_range(const Slots& slots) {
  int last = slots.year[1];
  if (slots.years == 1) last = slots.year[0] / 100 * 100 + slots.small[0];
  if (last <= slots.year[0] || last > 2100 || slots.year[0] < 1000) return skipped();
  TimeReading reading = range_of(year_period(slots.year[0]), year_period(last), "years told");
  reading.told_year = true;
  return reading;
}

TimeReading read_century(const Slots& slots) {
  if (slots.ordinal < 1 || slots.ordinal > 30) return skipped();
  return reading_of(
      period_of(Grain::kCentury, {static_cast<std::int16_t>(std::max(1, (slots.ordinal - 1) * 100)), 1, 1}),
      "century told");
}

TimeReading read_quarter(const Slots& slots, const TimeContext& context, int arg) {
  if (slots.ordinal < 1 || slots.ordinal > 4) return skipped();
  const auto in_year = [&](int year) {
    return Maybe(period_of(Grain::kQuarter, *day_of(year, 3 * slots.ordinal - 2, 1)));
  };
  if (slots.years > 0 || slots.direction != kNone) {
    const auto year = told_year(slots, context);
    TimeReading reading = reading_of(year ? in_year(*year) : Maybe(), "quarter of the year told");
    reading.told_year = slots.years > 0;
    return reading;
  }
  TimeContext nearest = context;
  if (nearest.tense != Tense::kFuture) nearest.tense = Tense::kUnknown;
  Maybe period = pick_year(nearest, in_year);
  if (period && arg != 0) period = shift(*period, 4 * arg);
  return reading_of(period, "the nearest such quarter");
}

TimeReading read_half(const Slots& slots, const TimeContext& context) {
  if (slots.ordinal < 1 || slots.ordinal > 2) return skipped();
  auto year = told_year(slots, context);
  if (!year && context.published) year = context.published->year;
  const auto first = year ? day_of(*year, slots.ordinal == 1 ? 1 : 7, 1) : std::optional<Date>();
  return reading_of(first ? Maybe(period_of(Grain::kHalf, *first)) : Maybe(), "half of the year");
}

TimeReading read_season(const Rule& rule, const Slots& slots, const TimeContext& context) {
  const auto in_year = [&](int year) { return Maybe(season_of(year, slots.season)); };
  if (slots.years > 0) {
    TimeReading reading = reading_of(in_year(slots.year[0]), "season and year told");
    reading.told_year = true;
    return reading;
  }
  if (slots.direction == kNone)
    return reading_of(pick_year(context, in_year), "year by " + tense_name(context.tense));
  if (!context.published) return reading_of({}, "publication day unknown");
  const Date today = *context.published;
  if (rule.pattern.starts_with("the? SEASON"))
    return reading_of(in_year(today.year + slots.direction), "season of that year");
  if (slots.direction == 0) {
    const Period now = period_of(Grain::kSeason, today);
    const bool is_now = now.start == season_of(now.start.year, slots.season).start;
    return reading_of(is_now ? Maybe(now) : in_year(today.year), "this year's");
  }
  int year = today.year + 1;
  for (int step = 0; step < 3; ++step) {
    const bool too_late = slots.direction < 0 ? last_day(season_of(year, slots.season)) >= today
                                              : season_of(year - 1, slots.season).start > today;
    if (too_late) --year;
  }
  return reading_of(in_year(year), slots.direction < 0 ? "the last one before" : "the first one after");
}

TimeReading read_holiday(const Slots& slots, const TimeContext& context, int arg) {
  const auto in_year = [&](int year) -> Maybe {
    const auto day = holiday_in(static_cast<Holiday>(arg), year);
    return day ? Maybe({Grain::kDay, *day}) : Maybe();
  };
  if (slots.years > 0) {
    TimeReading reading = reading_of(in_year(slots.year[0]), "feast of the year told");
    reading.told_year = true;
    return reading;
  }
  TimeContext asked = context;
  if (slots.direction == -1) asked.tense = Tense::kPast;
  if (slots.direction == 1) asked.tense = Tense::kFuture;
  return reading_of(pick_year(asked, in_year), "feast, year by " + tense_name(asked.tense));
}

}  // namespace dragoman
