#pragma once
// One place for each name of an article.

#include <string>
#include <vector>

#include "where/names.h"

namespace dragoman {

struct Resolved {
  const Place* place = nullptr;  ///< null where the tables do not know the name
  std::string country;           ///< of an unknown place, where the words around tell it
  std::string why;
};

/// For each name its place: the one that the words beside it name ("Paris, Texas", "the Syrian town of ..."),
/// else the one that population, the countries spoken of and the places nearby make likeliest. One name means
/// one place throughout an article unless told otherwise.
std::vector<Resolved> resolve(const Parse& parse, const World& world, const std::vector<PlaceName>& names);

}  // namespace dragoman
