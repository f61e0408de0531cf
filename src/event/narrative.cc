#include "event/narrative.h"

#include <algorithm>

#include "event/compose.h"

namespace dragoman {
namespace {

bool is_day(const Event& event) { return event.date && event.date->granularity == "day"; }

bool took_place(const Event& event) {
  return event.status == Status::kActual || event.status == Status::kNegated;
}

/// The day that a sentence names, if it names one day and no more of the calendar.
std::optional<EventDate> only_day(TokenSpan sentence, const Reading& reading) {
  const TimeMention* only = nullptr;
  for (const TimeMention& time : reading.times) {
    if (!sentence.overlaps(time.span) || !time.start || !time.end) continue;
    if (only != nullptr) return std::nullopt;
    only = &time;
  }
  if (only == nullptr || only->granularity != "day") return std::nullopt;
  return EventDate{*only->start, *only->end, reading.parse->doc.words(only->span), only->granularity};
}

/// The place where a sentence says that something is, if it names one, or several of one country.
std::optional<EventPlace> only_place(TokenSpan sentence, const Reading& reading) {
  const PlaceMention* first = nullptr;
  for (const PlaceMention& place : reading.places) {
    if (!sentence.overlaps(place.span) || !place.locative || place.dateline) continue;
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
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (!events[i].date) events[i].date = only_day(reading.acts[i].sentence, reading);
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
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (!events[i].place) events[i].place = only_place(reading.acts[i].sentence, reading);
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
