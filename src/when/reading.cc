#include "when/reading.h"

namespace dragoman {

std::optional<Date> day_of(int year, int month, int day) {
  const Date date{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
                  static_cast<std::uint8_t>(day)};
  if (year < 1 || year > 9999 || day > 31 || !is_valid(date)) return {};
  return date;
}

Period year_period(int year) { return period_of(Grain::kYear, {static_cast<std::int16_t>(year), 1, 1}); }

TimeReading reading_of(Maybe period, std::string why) {
  TimeReading reading;
  reading.period = period;
  if (period) reading.value = timex_value(*period);
  reading.why = std::move(why);
  return reading;
}

TimeReading skipped() {
  TimeReading reading;
  reading.skip = true;
  return reading;
}

TimeReading range_of(Maybe first, Maybe last, std::string why) {
  TimeReading reading = reading_of(first, std::move(why));
  if (!first || !last || last_day(*last) < first->start) {
    reading.period.reset();
    reading.value.clear();
    return reading;
  }
  reading.value += "/" + timex_value(*last);
  reading.start = first->start;
  reading.end = last_day(*last);
  return reading;
}

TimeReading valued(std::string type, std::string value, std::string why) {
  TimeReading reading;
  reading.type = std::move(type);
  reading.value = std::move(value);
  reading.why = std::move(why);
  return reading;
}

TimeReading part_reading(Maybe day, int part, std::string why) {
  TimeReading reading = reading_of(day, std::move(why));
  reading.type = "TIME";
  if (day) reading.value += kDayParts[static_cast<std::size_t>(part)];
  return reading;
}

Maybe last_spoken(const TimeContext& context, Grain grain) {
  for (auto it = context.spoken.rbegin(); it != context.spoken.rend(); ++it) {
    if (it->period.grain > grain) continue;
    if (it->compared && grain >= Grain::kYear) continue;
    const bool to_come = context.published && it->period.start > *context.published;
    if (to_come && context.tense != Tense::kFuture) continue;
    return it->period;
  }
  return {};
}

Maybe current_quarter(const TimeContext& context) {
  Maybe quarter;
  bool has_ended = false;
  for (const Spoken& spoken : context.spoken) {
    if (spoken.period.grain != Grain::kQuarter) continue;
    if (context.published && spoken.period.start > *context.published) continue;
    const bool ended = context.published && last_day(spoken.period) < *context.published;
    if (quarter && (has_ended && !ended)) continue;
    if (!quarter || (ended && !has_ended) || spoken.period.start > quarter->start) quarter = spoken.period;
    has_ended = has_ended || ended;
  }
  return quarter;
}

Maybe anchor(const TimeContext& context, Grain grain) {
  if (const Maybe spoken = last_spoken(context, grain)) return period_of(grain, spoken->start);
  if (context.published) return period_of(grain, *context.published);
  return {};
}

namespace {

constexpr int kAgainstTense = 10;

// "arrested in May 2003 and freed in June": the first one after a year told in the same sentence.
Maybe first_after_told(const TimeContext& context, const std::function<Maybe(int)>& in_year) {
  if (context.spoken.empty()) return {};
  const Spoken& last = context.spoken.back();
  if (!last.told_year || last.sentence != context.sentence || last.period.grain > Grain::kYear) return {};
  if (context.limits && last.period.grain == Grain::kYear) return {};
  for (int year = last.period.start.year; year <= last.period.start.year + 1; ++year) {
    const Maybe period = in_year(year);
    if (period && last_day(*period) >= last.period.start) return period;
  }
  return {};
}

}  // namespace

Maybe pick_year(const TimeContext& context, const std::function<Maybe(int)>& in_year) {
  if (const Maybe told = first_after_told(context, in_year)) return told;
  if (!context.published) return {};
  const Date today = *context.published;
  Maybe best;
  int best_distance = 0;
  for (int year = today.year - 4; year <= today.year + 4; ++year) {
    const Maybe period = in_year(year);
    if (!period) continue;
    const bool is_past = period->start <= today;
    const bool is_future = last_day(*period) >= today;
    int distance = is_past && is_future ? 0
                   : is_past            ? days(today) - days(last_day(*period))
                                        : days(period->start) - days(today);
    // The tense may be that of another verb, so it weighs, but does not rule out a day close by.
    if (context.tense == Tense::kPast && !is_past) distance *= kAgainstTense;
    if (context.tense == Tense::kFuture && !is_future) distance *= kAgainstTense;
    // Where no verb tells, news looks back rather than ahead.
    if (context.tense == Tense::kUnknown && !is_past) distance += distance / 2;
    if (!best || distance < best_distance) {
      best = period;
      best_distance = distance;
    }
  }
  return best;
}

std::string tense_name(Tense tense) {
  switch (tense) {
    case Tense::kPast:
      return "past verb";
    case Tense::kPresent:
      return "present verb";
    case Tense::kFuture:
      return "future verb";
    case Tense::kUnknown:
      break;
  }
  return "no verb";
}

std::optional<int> told_year(const Slots& slots, const TimeContext& context) {
  if (slots.years > 0) return slots.year[0];
  if (slots.direction != Slots::kNone && context.published) return context.published->year + slots.direction;
  return {};
}

std::optional<Grain> grain_of(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::kDay:
    case TimeUnit::kNight:
      return Grain::kDay;
    case TimeUnit::kWeekend:
      return Grain::kWeekend;
    case TimeUnit::kWeek:
    case TimeUnit::kFortnight:
      return Grain::kWeek;
    case TimeUnit::kMonth:
      return Grain::kMonth;
    case TimeUnit::kQuarter:
      return Grain::kQuarter;
    case TimeUnit::kYear:
      return Grain::kYear;
    case TimeUnit::kDecade:
      return Grain::kDecade;
    case TimeUnit::kCentury:
      return Grain::kCentury;
    default:
      return {};
  }
}

}  // namespace dragoman
