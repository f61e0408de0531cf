#pragma once
// Mentions of the same event within one article.

#include <vector>

#include "dragoman/event.h"
#include "reader/act.h"
#include "syntax/parse.h"

namespace dragoman {

/// Links each later mention to the first (`same_as`, `event_id`) and fills the roles, day, place and voices
/// that it leaves out from what the first says. `acts[i]` is what `events[i]` was made of; both in text
/// order.
///
/// A later mention is the same event where it has the type, points back (a definite or possessed noun, "this
/// gathering", or the same verb), and contradicts nothing: no other actor on a side that both name, no other
/// day, no other place.
void link_same_events(std::vector<Event>& events, const std::vector<Act>& acts, const Parse& parse);

/// Whether a mention names nobody, no day and no place, and points back ("the attack") to no mention of this
/// article: then it tells no event, or one of another kind (a team's attack).
bool points_nowhere(const Event& event, const Act& act, const Parse& parse);

/// After rows were taken out: where an event's first mention is gone, its first one left takes that place.
void mend_links(std::vector<Event>& events);

}  // namespace dragoman
