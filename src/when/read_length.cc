// Hours of the day, lengths and what comes again.

#include <algorithm>

#include "when/reading.h"

namespace dragoman {
namespace {

constexpr int kNone = Slots::kNone;

/// Minutes of the day, or -1.
int clock_minutes(const Slots& slots, int arg) {
  if (arg >= 0) return arg;
  int hour = slots.small[0];
  int minute = slots.smalls > 1 ? slots.small[1] : 0;
  if (slots.hhmm != kNone) {
    hour = slots.hhmm / 100;
    minute = slots.hhmm % 100;
  }
  if (minute > 59 || hour > 24) return -1;
  if (slots.meridiem == kNone) return hour * 60 + minute;
  if (hour < 1 || hour > 12) return -1;
  return (hour % 12 + slots.meridiem) * 60 + minute;
}

}  // namespace

TimeReading read_clock(const Slots& slots, const TimeContext& context, int arg) {
  const int minutes = clock_minutes(slots, arg);
  if (minutes < 0) return skipped();
  const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  TimeReading reading = reading_of(anchor(context, Grain::kDay), "hour of the day last spoken of");
  reading.type = "TIME";
  if (reading.period) reading.value += "T" + two(minutes / 60) + ":" + two(minutes % 60);
  return reading;
}

std::string duration_value(double number, TimeUnit unit, bool vague) {
  constexpr std::string_view kDesignators[] = {"TS", "TM", "TH", "D", "D", "W", "W",
                                               "W",  "M",  "Q",  "Y", "Y", "Y", "Y"};
  const std::string_view designator = kDesignators[static_cast<std::size_t>(unit)];
  if (vague) {
    if (unit == TimeUnit::kDecade) return "PXDE";
    if (unit == TimeUnit::kCentury) return "PXCE";
  }
  int scale = 1;
  if (unit == TimeUnit::kFortnight) scale = 2;
  if (unit == TimeUnit::kDecade) scale = 10;
  if (unit == TimeUnit::kCentury) scale = 100;
  if (unit == TimeUnit::kMillennium) scale = 1000;
  const double value = std::clamp(number * scale, 0.0, 1e9);
  const auto whole = static_cast<long long>(value);
  std::string count = vague ? "X" : std::to_string(whole);
  std::string half;
  if (!vague && value != static_cast<double>(whole)) {
    if (unit == TimeUnit::kYear) {
      half = "6M";
    } else if (unit == TimeUnit::kHour) {
      half = "30M";
    } else {
      count += ".5";
    }
  }
  std::string out = "P";
  if (designator.front() == 'T') out += 'T';
  return out + count + designator.back() + half;
}

TimeReading read_duration(const Rule& rule, const Slots& slots) {
  const auto unit = static_cast<TimeUnit>(slots.unit);
  if (rule.meaning == Meaning::kVague)
    return valued("DURATION", duration_value(0, unit, true), "number unknown");
  if (rule.arg == 1) {
    if (unit == TimeUnit::kHour) return valued("DURATION", "PT30M", "half");
    if (unit == TimeUnit::kYear) return valued("DURATION", "P6M", "half");
    return valued("DURATION", duration_value(0.5, unit, false), "half");
  }
  return valued("DURATION", duration_value(slots.number, unit, slots.vague), "length told");
}

TimeReading read_recent(const Slots& slots, const TimeContext& context) {
  const auto unit = static_cast<TimeUnit>(slots.unit);
  const double number = slots.number < 0 ? 1 : slots.number;
  TimeReading reading = valued("DURATION", duration_value(number, unit, slots.vague), "length told");
  const int sign = slots.direction == 1 ? 1 : -1;
  const auto grain = grain_of(unit);
  if (slots.vague || !context.published || !grain || number > 1000) return reading;
  const Date today = *context.published;
  const int count = static_cast<int>(number) * sign;
  const Date far = *grain >= Grain::kMonth && *grain != Grain::kQuarter
                       ? add_months(today, count * (*grain == Grain::kMonth  ? 1
                                                    : *grain == Grain::kYear ? 12
                                                                             : 120))
                       : add_days(today, count * (*grain == Grain::kDay       ? 1
                                                  : *grain == Grain::kQuarter ? 91
                                                                              : 7));
  reading.start = std::min(today, far);
  reading.end = std::max(today, far);
  return reading;
}

TimeReading read_set(const Slots& slots, int arg) {
  if (slots.weekday != 0)
    return valued("SET", "XXXX-WXX-" + std::to_string(slots.weekday), "every such weekday");
  if (slots.months > 0) {
    const std::string month = std::to_string(slots.month[0]);
    return valued("SET", "XXXX-" + std::string(month.size() < 2 ? "0" : "") + month, "every such month");
  }
  if (slots.unit == kNone) return skipped();
  const double number = arg == 2 ? 2 : arg == 1 || slots.number < 0 ? 1 : slots.number;
  return valued("SET", duration_value(number, static_cast<TimeUnit>(slots.unit), slots.vague),
                "again and again");
}

}  // namespace dragoman
