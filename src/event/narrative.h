#pragma once
// Days and places that an article tells once and means for what follows.

#include <optional>
#include <vector>

#include "dragoman/event.h"
#include "event/article_coder.h"

namespace dragoman {

/// Gives an event that has no day of its own the day in play, with the words that tell it: the only day that
/// its sentence names, whatever it was said of; else, if it took place (or did not), the last day named
/// before it in its paragraph, or, where none is, the day of the story: the first that the article names
/// within a week of `published`, or the first of all. Spans longer than a day are not handed on. `events` are
/// of `reading`'s article, in text order.
void carry_days(std::vector<Event>& events, const Reading& reading, std::optional<Date> published);

/// The same of places: the only place that its sentence says something is in; else, if it took place, the
/// scene so far (the last event's place, at first the dateline's or the first that the article names), for an
/// act of the body (fighting, a march, a meeting, an arrest), and for words where their own paragraph told
/// it.
void carry_places(std::vector<Event>& events, const Reading& reading);

}  // namespace dragoman
