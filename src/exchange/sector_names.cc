#include "exchange/sector_names.h"

#include <algorithm>
#include <array>

namespace dragoman {
namespace {

struct Pair {
  std::string_view plover;
  std::string_view other;
};

// The first line of a sector is what goes out; any line is understood.
constexpr std::array<Pair, 41> kIcews = {{
    {"GOV", "Government"},
    {"GOV", "Executive"},
    {"GOV", "Executive Office"},
    {"GOV", "Cabinet"},
    {"GOV", "Government Religious"},
    {"GOV", "Local"},
    {"GOV", "National Agency"},
    {"MIL", "Military"},
    {"MIL", "Army"},
    {"MIL", "Navy"},
    {"MIL", "Air Force"},
    {"COP", "Police"},
    {"COP", "Municipal Police"},
    {"JUD", "Judicial"},
    {"LEG", "Legislative / Parliamentary"},
    {"LEG", "Lower House"},
    {"LEG", "Upper House"},
    {"PTY", "Parties"},
    {"PTY", "National Major Party"},
    {"PTY", "Government Major Party (In Government)"},
    {"OPP", "Opposition Major Party (Out Of Government)"},
    {"OPP", "Opposition"},
    {"SPY", "Intelligence"},
    {"REB", "Rebel"},
    {"REB", "Insurgents"},
    {"REB", "Separatists"},
    {"REB", "Organized Violent"},
    {"PRM", "Paramilitary"},
    {"UAF", "Unidentified Forces"},
    {"ELI", "Elite"},
    {"CVL", "General Population / Civilian / Social"},
    {"CVL", "Civilian"},
    {"REF", "Refugees / Displaced"},
    {"BUS", "Business"},
    {"EDU", "Education"},
    {"JRN", "News"},
    {"LAB", "Labor"},
    {"MED", "Medical / Health"},
    {"REL", "Religious"},
    {"SOC", "Nongovernmental Organization / Activists"},
    {"CRM", "Criminals / Gangs"},
}};

constexpr std::array<Pair, 24> kAcled = {{
    {"GOV", "State forces"},      {"MIL", "State forces"},      {"COP", "State forces"},
    {"JUD", "State forces"},      {"LEG", "State forces"},      {"SPY", "State forces"},
    {"REB", "Rebel group"},       {"PRM", "Political militia"}, {"UAF", "Political militia"},
    {"CRM", "Political militia"}, {"PTY", "Political militia"}, {"CVL", "Civilians"},
    {"REF", "Civilians"},         {"BUS", "Civilians"},         {"EDU", "Civilians"},
    {"JRN", "Civilians"},         {"LAB", "Civilians"},         {"MED", "Civilians"},
    {"REL", "Civilians"},         {"SOC", "Civilians"},         {"AGR", "Civilians"},
    {"ELI", "Civilians"},         {"OPP", "Civilians"},         {"UNK", "Other forces"},
}};

// What comes in: ACLED's words, and the numbers of files before 2024.
constexpr std::array<Pair, 19> kAcledKinds = {{
    {"MIL", "State forces"},
    {"MIL", "1"},
    {"REB", "Rebel group"},
    {"REB", "2"},
    {"REB", "Rebel forces"},
    {"PRM", "Political militia"},
    {"PRM", "3"},
    {"PRM", "Identity militia"},
    {"PRM", "4"},
    {"CVL", "Rioters"},
    {"CVL", "5"},
    {"CVL", "Protesters"},
    {"CVL", "6"},
    {"CVL", "Civilians"},
    {"CVL", "7"},
    {"UAF", "External/Other forces"},
    {"UAF", "8"},
    {"UAF", "Other forces"},
    {"UAF", "External forces"},
}};

template <std::size_t N>
std::string_view to_other(const std::array<Pair, N>& pairs, std::string_view plover) {
  const auto found =
      std::find_if(pairs.begin(), pairs.end(), [&](const Pair& pair) { return pair.plover == plover; });
  return found == pairs.end() ? std::string_view() : found->other;
}

template <std::size_t N>
std::string_view to_plover(const std::array<Pair, N>& pairs, std::string_view other) {
  const auto found =
      std::find_if(pairs.begin(), pairs.end(), [&](const Pair& pair) { return pair.other == other; });
  return found == pairs.end() ? std::string_view() : found->plover;
}

}  // namespace

std::string_view icews_sector(std::string_view plover) { return to_other(kIcews, plover); }
std::string_view sector_of_icews(std::string_view words) { return to_plover(kIcews, words); }
std::string_view acled_kind(std::string_view plover) { return to_other(kAcled, plover); }
std::string_view sector_of_acled(std::string_view kind) { return to_plover(kAcledKinds, kind); }

}  // namespace dragoman
