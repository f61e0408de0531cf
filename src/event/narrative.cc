#include "event/narrative.h"

#include <algorithm>

#include "event/compose.h"

namespace dragoman {
namespace {

bool is_day(const Event& event) { return event.date && event.date->granularity == "day"; }

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
  return EventDate{*only->start, *only->end, reading.parse->doc.words(only->span), only->granularity};
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
  return event_place(*first, reading);
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

void carry_days(std::vector<Event>& events, const Reading& reading) {
  for (Event& event : events) {
    if (!event.date) event.date = only_day(event, reading);
  }
  const auto first = std::find_if(events.begin(), events.end(),
                                  [](const Event& event) { return is_day(event) && took_place(event); });
  if (first == events.end()) return;
  EventDate in_play = *first->date;
  for (Event& event : events) {
    if (!took_place(event)) continue;
    if (is_day(event)) {
      in_play = *event.date;
    } else if (!event.date) {
      event.date = in_play;
    }
  }
}

void carry_places(std::vector<Event>& events, const Reading& reading) {
  for (Event& event : events) {
    if (!event.place) event.place = only_place(event, reading);
  }
  const auto scene = std::find_if(reading.places.begin(), reading.places.end(),
                                  [](const PlaceMention& place) { return place.locative || place.dateline; });
  if (scene == reading.places.end()) return;
  EventPlace in_play = event_place(*scene, reading);
  for (Event& event : events) {
    if (event.place) {
      in_play = *event.place;
    } else if (took_place(event) && has_scene(event.type)) {
      event.place = in_play;
    }
  }
}

}  // namespace dragoman
