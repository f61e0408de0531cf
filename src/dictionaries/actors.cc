#include "dictionaries/actors.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

#include "base/calendar.h"
#include "base/tsv.h"
#include "base/utf8.h"

namespace dragoman::dictionaries {
namespace {

constexpr int kLastYearOf2000s = 30;  ///< two digits up to here are years after 2000

int number_of(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

/// "900101" or "19900101".
Result<std::int32_t> day_of(std::string_view text) {
  text = trim(text);
  const bool digits = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!digits || (text.size() != 6 && text.size() != 8))
    return fail(ErrorCode::kInvalid, "'" + std::string(text) + "' is no date: YYMMDD or YYYYMMDD");
  const std::size_t wide = text.size() - 4;
  int year = number_of(text.substr(0, wide));
  if (wide == 2) year += year <= kLastYearOf2000s ? 2000 : 1900;
  char iso_day[16];
  std::snprintf(iso_day, sizeof iso_day, "%04d-%.2s-%.2s", year, text.data() + wide, text.data() + wide + 2);
  const std::optional<Date> date = parse_iso_date(iso_day);
  if (!date) return fail(ErrorCode::kInvalid, "'" + std::string(text) + "' is no day of the calendar");
  return days(*date);
}

/// One "[CODE days]" without its brackets, cut into code and days.
std::pair<std::string, std::string_view> cut_code(std::string_view text) {
  text = trim(text);
  const std::size_t end = text.find_first_of(" \t<>");
  std::string code(text.substr(0, end));
  std::transform(code.begin(), code.end(), code.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return {code, end == std::string_view::npos ? std::string_view{} : trim(text.substr(end))};
}

/// What stands behind the comma of a company's or a person's name and reports leave out: "CORP, INC".
bool is_suffix(std::string_view text) {
  constexpr std::array<std::string_view, 10> kSuffixes = {"inc", "ltd",  "llc", "jr", "sr",
                                                          "co",  "corp", "plc", "lp", "sa"};
  std::string word = lower(trim(text));
  std::erase(word, '.');
  return std::find(kSuffixes.begin(), kSuffixes.end(), word) != kSuffixes.end();
}

class Parser {
 public:
  Parser(const Source& source, const Codes& codes, Ledger& ledger)
      : file_(source.file), codes_(codes), ledger_(ledger) {}

  void add(const SourceLine& line) {
    const std::string_view text = line.text;
    if (text.starts_with('[')) {
      if (record_.names.empty()) {
        ledger_.refused(Kind::kLine, file_, line.number, text, "a code before any name");
        return;
      }
      add_codes(text, line.number);
      return;
    }
    const bool synonym = text.starts_with('+');
    if (!synonym) finish();
    const std::size_t bracket = text.find('[');
    add_name(text.substr(synonym ? 1 : 0,
                         bracket == std::string_view::npos ? bracket : bracket - (synonym ? 1 : 0)),
             line.number);
    if (bracket != std::string_view::npos) add_codes(text.substr(bracket), line.number);
  }

  std::vector<ActorRecord> take() {
    finish();
    return std::move(records_);
  }

 private:
  void add_name(std::string_view text, std::uint32_t line) {
    std::string name(text);
    std::replace(name.begin(), name.end(), '_', ' ');
    std::string clean;
    for (const std::string& word : split_list(name, ' ')) {
      if (!word.empty()) clean.append(clean.empty() ? "" : " ").append(word);
    }
    if (clean.empty()) {
      ledger_.refused(Kind::kLine, file_, line, text, "no name stands here");
      return;
    }
    if (const std::size_t comma = clean.rfind(',');
        comma != std::string::npos && is_suffix(clean.substr(comma + 1)))
      clean.erase(comma);
    ledger_.read(Kind::kActorName);
    record_.names.push_back({std::move(clean), line});
  }

  void add_codes(std::string_view text, std::uint32_t line) {
    while (!(text = trim(text)).empty()) {
      const std::size_t end = text.find(']');
      if (!text.starts_with('[') || end == std::string_view::npos) {
        ledger_.refused(Kind::kActorCode, file_, line, text, "a code stands between [ and ]");
        return;
      }
      add_code(text.substr(0, end + 1), line);
      text.remove_prefix(end + 1);
    }
  }

  void add_code(std::string_view text, std::uint32_t line) {
    ledger_.read(Kind::kActorCode);
    had_code_ = true;
    const auto [code, restriction] = cut_code(text.substr(1, text.size() - 2));
    const Result<ActorMeaning> meaning = codes_.actor(code);
    if (!meaning) return ledger_.left(Kind::kActorCode, file_, line, text, meaning.error().message);
    ActorCode made{std::string(text), *meaning, kAllDays, !restriction.empty(), line};
    if (made.dated) {
      const Result<DaySpan> span = parse_days(restriction);
      if (!span) return ledger_.left(Kind::kActorCode, file_, line, text, span.error().message);
      made.days = *span;
    }
    record_.codes.push_back(std::move(made));
  }

  /// What has no code of use is listed by name.
  void finish() {
    record_.file = file_;
    if (record_.codes.empty()) {
      for (const ActorName& name : record_.names)
        ledger_.left(Kind::kActorName, file_, name.line, name.text,
                     had_code_ ? "none of its codes is carried over" : "no code stands with it");
    } else {
      records_.push_back(std::move(record_));
    }
    record_ = {};
    had_code_ = false;
  }

  std::string file_;
  const Codes& codes_;
  Ledger& ledger_;
  ActorRecord record_;
  bool had_code_ = false;
  std::vector<ActorRecord> records_;
};

}  // namespace

Result<DaySpan> parse_days(std::string_view text) {
  text = trim(text);
  DaySpan span = kAllDays;
  if (text.starts_with('<') || text.starts_with('>')) {
    const Result<std::int32_t> day = day_of(text.substr(1));
    if (!day) return tl::unexpected(day.error());
    (text.front() == '<' ? span.to : span.from) = *day;
    return span;
  }
  const std::size_t hyphen = text.find('-');
  if (hyphen == std::string_view::npos)
    return fail(ErrorCode::kInvalid, "'" + std::string(text) + "' is no span of days: <DAY, >DAY or DAY-DAY");
  const Result<std::int32_t> from = day_of(text.substr(0, hyphen));
  if (!from) return tl::unexpected(from.error());
  const Result<std::int32_t> to = day_of(text.substr(hyphen + 1));
  if (!to) return tl::unexpected(to.error());
  if (*to < *from) return fail(ErrorCode::kInvalid, "the days end before they begin");
  return DaySpan{*from, *to};
}

std::vector<ActorRecord> parse_actors(const Source& source, const Codes& codes, Ledger& ledger) {
  Parser parser(source, codes, ledger);
  for (const SourceLine& line : source.lines) parser.add(line);
  return parser.take();
}

}  // namespace dragoman::dictionaries
