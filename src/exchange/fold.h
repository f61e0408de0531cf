#pragma once
// PLOVER in its strict form has no status: a planned or possible act of one type is an act of another.

#include "dragoman/event.h"
#include "ontology/ontology.h"

namespace dragoman {

/// The event in strict PLOVER: CONSULT, SUPPORT, COOPERATE and AID that are planned are AGREE; planned
/// RETREAT is CONCEDE; possible ASSAULT is THREATEN. Such an event is of status actual, its mode, quad class,
/// CAMEO code and Goldstein value are those of the new type. Any other comes back as it is, with its status.
Event strict_plover(Event event, const Ontology& ontology);

}  // namespace dragoman
