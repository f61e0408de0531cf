#include "read/moment.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "base/calendar.h"
#include "base/tsv.h"
#include "read/ascii.h"
#include "read/limits.h"

namespace dragoman {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};

struct Zone {
  std::string_view name;
  int minutes;  ///< east of Greenwich
};
constexpr std::array<Zone, 22> kZones = {{
    {"z", 0},      {"ut", 0},     {"utc", 0},    {"gmt", 0},    {"est", -300}, {"edt", -240},
    {"cst", -360}, {"cdt", -300}, {"mst", -420}, {"mdt", -360}, {"pst", -480}, {"pdt", -420},
    {"bst", 60},   {"wet", 0},    {"west", 60},  {"cet", 60},   {"cest", 120}, {"eet", 120},
    {"eest", 180}, {"msk", 180},  {"ist", 330},  {"jst", 540},
}};

/// A moment while its parts are found; -1 where a part is not told yet.
struct Parts {
  int year = -1, month = -1, day = -1;
  int hour = -1, minute = 0, second = 0;
  int zone = 0;
};

/// A cursor over the text; each function takes what it reads, or nothing.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(text) {}
  bool done() const { return rest_.empty(); }
  char front() const { return rest_.empty() ? '\0' : rest_.front(); }
  void skip() { rest_.remove_prefix(1); }
  bool take(char c) {
    if (front() != c) return false;
    skip();
    return true;
  }
  /// Digits, at most `most`; the number of them in `count`.
  int number(std::size_t most, std::size_t& count) {
    int value = 0;
    for (count = 0; count < most && is_ascii_digit(front()); ++count, skip())
      value = value * 10 + (front() - '0');
    return value;
  }
  /// A number of exactly `size` digits, or -1.
  int exactly(std::size_t size) {
    std::size_t count = 0;
    const int value = number(size, count);
    return count == size ? value : -1;
  }
  std::string word() {
    std::string out;
    for (; is_ascii_letter(front()); skip()) out += ascii_lower(front());
    return out;
  }

 private:
  std::string_view rest_;
};

/// ":MM[:SS[.fraction]]", or the digits alone.
bool read_minutes(Cursor& in, Parts& parts) {
  const bool colons = in.take(':');
  parts.minute = in.exactly(2);
  if (parts.minute < 0) return false;
  const bool seconds = colons ? in.take(':') : is_ascii_digit(in.front());
  if (seconds) parts.second = in.exactly(2);
  if (parts.second < 0) return false;
  if (in.take('.') || in.take(',')) {
    while (is_ascii_digit(in.front())) in.skip();
  }
  return true;
}

/// "+03:00", "-0500", "+03"; the sign is still there.
bool read_offset(Cursor& in, Parts& parts) {
  const int sign = in.front() == '-' ? -1 : 1;
  in.skip();
  const int hours = in.exactly(2);
  in.take(':');
  const int minutes = is_ascii_digit(in.front()) ? in.exactly(2) : 0;
  if (hours < 0 || hours > 15 || minutes < 0 || minutes > 59) return false;
  parts.zone = sign * (hours * 60 + minutes);
  return true;
}

bool read_zone_name(const std::string& name, Parts& parts) {
  for (const Zone& zone : kZones) {
    if (zone.name == name) {
      parts.zone = zone.minutes;
      return true;
    }
  }
  return false;
}

/// "2023-11-20", "20231120", with "T08:15:00+03:00" behind.
bool read_iso(Cursor in, Parts& parts) {
  parts.year = in.exactly(4);
  const bool dashes = in.take('-') || in.take('/');
  parts.month = in.exactly(2);
  if (dashes && !in.take('-') && !in.take('/')) return false;
  parts.day = in.exactly(2);
  if (parts.year < 0 || parts.month < 0 || parts.day < 0) return false;
  if (in.done()) return true;
  if (!in.take('T') && !in.take('t') && !in.take(' ')) return false;
  while (in.take(' ')) {
  }
  parts.hour = in.exactly(2);
  if (parts.hour < 0 || !read_minutes(in, parts)) return false;
  while (in.take(' ')) {
  }
  if (in.front() == '+' || in.front() == '-') return read_offset(in, parts) && in.done();
  return in.done() || (read_zone_name(in.word(), parts) && in.done());
}

int month_named(std::string_view word) {
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (word.starts_with(kMonths[i])) return static_cast<int>(i) + 1;
  }
  return -1;
}

void take_half_of_day(Parts& parts, bool afternoon) {
  if (parts.hour == 12) parts.hour = 0;
  if (afternoon) parts.hour += 12;
}

