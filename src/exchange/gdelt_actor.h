#pragma once
// A CAMEO actor code in the parts that GDELT has columns for.

#include <array>
#include <string>
#include <string_view>

#include "exchange/countries.h"

namespace dragoman {

struct GdeltActor {
  std::string code;  ///< whole
  std::string country;
  std::string group;
  std::string ethnic;
  std::array<std::string, 2> religion;
  std::array<std::string, 3> types;
};

/// `cameo` as in ActorRef, whose states have ISO's codes; those of CAMEO stand in their place here.
GdeltActor gdelt_actor(std::string_view cameo, const Countries& countries);

/// The code with CAMEO's own three letters for the state: "ROUGOV" is "ROMGOV".
std::string own_cameo(std::string_view cameo, const Countries& countries);

}  // namespace dragoman
