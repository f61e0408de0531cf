#include "event/days.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>

#include "base/calendar.h"
#include "event/compose.h"
#include "when/attach.h"
#include "when/tense.h"

namespace dragoman {
namespace {

constexpr std::uint32_t kReach = 12;   // sentences looked back over
constexpr std::size_t kLead = 3;       // days of the article that are always in play
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

std::string_view steps(std::uint32_t sentences) {
  constexpr std::array<std::string_view, 5> kNames = {"0", "1", "2", "3-4", "5+"};
  return kNames[sentences <= 2 ? sentences : sentences <= 4 ? 3 : 4];
}

}  // namespace

EventDays::EventDays(const Rows& rows, const Reading& reading, std::optional<Date> published)
    : rows_(rows), reading_(reading), published_(published) {
  for (const TimeMention& time : reading.times) {
    if (!time.start || !time.end) continue;
    times_.push_back(&time);
    const bool news =
        published && time.granularity == "day" && std::abs(days(*time.start) - days(*published)) <= kNews;
    if (news && story_ == nullptr) story_ = &time;
  }
}

bool EventDays::is_only(const TimeMention& time) const {
  const std::uint32_t sentence = reading_.parse->sentence_of[time.span.begin];
  return std::count_if(times_.begin(), times_.end(), [&](const TimeMention* other) {
           return reading_.parse->sentence_of[other->span.begin] == sentence;
         }) == 1;
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

void EventDays::describe_standing(std::size_t index, const TimeMention& time, Features& out) const {
  const Parse& parse = *reading_.parse;
  const Act& act = *rows_.acts[index];
  const Event& event = rows_.events[index];
  const std::uint32_t here = parse.sentence_of[act.head];
  const std::uint32_t there = parse.sentence_of[time.span.begin];
  if (here == there) {
    out.emplace_back("here");
    const int tie = attachment(parse, time.span, act.head);
    out.push_back(fmt::format("tie={}", tie / 10));
    const bool before = time.span.begin < act.head;
    out.push_back(before ? "here=before" : "here=behind");
    if (is_only(time)) out.emplace_back("here=only");
    const auto nearer = [&](const TimeMention* other) {
      const auto gap = [&](const TimeMention& one) {
        return one.span.begin < act.head ? act.head - one.span.end : one.span.begin - act.head;
      };
      return parse.sentence_of[other->span.begin] == here && gap(*other) < gap(time);
    };
    if (std::none_of(times_.begin(), times_.end(), nearer)) out.emplace_back("here=nearest");
  } else {
    const auto segment_of = [&](std::uint32_t token) {
      return std::partition_point(parse.doc.segments.begin(), parse.doc.segments.end(),
                                  [&](TokenSpan segment) { return segment.end <= token; });
    };
    const bool same = segment_of(time.span.begin) == segment_of(act.head);
    out.push_back(same ? "paragraph" : "elsewhere");
    out.push_back(fmt::format("steps={}{}", steps(here - there), same ? "|paragraph" : ""));
    const auto between = [&](const TimeMention* other) {
      return other->span.begin > time.span.begin && parse.sentence_of[other->span.begin] < here;
    };
    if (std::none_of(times_.begin(), times_.end(), between)) out.emplace_back("last");
    const bool any_here = std::any_of(times_.begin(), times_.end(), [&](const TimeMention* other) {
      return parse.sentence_of[other->span.begin] == here;
    });
    if (any_here) out.emplace_back("not here");
    out.push_back(fmt::format("elsewhere|{}", event.quad));
    out.push_back(fmt::format("{}|{}", same ? "paragraph" : "elsewhere", name(event.type)));
  }
  const Circumstances& seen = act.circumstances;
  if (!seen.when.empty() && time.span.begin >= seen.words.begin && time.span.end <= seen.words.end) {
    float sum = 0;
    for (std::uint32_t w = time.span.begin; w < time.span.end; ++w) sum += seen.when[w - seen.words.begin];
    const int likely = static_cast<int>(sum / static_cast<float>(time.span.size()) * 5);
    out.push_back(fmt::format("seen={}", likely));
    out.push_back(fmt::format("seen={}|{}", likely, here == there ? "here" : "before"));
  }
}

Features EventDays::describe(std::size_t index, const TimeMention& time, bool until_report) const {
  const Event& event = rows_.events[index];
  Features out;
  describe_words(index, time, out);
  describe_standing(index, time, out);
  if (&time == story_) out.emplace_back("story");
  if (&time == times_.front()) out.emplace_back("first");
  const auto is_this = [&](const EventDate& date) {
    return date.start == *time.start && date.end == *time.end;
  };
  if (event.date) {
    const std::string own = is_this(*event.date) ? "own" : "not own";
    out.push_back(own + (event.date->why.find("reader") != std::string::npos ? "|reader" : "|parse"));
    out.push_back(own + "|" + event.date->granularity);
    out.push_back(own);
  }
  const Parse& parse = *reading_.parse;
  bool past = false;
  for (std::size_t i = index; i-- > 0 && !past;) {
    const std::optional<EventDate>& date = rows_.events[i].date;
    if (!date) continue;
    past = true;
    if (is_this(*date)) out.emplace_back("past");
    if (is_this(*date)) out.push_back(fmt::format("past|{}", rows_.events[i].quad == event.quad));
    if (is_this(*date)) out.push_back(fmt::format("past|{}>{}", rows_.events[i].quad, event.quad));
    if (is_this(*date))
      out.push_back(fmt::format("past|{}", steps(parse.sentence_of[rows_.acts[index]->head] -
                                                 parse.sentence_of[rows_.acts[i]->head])));
  }
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
  const std::uint32_t here = parse.sentence_of[rows_.acts[index]->head];
  const Event& event = rows_.events[index];
  const bool plan = event.status == Status::kFuture && !event.date && published_;
  std::vector<DayAnswer> out;
  for (std::size_t k = 0; k < times_.size(); ++k) {
    const TimeMention& time = *times_[k];
    const std::uint32_t there = parse.sentence_of[time.span.begin];
    if (plan && *time.end < *published_) continue;  // a plan takes no day from what was
    const bool near = there <= here && here - there <= kReach;
    if (!near && k >= kLead && &time != story_) continue;
    if (there > here && &time != story_) continue;
    const Words words = parse.doc.words(time.span);
    out.push_back({{*time.start, *time.end, words, time.granularity, {}}, describe(index, time, false)});
    const bool until = published_ && *time.start < *published_ && time.start == time.end &&
                       days(*published_) - days(*time.start) <= kLongest;
    if (until) out.push_back({{*time.start, *published_, words, "span", {}}, describe(index, time, true)});
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
    std::vector<Features> features;
    features.reserve(answers.size());
    for (DayAnswer& answer : answers) features.push_back(std::move(answer.features));
    const std::vector<double> likely = model.probabilities("day", features);
    std::map<std::pair<Date, Date>, double> together;
    for (std::size_t k = 0; k < answers.size(); ++k)
      together[{answers[k].date.start, answers[k].date.end}] += likely[k];
    std::size_t best = 0;
    const auto rank = [&](std::size_t k) {
      return std::pair(together[{answers[k].date.start, answers[k].date.end}], likely[k]);
    };
    for (std::size_t k = 1; k < answers.size(); ++k) {
      if (rank(k) > rank(best)) best = k;
    }
    if (!took_place(event) && !event.date && rank(best).first < kLeastOfPlans) continue;
    EventDate& date = answers[best].date;
    if (event.date && event.date->start == date.start && event.date->end == date.end) continue;
    chosen[i] = std::move(date);
    chosen[i]->why = fmt::format("the likeliest of the days in play ({:.2f})", rank(best).first);
  }
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    if (chosen[i]) rows.events[i].date = std::move(chosen[i]);
  }
}

}  // namespace dragoman
