// Days of the week.

#include "when/reading.h"

namespace dragoman {
namespace {

constexpr int kNone = Slots::kNone;

/// The first `wanted` weekday on or after `day`.
Date on_or_after(Date day, int wanted) { return add_days(day, (wanted - weekday(day) + 7) % 7); }
Date on_or_before(Date day, int wanted) { return add_days(day, -((weekday(day) - wanted + 7) % 7)); }

/// "down from the previous Friday" after a Friday is seen from that one.
std::optional<Maybe> same_weekday(const TimeContext& context, int wanted) {
  const std::size_t count = context.spoken.size();
  for (std::size_t i = count; i > (count > 8 ? count - 8 : 0); --i) {
    const Period& period = context.spoken[i - 1].period;
    if (period.grain == Grain::kDay && weekday(period.start) == wanted) return Maybe(period);
  }
  return {};
}

}  // namespace

TimeReading read_weekday(const Slots& slots, const TimeContext& context, int further) {
  const int wanted = slots.weekday;
  if (slots.near != kNone) {
    const Maybe base = same_weekday(context, wanted).value_or(anchor(context, Grain::kDay));
    if (!base) return reading_of({}, "no day to start from");
    const Date day = slots.near > 0   ? on_or_after(add_days(base->start, 1), wanted)
                     : slots.near < 0 ? on_or_before(add_days(base->start, -1), wanted)
                                      : on_or_before(base->start, wanted);
    return reading_of(Period{Grain::kDay, day}, "seen from " + iso(base->start));
  }
  if (!context.published) return reading_of({}, "publication day unknown");
  const Date today = *context.published;
  Date day = today;
  std::string why;
  if (slots.direction == -1) {
    day = on_or_before(add_days(today, -1), wanted);
    why = "the last one before";
  } else if (slots.direction == 1) {
    day = on_or_after(add_days(today, 1), wanted);
    // "next Tuesday" said on a Monday or Sunday is not tomorrow's.
    if (days(day) - days(today) <= 2) day = add_days(day, 7);
    why = "the first one after";
  } else if (context.tense == Tense::kFuture || context.tense == Tense::kPresent ||
             (slots.direction == 0 && context.tense != Tense::kPast) || further > 0) {
    day = add_days(on_or_after(today, wanted), further);
    why = tense_name(context.tense) + ": the next one";
  } else {
    day = on_or_before(today, wanted);
    why = tense_name(context.tense) + ": the most recent one";
  }
  return reading_of(Period{Grain::kDay, day}, std::move(why));
}

TimeReading read_weekday_of(const Slots& slots, const TimeContext& context) {
  if (!context.published || slots.direction == kNone) return reading_of({}, "publication day unknown");
  const Period week = shift(period_of(Grain::kWeek, *context.published), slots.direction);
  return reading_of(Period{Grain::kDay, add_days(week.start, slots.weekday - 1)}, "day of that week");
}

}  // namespace dragoman
