// What neighbouring phrases make of each other: hours of a day, ends of a range.

#include <algorithm>
#include <array>
#include <string_view>

#include "when/finder.h"

namespace dragoman {
namespace {

std::string_view text_before(const std::vector<Lexeme>& lexemes, std::size_t at) {
  return at > 0 ? lexemes[at - 1].text : std::string_view();
}

bool is_day(const FoundTime& found) {
  return found.period && found.period->grain == Grain::kDay && found.mention.type == "DATE" &&
         found.mention.granularity == "day";
}

bool is_hour(const FoundTime& found) {
  return found.meaning == Meaning::kClock || found.meaning == Meaning::kPartOf;
}

/// Words that may stand between a day and its hour.
bool joins(std::string_view word) {
  constexpr std::array<std::string_view, 11> kJoints = {"at",    "on", ",",   "in",  "the",  "around",
                                                        "about", "of", "gmt", "est", "local"};
  return std::find(kJoints.begin(), kJoints.end(), word) != kJoints.end();
}

bool adjacent(const std::vector<Lexeme>& lexemes, const FoundTime& a, const FoundTime& b) {
  if (b.begin < a.end || b.begin > a.end + 2) return false;
  for (std::size_t at = a.end; at < b.begin; ++at) {
    if (!joins(lexemes[at].text)) return false;
  }
  return true;
}

/// The day of `day` at the hour of `hour`.
FoundTime joined(const FoundTime& day, const FoundTime& hour) {
  FoundTime out = day;
  TimeMention& mention = out.mention;
  const std::size_t mark = hour.mention.value.find('T');
  mention.type = "TIME";
  if (mark != std::string::npos) mention.value += hour.mention.value.substr(mark);
  out.begin = std::min(day.begin, hour.begin);
  out.end = std::max(day.end, hour.end);
  mention.span = {std::min(day.mention.span.begin, hour.mention.span.begin),
                  std::max(day.mention.span.end, hour.mention.span.end)};
  return out;
}

/// "Friday night": the part of the day stands behind the day, bare.
void take_part(const Parse& parse, const std::vector<Lexeme>& lexemes, std::size_t limit, FoundTime& found) {
  std::size_t at = found.end;
  const auto word = [&](std::size_t i) { return i < limit ? lexemes[i].text : std::string_view(); };
  if (word(at) == "'" && word(at + 1) == "s") at += 2;
  if (word(at) == "in" && word(at + 1) == "the") at += 2;
  if (word(at) == "at") ++at;
  while (word(at) == "early" || word(at) == "late") ++at;
  if (at >= limit || !lexemes[at].is(WordClass::kPart)) return;
  if (parse.sentence_of[lexemes[at].token] != parse.sentence_of[found.mention.span.begin]) return;
  found.mention.type = "TIME";
  found.mention.value += kDayParts[lexemes[at].part];
  found.mention.span.end = lexemes[at].token + 1;
  found.end = at + 1;
}

/// "the morning of May 3", "mid-afternoon yesterday".
void take_part_before(const std::vector<Lexeme>& lexemes, std::size_t floor, FoundTime& found) {
  const std::size_t back = text_before(lexemes, found.begin) == "of" ? 2 : 1;
  if (found.begin < floor + back) return;
  const Lexeme& part = lexemes[found.begin - back];
  if (!part.is(WordClass::kPart) || (back == 1 && lexemes[found.begin].is(WordClass::kWeekday))) return;
  found.mention.type = "TIME";
  found.mention.value += kDayParts[part.part];
  found.mention.span.begin = part.token;
  found.begin -= back;
}

TimeRelation relation_of(const std::vector<Lexeme>& lexemes, const FoundTime& found) {
  std::size_t at = found.begin;
  while (at > 0 && lexemes[at - 1].is(WordClass::kBlur)) --at;
  const std::string_view before = text_before(lexemes, at);
  if (before == "since") return TimeRelation::kSince;
  if (before == "until" || before == "till" || before == "through") return TimeRelation::kUntil;
  if (before == "before" || before == "by") return TimeRelation::kBefore;
  if (before == "after") return TimeRelation::kAfter;
  return TimeRelation::kIn;
}

bool is_dated(const FoundTime& found) {
  return found.period && (found.mention.type == "DATE" || found.mention.type == "TIME");
}

/// "from A to B", "between A and B".
bool is_range(const std::vector<Lexeme>& lexemes, const FoundTime& a, const FoundTime& b) {
  if (!is_dated(a) || !is_dated(b) || b.begin != a.end + 1) return false;
  if (!a.period || !b.period || a.period->grain != b.period->grain) return false;
  const std::string_view between = lexemes[a.end].text;
  const std::string_view before = text_before(lexemes, a.begin);
  if (between == "and") return before == "between";
  if (between == "-") return true;
  return (between == "to" || between == "until" || between == "till" || between == "through") &&
         before != "since";
}

/// Both ends hold the whole range. Days of the week are read apart: the one that tense moved is moved back.
void bound(FoundTime& a, FoundTime& b) {
  if (b.period->start < a.period->start && a.meaning == Meaning::kWeekday && b.meaning == Meaning::kWeekday) {
    FoundTime& wrong = b.tense == Tense::kFuture ? b : a;
    const int step = b.tense == Tense::kFuture ? 7 : -7;
    wrong.period = Period{Grain::kDay, add_days(wrong.period->start, step)};
    wrong.mention.value = timex_value(*wrong.period) + wrong.mention.value.substr(10);
  }
  if (b.period->start < a.period->start) return;
  for (FoundTime* found : {&a, &b}) {
    found->mention.start = a.period->start;
    found->mention.end = last_day(*b.period);
    found->mention.granularity = "span";
  }
}

void bound_open(FoundTime& found, std::optional<Date> published) {
  TimeMention& mention = found.mention;
  if (!published || !mention.start || !mention.end) return;
  if (mention.relation == TimeRelation::kSince && *mention.start <= *published) {
    mention.end = published;
  } else if (mention.relation == TimeRelation::kUntil && *mention.end >= *published) {
    mention.start = published;
  } else {
    return;
  }
  mention.granularity = "span";
}

}  // namespace

void join_hours(const Parse& parse, const std::vector<Lexeme>& lexemes, std::vector<FoundTime>& found) {
  std::vector<FoundTime> out;
  for (std::size_t i = 0; i < found.size(); ++i) {
    FoundTime& next = found[i];
    if (is_day(next)) {
      take_part(parse, lexemes, i + 1 < found.size() ? found[i + 1].begin : lexemes.size(), next);
      if (is_day(next)) take_part_before(lexemes, out.empty() ? 0 : out.back().end, next);
    }
    if (!out.empty() && adjacent(lexemes, out.back(), next) &&
        parse.sentence_of[out.back().mention.span.begin] == parse.sentence_of[next.mention.span.begin]) {
      if (is_day(out.back()) && is_hour(next)) {
        out.back() = joined(out.back(), next);
        continue;
      }
      if (is_hour(out.back()) && is_day(next)) {
        out.back() = joined(next, out.back());
        continue;
      }
    }
    out.push_back(std::move(next));
  }
  found = std::move(out);
}

void bound_ranges(const std::vector<Lexeme>& lexemes, std::optional<Date> published,
                  std::vector<FoundTime>& found) {
  for (std::size_t i = 0; i < found.size(); ++i) {
    FoundTime& time = found[i];
    if (!is_dated(time)) continue;
    if (i > 0 && is_range(lexemes, found[i - 1], time)) {
      found[i - 1].mention.relation = TimeRelation::kIn;
      bound(found[i - 1], time);
      continue;
    }
    time.mention.relation = relation_of(lexemes, time);
    bound_open(time, published);
  }
}

}  // namespace dragoman
