#pragma once
// Days and places that an article tells once and means for what follows.

#include <vector>

#include "dragoman/event.h"
#include "event/article_coder.h"

namespace dragoman {

/// Gives an event that has no day of its own the day in play, with the words that tell it: the only day that
/// its sentence names, whatever it was said of; else, if it took place (or did not), that of the last dated
/// event before it, or, where none is, of the first behind it. Spans longer than a day are not handed on.
/// `events` are of `reading`'s article, in text order.
void carry_days(std::vector<Event>& events, const Reading& reading);

/// The same of places: the only place that its sentence says something is in; else, if it is an act of the
/// body (fighting, a march, a meeting, an arrest) that took place, the scene so far: the last event's place,
/// at first the dateline's or the first that the article names.
void carry_places(std::vector<Event>& events, const Reading& reading);

}  // namespace dragoman
