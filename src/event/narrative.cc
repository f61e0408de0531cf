#include "event/narrative.h"

#include <algorithm>

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

}  // namespace dragoman
