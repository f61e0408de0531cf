#pragma once
// Which point on the map?

#include <cstdint>
#include <string>
#include <vector>

#include "base/span.h"
#include "syntax/parse.h"
#include "world/world.h"

namespace dragoman {

/// A place name with the place it means. Where no table knows the name, `place` has its name and, where the
/// words around tell it, the country; no coordinates.
struct PlaceMention {
  TokenSpan span;
  Place place;
  bool locative = false;  ///< tells where something is (in Moscow), not who (Moscow said)
  bool in_name = false;   ///< part of a body's or people's name: tells of whom, places nothing
  bool dateline = false;  ///< where the report was filed ("MOSCOW (AP) -")
  std::string why;        ///< for `explain`
};

/// All places of an article, in text order, each resolved to one point by population, country and article
/// context.
std::vector<PlaceMention> find_places(const Parse& parse, const World& world);

/// Where the act at token `head` of `sentence` takes place: the locative phrase that hangs on the act or on
/// the verbs that carry it, the goal of a journey ("a visit to Beijing"); else the dateline's place, for an
/// act of the dateline's own paragraph whose sentence names no other place. Null if none; the pointer looks
/// into `places`.
const PlaceMention* place_of(const Parse& parse, const std::vector<PlaceMention>& places, std::uint32_t head,
                             TokenSpan sentence);

}  // namespace dragoman
