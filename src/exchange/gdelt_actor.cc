#include "exchange/gdelt_actor.h"

#include <algorithm>

namespace dragoman {
namespace {

// CAMEO's codebook, chapter on actors: what a part of three letters may be.
constexpr std::array<std::string_view, 35> kRoles = {
    "COP", "GOV", "JUD", "MIL", "LEG", "PTY", "SPY", "REB", "UAF", "OPP", "ELI", "CVL",
    "REF", "BUS", "EDU", "MED", "LAB", "HLH", "REL", "CRM", "AGR", "INS", "SEP", "DEV",
    "ENV", "HRI", "MOD", "RAD", "AMN", "IGO", "IMG", "INT", "MNC", "NGO", "NGM"};
constexpr std::array<std::string_view, 5> kReligions = {"MOS", "CHR", "JEW", "HIN", "BUD"};
constexpr std::array<std::string_view, 2> kEthnicGroups = {"KUR", "ARB"};
constexpr std::array<std::string_view, 13> kRegions = {"AFR", "ASA", "CAS", "CAU", "EAF", "EUR", "LAM",
                                                       "MEA", "NAF", "SAF", "SEA", "WAF", "WST"};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& parts, std::string_view part) {
  return std::find(parts.begin(), parts.end(), part) != parts.end();
}

/// Into the first place that is still free; what finds none stays in the whole code alone.
template <std::size_t N>
void add(std::array<std::string, N>& places, std::string_view part) {
  const auto free =
      std::find_if(places.begin(), places.end(), [](const auto& place) { return place.empty(); });
  if (free != places.end()) *free = part;
}

}  // namespace

std::string own_cameo(std::string_view cameo, const Countries& countries) {
  const Country* country = countries.by_iso3(cameo.substr(0, 3));
  if (country == nullptr) return std::string(cameo);
  return country->cameo + std::string(cameo.substr(3));
}

GdeltActor gdelt_actor(std::string_view cameo, const Countries& countries) {
  GdeltActor out;
  out.code = own_cameo(cameo, countries);
  for (std::size_t at = 0; at + 3 <= out.code.size(); at += 3) {
    const std::string part = out.code.substr(at, 3);
    if (among(kRoles, part))
      add(out.types, part);
    else if (among(kReligions, part))
      add(out.religion, part);
    else if (among(kEthnicGroups, part))
      out.ethnic = part;
    else if (out.country.empty() &&
             (among(kRegions, part) || (at == 0 && countries.by_cameo(part) != nullptr)))
      out.country = part;
    else
      out.group = part;
  }
  return out;
}

}  // namespace dragoman