bool read_word(const std::string& word, Parts& parts) {
  static constexpr std::array<std::string_view, 7> kDays = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  if ((word == "am" || word == "pm") && parts.hour >= 0) {
    take_half_of_day(parts, word == "pm");
    return true;
  }
  if (parts.month < 0) {
    parts.month = month_named(word);
    if (parts.month > 0) return true;
  }
  for (const std::string_view day : kDays) {
    if (word.starts_with(day)) return true;
  }
  return word == "at" || read_zone_name(word, parts);
}

/// A number by its place and length: hour before a colon, then day, then year.
bool read_number(Cursor& in, Parts& parts) {
  std::size_t count = 0;
  const int value = in.number(4, count);
  if (in.front() == ':' && parts.hour < 0) {
    parts.hour = value;
    return count <= 2 && read_minutes(in, parts);
  }
  if (count <= 2 && parts.day < 0) {
    parts.day = value;
    return true;
  }
  if (parts.year >= 0 || count == 1 || count == 3) return false;
  constexpr int kCenturyTurns = 50;  // RFC 5322: two digits below are of 2000, others of 1900
  parts.year = count == 4 ? value : value + (value < kCenturyTurns ? 2000 : 1900);
  return true;
}

/// "Mon, 20 Nov 2023 08:15:00 GMT", "November 20, 2023 8:15 PM", "Mon Nov 20 08:15:00 2023".
bool read_worded(Cursor in, Parts& parts) {
  static constexpr std::string_view kBetween = " ,-.)\t";
  int depth = 0;  // a zone's name stands again in parentheses
  while (!in.done()) {
    const char c = in.front();
    bool good = true;
    if (c == '(') ++depth;
    if (c == ')') --depth;
    const bool offset = (c == '+' || c == '-') && parts.hour >= 0;
    if (depth > 0 || (!offset && kBetween.find(c) != std::string_view::npos)) {
      in.skip();
    } else if (is_ascii_digit(c)) {
      good = read_number(in, parts);
    } else if (is_ascii_letter(c)) {
      good = read_word(in.word(), parts);
    } else {
      good = offset && read_offset(in, parts);
    }
    if (!good) return false;
  }
  return parts.year >= 0 && parts.month >= 0 && parts.day >= 0;
}

std::optional<Moment> moment_of(const Parts& parts) {
  if (parts.month < 1 || parts.month > 12 || parts.day < 1 || parts.day > 31) return std::nullopt;
  Moment out;
  out.day = {static_cast<std::int16_t>(parts.year), static_cast<std::uint8_t>(parts.month),
             static_cast<std::uint8_t>(parts.day)};
  if (!is_valid(out.day)) return std::nullopt;
  if (parts.hour < 0) return out;
  if (parts.hour > 24 || parts.minute > 59 || parts.second > 60) return std::nullopt;
  constexpr int kDay = 24 * 60;
  int minutes = parts.hour * 60 + parts.minute - parts.zone;
  int shift = 0;
  for (; minutes < 0; minutes += kDay) --shift;
  for (; minutes >= kDay; minutes -= kDay) ++shift;
  out.utc = fmt::format("{}T{:02}:{:02}:{:02}Z", iso(add_days(out.day, shift)), minutes / 60, minutes % 60,
                        std::min(parts.second, 59));
  return out;
}

}  // namespace

std::optional<Moment> parse_moment(std::string_view text) {
  text = trim(text);
  if (Parts parts; read_iso(Cursor(text), parts)) return moment_of(parts);
  if (Parts parts; read_worded(Cursor(text), parts)) return moment_of(parts);
  return std::nullopt;
}

std::string set_published(Article& article, std::string_view text, Date today) {
  constexpr int kEarliestYear = 1800;
  const std::optional<Moment> moment = parse_moment(text);
  const std::string shown = "\"" + beginning(trim(text)) + "\"";
  if (!moment) return "no moment of the calendar: " + shown;
  if (moment->utc == "1970-01-01T00:00:00Z") return "the clock's zero as date: " + shown;
  if (moment->day.year < kEarliestYear) return "a date too long ago: " + shown;
  if (moment->day > add_days(today, 1)) return "a date in the future: " + shown;
  article.date = moment->day;
  article.published = moment->utc;
  return {};
}

Date current_day() {
  const auto now = std::chrono::time_point_cast<std::chrono::days>(std::chrono::system_clock::now());
  return from_days(static_cast<std::int32_t>(now.time_since_epoch().count()));
}

}  // namespace dragoman
