#include "event/narrative.h"

#include <algorithm>
#include <cstdlib>

#include "base/calendar.h"
#include "event/compose.h"

namespace dragoman {
namespace {

bool took_place(const Event& event) {
  return event.status == Status::kActual || event.status == Status::kNegated;
}

bool in_sentence(const Event& event, TokenSpan words, const Reading& reading) {
  const CharSpan at = reading.parse->doc.chars(words);
  return event.sentence.start < at.end && at.start < event.sentence.end;
}

/// The day that the event's sentence names, if it names one day and no more of the calendar.
std::optional<EventDate> only_day(const Event& event, const Reading& reading) {
  const TimeMention* only = nullptr;
  for (const TimeMention& time : reading.times) {
    if (!time.start || !time.end || !in_sentence(event, time.span, reading)) continue;
    if (only != nullptr) return std::nullopt;
    only = &time;
  }
  if (only == nullptr || only->granularity != "day") return std::nullopt;
  return EventDate{*only->start, *only->end, reading.parse->doc.words(only->span), only->granularity,
                   "the only day of its sentence"};
}

/// The place where the event's sentence says that something is, if it names one, or several of one country.
std::optional<EventPlace> only_place(const Event& event, const Reading& reading) {
  const PlaceMention* first = nullptr;
  for (const PlaceMention& place : reading.places) {
    if (!place.locative || place.dateline || !in_sentence(event, place.span, reading)) continue;
    if (first != nullptr && first->place.country != place.place.country) return std::nullopt;
    if (first == nullptr) first = &place;
  }
  if (first == nullptr) return std::nullopt;
  return event_place(*first, reading, "the only place of its sentence");
}

/// Index of the paragraph that holds the event's sentence.
std::size_t paragraph_of(const Event& event, const Doc& doc) {
  const auto behind = std::partition_point(doc.segments.begin(), doc.segments.end(), [&](TokenSpan segment) {
    return doc.chars(segment).end <= event.sentence.start;
  });
  return static_cast<std::size_t>(behind - doc.segments.begin());
}

/// Acts of the body happen somewhere; words are said anywhere.
bool has_scene(EventType type) {
  switch (type) {
    case EventType::kConsult:
    case EventType::kAid:
    case EventType::kRetreat:
    case EventType::kProtest:
    case EventType::kMobilize:
    case EventType::kCoerce:
    case EventType::kAssault:
      return true;
    default:
      return false;
  }
}

}  // namespace

namespace {

/// The days that the article names, in text order.
std::vector<const TimeMention*> days_of(const Reading& reading) {
  std::vector<const TimeMention*> out;
  for (const TimeMention& time : reading.times) {
    if (time.start && time.end && time.granularity == "day") out.push_back(&time);
  }
  return out;
}

/// The day of the story: the first within a week of publication, else the first of all.
const TimeMention* day_of_story(const std::vector<const TimeMention*>& days, std::optional<Date> published) {
  constexpr std::int32_t kNews = 7;  // days
  const auto news = std::find_if(days.begin(), days.end(), [&](const TimeMention* day) {
    return published && std::abs(dragoman::days(*day->start) - dragoman::days(*published)) <= kNews;
  });
  return news != days.end() ? *news : days.front();
}

/// The last of `days` that stands before the event's sentence in its paragraph, null if none.
const TimeMention* last_in_paragraph(const std::vector<const TimeMention*>& days, const Event& event,
                                     const Doc& doc) {
  const TimeMention* last = nullptr;
  for (const TimeMention* day : days) {
    if (doc.chars(day->span).start >= event.sentence.start) break;
    const auto paragraph = std::find_if(doc.segments.begin(), doc.segments.end(),
                                        [&](TokenSpan segment) { return segment.contains(day->span.begin); });
    if (paragraph != doc.segments.end() && event.sentence.start < doc.chars(*paragraph).end) last = day;
  }
  return last;
}

}  // namespace

void carry_days(std::vector<Event>& events, const Reading& reading, std::optional<Date> published) {
  for (Event& event : events) {
    if (!event.date) event.date = only_day(event, reading);
  }
  const std::vector<const TimeMention*> days = days_of(reading);
  if (days.empty()) return;
  const Doc& doc = reading.parse->doc;
  const TimeMention* story = day_of_story(days, published);
  for (Event& event : events) {
    if (event.date || !took_place(event)) continue;
    const TimeMention* day = last_in_paragraph(days, event, doc);
    const char* why =
        day == nullptr ? "the day of the story" : "the last day told before it in its paragraph";
    if (day == nullptr) day = story;
    event.date = EventDate{*day->start, *day->end, doc.words(day->span), day->granularity, why};
  }
}

void carry_places(std::vector<Event>& events, const Reading& reading) {
  for (Event& event : events) {
    if (!event.place) event.place = only_place(event, reading);
  }
  const auto scene = std::find_if(reading.places.begin(), reading.places.end(),
                                  [](const PlaceMention& place) { return place.locative || place.dateline; });
  if (scene == reading.places.end()) return;
  EventPlace in_play = event_place(*scene, reading, "the article's scene, told first");
  std::optional<std::size_t> told_in;  // the paragraph that told the place in play of an event
  for (Event& event : events) {
    const std::size_t paragraph = paragraph_of(event, reading.parse->doc);
    if (event.place) {
      in_play = *event.place;
      in_play.why = "the scene so far, of '" + event.trigger.text + "'";
      told_in = paragraph;
    } else if (took_place(event) && (has_scene(event.type) || told_in == paragraph)) {
      event.place = in_play;
    }
  }
}

}  // namespace dragoman
