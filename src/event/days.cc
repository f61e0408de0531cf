#include "event/days.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/calendar.h"
#include "event/compose.h"
#include "when/attach.h"
#include "when/tense.h"

namespace dragoman {
namespace {

constexpr std::int32_t kNews = 7;      // days: what a report is about
constexpr std::int32_t kLongest = 31;  // days between an act and a report that tells it without a day

/// How likely a day must be to be said of a plan whose own words tell none.
constexpr double kLeastOfPlans = 0.5;

bool took_place(const Event& event) {
  return event.status == Status::kActual || event.status == Status::kNegated;
}

/// How far from the report, in words.
std::string_view offset_name(std::int32_t days) {
  if (days == 0) return "0";
  if (days == -1) return "-1";
  if (days < 0) return days >= -kNews ? "week before" : days >= -kLongest ? "month before" : "before";
  return days <= kNews ? "week after" : "after";
}

bool is_same(const EventDate& date, const TimeMention& time) {
  return date.start == *time.start && date.end == *time.end;
}

}  // namespace

EventDays::EventDays(const Rows& rows, const Reading& reading, std::optional<Date> published)
    : rows_(rows),
      reading_(reading),
      published_(published),
      times_(*reading.parse),
      past_(last_before(rows.events, [](const Event& event) { return event.date.has_value(); })) {
  for (const TimeMention& time : reading.times) {
    if (!time.start || !time.end) continue;
    times_.add(time);
    const bool news =
        published && time.granularity == "day" && std::abs(days(*time.start) - days(*published)) <= kNews;
    if (news && story_ == nullptr) story_ = &time;
  }
}

void EventDays::describe_words(std::size_t index, const TimeMention& time, Features& out) const {
  const Event& event = rows_.events[index];
  const std::string_view quad = std::array<std::string_view, 5>{"", "1", "2", "3", "4"}.at(event.quad);
  out.push_back("grain=" + time.granularity);
  out.push_back(fmt::format("relation={}", static_cast<int>(time.relation)));
  out.push_back("kind=" + time.type);
  if (!published_) return;
  const std::string_view far = offset_name(days(*time.start) - days(*published_));
  out.push_back(fmt::format("far={}", far));
  out.push_back(fmt::format("far={}|{}", far, name(event.status)));
  out.push_back(fmt::format("far={}|{}", far, quad));
  out.push_back(fmt::format("far={}|{}", far, name(event.type)));
  out.push_back(fmt::format("far={}|{}", far, time.granularity));
  const Tense tense = tense_of(*reading_.parse, rows_.acts[index]->head);
  out.push_back(fmt::format("far={}|tense={}", far, static_cast<int>(tense)));
  out.push_back(fmt::format("far={}|{}", far, reading_.parse->tag[rows_.acts[index]->head]));
}

void EventDays::describe_here(std::size_t index, std::size_t k, Features& out) const {
  const Parse& parse = *reading_.parse;
  const TimeMention& time = times_[k];
  const std::uint32_t head = rows_.acts[index]->head;
  out.emplace_back("here");
  out.push_back(fmt::format("tie={}", attachment(parse, time.span, head) / 10));
  out.emplace_back(time.span.begin < head ? "here=before" : "here=behind");
  const std::size_t begin = times_.first_of(parse.sentence_of[head]);
  const std::size_t end = times_.first_of(parse.sentence_of[head] + 1);
  if (end - begin == 1) out.emplace_back("here=only");
  const auto gap = [&](const TimeMention& one) {
    return one.span.begin < head ? head - one.span.end : one.span.begin - head;
  };
  bool nearest = true;
  for (std::size_t other = begin; other < end; ++other) nearest = nearest && gap(times_[other]) >= gap(time);
  if (nearest) out.emplace_back("here=nearest");
}

void EventDays::describe_elsewhere(std::size_t index, std::size_t k, Features& out) const {
  const Parse& parse = *reading_.parse;
  const Event& event = rows_.events[index];
  const TimeMention& time = times_[k];
  const std::uint32_t head = rows_.acts[index]->head;
  const std::uint32_t here = parse.sentence_of[head];
  const std::uint32_t there = times_.sentence_of(time);
  const bool same = same_paragraph(parse, time.span.begin, head);
  const std::string_view where = same ? "paragraph" : "elsewhere";
  out.emplace_back(where);
  const std::string_view steps = there > here ? "after" : bucket(here - there);
  out.push_back(fmt::format("steps={}{}", steps, same ? "|paragraph" : ""));
  const std::size_t begin = times_.first_of(here);
  if (begin <= k + 1) out.emplace_back("last");
  if (begin < times_.first_of(here + 1)) out.emplace_back("not here");
  out.push_back(fmt::format("elsewhere|{}", event.quad));
  out.push_back(fmt::format("{}|{}", where, name(event.type)));
}

void EventDays::describe_past(std::size_t index, const TimeMention& time, Features& out) const {
  const Event& event = rows_.events[index];
  const Event& past = rows_.events[past_[index]];
  if (past_[index] == index || !is_same(*past.date, time)) return;
  const std::vector<std::uint32_t>& sentence_of = reading_.parse->sentence_of;
  const std::uint32_t here = sentence_of[rows_.acts[index]->head];
  const std::uint32_t there = sentence_of[rows_.acts[past_[index]]->head];
  out.emplace_back("past");
  out.push_back(fmt::format("past|{}", past.quad == event.quad));
  out.push_back(fmt::format("past|{}>{}", past.quad, event.quad));
  out.push_back(fmt::format("past|{}", bucket(here - std::min(here, there))));
}

Features EventDays::describe(std::size_t index, std::size_t k, bool until_report) const {
  const Event& event = rows_.events[index];
  const Act& act = *rows_.acts[index];
  const TimeMention& time = times_[k];
  const bool here = times_.sentence_of(time) == reading_.parse->sentence_of[act.head];
  Features out;
  describe_words(index, time, out);
  here ? describe_here(index, k, out) : describe_elsewhere(index, k, out);
  if (const auto seen = likelihood(time.span, act.circumstances.words, act.circumstances.when)) {
    const int likely = static_cast<int>(*seen * 5);
    out.push_back(fmt::format("seen={}", likely));
    out.push_back(fmt::format("seen={}|{}", likely, here ? "here" : "before"));
  }
  if (&time == story_) out.emplace_back("story");
  if (k == 0) out.emplace_back("first");
  if (event.date) {
    const std::string own = is_same(*event.date, time) ? "own" : "not own";
    out.push_back(own + "|" + event.date->granularity);
    out.push_back(own);
  }
  describe_past(index, time, out);
  if (!event.attribution.empty()) out.emplace_back("told");
  if (until_report) {
    for (std::string& feature : out) feature += "..";
    out.emplace_back("..");
    out.push_back(fmt::format("..|{}", name(event.type)));
    out.push_back(fmt::format("..|{}", event.quad));
  }
  return out;
}

std::vector<DayAnswer> EventDays::answers(std::size_t index) const {
  const Parse& parse = *reading_.parse;
  const Event& event = rows_.events[index];
  const bool plan = event.status == Status::kFuture && !event.date && published_;
  std::vector<DayAnswer> out;
  for (const std::size_t k : times_.in_play(parse.sentence_of[rows_.acts[index]->head], story_)) {
    const TimeMention& time = times_[k];
    if (plan && *time.end < *published_) continue;  // a plan takes no day from what was
    const Words words = parse.doc.words(time.span);
    out.push_back({{*time.start, *time.end, words, time.granularity, {}}, describe(index, k, false)});
    const bool until = published_ && *time.start < *published_ && time.start == time.end &&
                       days(*published_) - days(*time.start) <= kLongest;
    if (until) out.push_back({{*time.start, *published_, words, "span", {}}, describe(index, k, true)});
  }
  return out;
}

void choose_days(Rows& rows, const Reading& reading, std::optional<Date> published,
                 const ChoiceModel& model) {
  const EventDays all(rows, reading, published);
  std::vector<std::optional<EventDate>> chosen(rows.events.size());
  for (std::size_t i = 0; i < rows.events.size(); ++i) {
    const Event& event = rows.events[i];
    std::vector<DayAnswer> answers = all.answers(i);
    if (answers.empty()) continue;
    std::vector<std::string> spans;
    spans.reserve(answers.size());
    for (const DayAnswer& answer : answers)
      spans.push_back(iso(answer.date.start) + '/' + iso(answer.date.end));
    const Chosen best = likeliest(model.probabilities("day", features_of(answers)), spans);
    if (!took_place(event) && !event.date && best.likely < kLeastOfPlans) continue;
    EventDate& date = answers[best.answer].date;
    if (event.date && event.date->start == date.start && event.date->end == date.end) continue;
    chosen[i] = std::move(date);
    chosen[i]->why = fmt::format("the likeliest of the days in play ({:.2f})", best.likely);
  }
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    if (chosen[i]) rows.events[i].date = std::move(chosen[i]);
  }
}

}  // namespace dragoman
