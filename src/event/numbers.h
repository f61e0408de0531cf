#pragma once
// Numbers told with an act: how many were killed, hurt, arrested, took part, and by whose figure.

#include <vector>

#include "dragoman/event.h"
#include "event/article_coder.h"
#include "reader/lexicon.h"

namespace dragoman {

/// Gives each number that the article counts people by (lexicon/ontology/numbers.tsv) to the event that it
/// belongs to: of the types that the table names, the one that the number's word tells ("killed ten"), else
/// one that holds it, else the nearest of the sentence; of a sentence without such an event, the last one of
/// the sentence before. Numbers of none are left out. `acts[i]` is what `events[i]` was made of; both in text
/// order.
void add_numbers(std::vector<Event>& events, const std::vector<Act>& acts, const Reading& reading,
                 const Ontology& ontology, const GrammarLists& grammar);

}  // namespace dragoman
