#pragma once
// Actors' dictionaries: names, their codes and the days on which a code holds.

#include <cstdint>
#include <string>
#include <vector>

#include "dictionaries/codes.h"
#include "dictionaries/ledger.h"
#include "dictionaries/source.h"

namespace dragoman::dictionaries {

/// Days since 1970-01-01, both ends inclusive; the extremes of the type are open ends.
struct DaySpan {
  std::int32_t from;
  std::int32_t to;
};
inline constexpr DaySpan kAllDays = {INT32_MIN, INT32_MAX};

struct ActorName {
  std::string text;  ///< "HAMID KARZAI": blanks between words
  std::uint32_t line = 0;
};

struct ActorCode {
  std::string text;  ///< as written, for the list of leftovers
  ActorMeaning meaning;
  DaySpan days = kAllDays;
  bool dated = false;
  std::uint32_t line = 0;
};

/// A name, its synonyms, and the codes that all of them have.
struct ActorRecord {
  std::string file;
  std::vector<ActorName> names;
  std::vector<ActorCode> codes;
};

/// Reads the records. Names and codes are counted as read; codes that mean nothing here and names without a
/// code are listed.
std::vector<ActorRecord> parse_actors(const Source& source, const Codes& codes, Ledger& ledger);

/// The days of "<900101", ">20010911", "900101-951231"; kInvalid for anything else.
Result<DaySpan> parse_days(std::string_view text);

}  // namespace dragoman::dictionaries
