#pragma once
// PLOVER's sectors in the words of other data sets.

#include <string_view>

namespace dragoman {

/// ICEWS's words for a sector; "" if it has none.
std::string_view icews_sector(std::string_view plover);
/// The sector that ICEWS's words tell ("Government", "Executive Office"); "" if none.
std::string_view sector_of_icews(std::string_view words);
/// ACLED's kind of actor.
std::string_view acled_kind(std::string_view plover);
/// The sector that ACLED's kind of actor tells, in words or, as in older files, by number; "" if none.
std::string_view sector_of_acled(std::string_view kind);

}  // namespace dragoman
