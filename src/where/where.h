#pragma once
// Which point on the map?

#include <vector>

#include "base/span.h"
#include "syntax/parse.h"
#include "world/world.h"

namespace dragoman {

struct PlaceMention {
  TokenSpan span;
  Place place;
  bool locative = false;  ///< tells where something is (in Moscow), not who (Moscow said)
  std::string why;        ///< for `explain`
};

/// All places of an article, in text order, each resolved to one point by population, country and article
/// context.
std::vector<PlaceMention> find_places(const Parse& parse, const World& world);

}  // namespace dragoman
