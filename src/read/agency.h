#pragma once
// News agencies whose reports others carry.

#include <string>
#include <string_view>

namespace dragoman {

/// The agency that a name in a byline, credit or source field means: "AFP" for "Agence France-Presse"; empty
/// where it is none. The name may stand among others ("Jane Roe, Reuters"; "AFP via Example").
std::string agency_in_credit(std::string_view credit);

/// The agency that an article's own words name: in the dateline of its first paragraphs ("(Reuters) -",
/// "MOSCOW, Nov 20 (TASS)", "/TASS/") or in a line of its own near the end ("Source: Xinhua", "Copyright
/// AFP",
/// "- AFP"). Paragraphs are divided by blank lines.
std::string agency_in_text(std::string_view text);

/// Who carries a report and whose it is, as a syndicated text's first words tell both: "(Gulf Wire - Example
/// Press)".
struct Syndication {
  std::string carrier, agency;  ///< both empty where the text does not begin so
};
Syndication syndication_in_text(std::string_view text);

/// The agency that a short line credits, as such lines stand below a report: "© 2023 AFP".
std::string agency_in_sign_off(std::string_view line);

}  // namespace dragoman
