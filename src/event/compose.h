#pragma once
// One act and what its words mean, made into a row.

#include "event/article_coder.h"

namespace dragoman {

/// The row of `act`, with actors, day, place and voices resolved. `same_as` and `event_id` are for
/// link_same_events.
Event compose(const Act& act, const Reading& reading, const Article& article, const Ontology& ontology);

/// `actor`, told by `words`.
ActorRef actor_ref(const Actor& actor, Words words);

/// A place with its words, and `why` it is an event's.
EventPlace event_place(const PlaceMention& mention, const Reading& reading, std::string why);

/// How likely the trained reader holds the words of `span` to be what `of` tells of an act, an entry a word
/// of `words` (a list of Circumstances): their mean; nothing where it was not asked.
std::optional<float> likelihood(TokenSpan span, TokenSpan words, const std::vector<float>& of);

/// CAMEO code and Goldstein score of the type, mode and status that the row now has, as deep as the words of
/// `act`, which it was made of, tell.
void write_codes(Event& event, const Act& act, const Parse& parse, const Ontology& ontology);

/// Whether a side names a state, an official body, a party, an armed group or people acting towards one of
/// these (guidelines, rule 1).
bool has_political_actor(const Event& event);

}  // namespace dragoman
