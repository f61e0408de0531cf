#pragma once
// One act and what its words mean, made into a row.

#include <optional>

#include "event/article_coder.h"

namespace dragoman {

/// The row of `act`, with actors, day, place and voices resolved; nothing where the act has no political
/// actor and is not deliberate violence (guidelines, rule 1). `same_as` and `event_id` are for
/// link_same_events.
std::optional<Event> compose(const Act& act, const Reading& reading, const Article& article,
                             const Ontology& ontology);

}  // namespace dragoman
