#pragma once
// What the readers of single meanings share.

#include <functional>
#include <optional>
#include <string>

#include "when/meaning.h"

namespace dragoman {

using Maybe = std::optional<Period>;

/// Nothing for "February 30" and for years outside 1..9999.
std::optional<Date> day_of(int year, int month, int day);
Period year_period(int year);
std::optional<Grain> grain_of(TimeUnit unit);

/// A DATE of that period; without one, a mention without value.
TimeReading reading_of(Maybe period, std::string why);
TimeReading skipped();
TimeReading range_of(Maybe first, Maybe last, std::string why);
TimeReading valued(std::string type, std::string value, std::string why);
/// A TIME: part of a day, index into kDayParts.
TimeReading part_reading(Maybe day, int part, std::string why);

/// The period last spoken of that is no coarser than `grain`; in a past sentence, none that is still to come.
Maybe last_spoken(const TimeContext& context, Grain grain);
/// The same at that grain, else the publication day's.
Maybe anchor(const TimeContext& context, Grain grain);
/// Of the quarters spoken of, the latest that is over, else the latest that has begun.
Maybe current_quarter(const TimeContext& context);
/// Of a period that comes back every year, the one that tense asks for; `in_year` gives that of a year.
Maybe pick_year(const TimeContext& context, const std::function<Maybe(int)>& in_year);
std::string tense_name(Tense tense);
/// The year in the words: in digits, or "last year".
std::optional<int> told_year(const Slots& slots, const TimeContext& context);

// One reader a Meaning.
TimeReading read_day_month(const Slots& slots, const TimeContext& context);
TimeReading read_day_range(const Slots& slots, const TimeContext& context);
TimeReading read_numeric(const Slots& slots, int form);
TimeReading read_month(const Slots& slots, const TimeContext& context);
TimeReading read_month_of_year(const Slots& slots, const TimeContext& context);
TimeReading read_month_range(const Slots& slots);
TimeReading read_year_range(const Slots& slots);
TimeReading read_century(const Slots& slots);
TimeReading read_quarter(const Slots& slots, const TimeContext& context, int arg);
TimeReading read_half(const Slots& slots, const TimeContext& context);
TimeReading read_season(const Rule& rule, const Slots& slots, const TimeContext& context);
TimeReading read_holiday(const Slots& slots, const TimeContext& context, int arg);
TimeReading read_weekday(const Slots& slots, const TimeContext& context, int further);
TimeReading read_weekday_of(const Slots& slots, const TimeContext& context);
TimeReading read_unit(const Slots& slots, const TimeContext& context, int arg);
TimeReading read_the_unit(const Slots& slots, const TimeContext& context, int arg);
TimeReading read_offset(const Slots& slots, const TimeContext& context, int sign, bool from_spoken);
TimeReading read_next_day(const TimeContext& context, int step);
TimeReading read_part(const Rule& rule, const Slots& slots, const TimeContext& context);
TimeReading read_clock(const Slots& slots, const TimeContext& context, int arg);
TimeReading read_duration(const Rule& rule, const Slots& slots);
TimeReading read_recent(const Slots& slots, const TimeContext& context);
TimeReading read_set(const Slots& slots, int arg);

}  // namespace dragoman
