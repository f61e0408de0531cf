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
  bool in_name = false;  ///< part of another name ("Texas" in "Texas Rangers") or of a people ("Texan")
};

/// Names in text order, not overlapping: the places that the entity recogniser found, words in capitals that
/// are well-known places or named elsewhere in the article where it found nothing, and places inside the
/// names of peoples and bodies.
std::vector<PlaceName> find_names(const Parse& parse, const World& world);

/// True if the name has a place of such a kind that it needs no context: a country, a region, a large city.
bool is_well_known(const std::vector<const Place*>& candidates);

}  // namespace dragoman
