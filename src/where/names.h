#pragma once
// Which words of an article are names of places.

#include <string>
#include <vector>

#include "base/span.h"
#include "syntax/parse.h"
#include "world/world.h"

namespace dragoman {

/// A name with all places that bear it.
struct PlaceName {
  TokenSpan span;
  std::string name;                      ///< as looked up: without article and possessive
  std::vector<const Place*> candidates;  ///< most populous first; empty: the tables do not know it
};

/// Names in text order, not overlapping: the places that the entity recogniser found, and words in capitals
/// that are well-known places where it found nothing.
std::vector<PlaceName> find_names(const Parse& parse, const World& world);

/// True if the name has a place of such a kind that it needs no context: a country, a region, a large city.
bool is_well_known(const std::vector<const Place*>& candidates);

}  // namespace dragoman
