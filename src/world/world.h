#pragma once
// Who is who, and where is what: tables of countries, organisations, sectors by word, groups and places.

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/article.h"
#include "dragoman/result.h"

namespace dragoman {

enum class EntryKind : std::uint8_t {
  kCountry,
  kNationality,   ///< adjective or people: "Russian", "Russians" (then sector CVL)
  kOrganisation,  ///< also companies
  kGroup,         ///< armed groups, movements, groups of states
  kPerson,
  kOutlet,
  kSeat,    ///< capital, palace or body that stands for a state's government: "Moscow", "the Kremlin"
  kRegion,  ///< part of a state, or its people: "Texas", "Chechen"
  kParty,
};
inline constexpr std::array<std::string_view, 9> kEntryKindNames = {
    "country", "nationality", "org", "group", "person", "outlet", "seat", "region", "party"};

/// One line of a table that names an actor.
struct WorldEntry {
  std::string id;    ///< "country:RUS", "org:arab-league", "group:hamas"
  std::string name;  ///< canonical
  EntryKind kind = EntryKind::kCountry;
  std::string code;
  std::string sector;  ///< empty where the words around decide
  std::string role;    ///< kPerson: the office held
  std::vector<std::string> members;
  std::optional<Date> from, to;  ///< days on which the line holds, inclusive; absent = open
  std::string file;              ///< table and line, for `explain`
  std::uint32_t line = 0;
};

/// What World::match found.
struct NameMatch {
  std::size_t words = 0;  ///< how many words the name takes
  std::vector<const WorldEntry*> entries;
};

/// Whether a dated line holds on a day; an unknown day suits every line that has no end.
bool holds_on(const WorldEntry& entry, std::optional<Date> on);

/// A word that tells a sector ("minister" GOV, "troops" MIL, "lawmakers" LEG).
struct SectorWord {
  std::string word;
  std::string sector;
  std::string role;     ///< canonical office, empty for mere kinds of people
  bool person = false;  ///< one person ("minister"), not a body of them ("ministry")
};

/// A point on the map.
struct Place {
  std::string name;
  std::string country;  ///< ISO 3166-1 alpha-3
  std::string admin1;
  std::optional<double> lat, lon;
  std::optional<std::uint32_t> geoname_id;
  std::uint64_t population = 0;
  std::string precision;  ///< "city", "region", "country"
};

/// All tables, immutable once loaded. Errors name file and line.
class World {
 public:
  /// `own`, if not empty, holds an analyst's tables over ours (docs/own-tables.md). Gives the first fault;
  /// `faults`, if not null, gets the first of each table.
  static Result<std::shared_ptr<const World>> load(const std::filesystem::path& folder,
                                                   const std::filesystem::path& own = {},
                                                   std::vector<Error>* faults = nullptr);
  ~World();

  /// Entries whose name or other name is `words` (one space between words; case counts). `on` picks among
  /// dated lines.
  std::vector<const WorldEntry*> find(std::string_view words, std::optional<Date> on = {}) const;
  /// The longest entry name that starts at words[0]; gives the number of words it takes, 0 if none. Words are
  /// tokens as spaCy cuts them: "al", "-", "Qaida"; "Lord", "'s", "Resistance", "Army".
  std::size_t longest_name(const std::vector<std::string_view>& words) const;
  /// Entries of the longest name that starts at words[0], in the order of the tables; none where `words` is
  /// 0.
  NameMatch match(std::span<const std::string_view> words) const;
  /// Holders of offices with that last name (or one-word name), of any time, in the order of the table.
  std::vector<const WorldEntry*> people(std::string_view last_name) const;
  /// The sector that a lower-case lemma or phrase tells, null if none.
  const SectorWord* sector(std::string_view lemma) const;
  /// How far the phrases of the sector table reach around the word `head` ("minister" in "deputy minister of
  /// state"): words to its left and, from "of" on, to its right; nothing where no phrase has it as its head.
  struct Reach {
    std::uint32_t left = 0;
    std::uint32_t right = 0;
  };
  std::optional<Reach> sector_reach(std::string_view head) const;
  /// Places of that name, most populous first.
  std::vector<const Place*> places(std::string_view name) const;
  /// The country's own entry (kCountry), null if `iso3` is none.
  const WorldEntry* country(std::string_view iso3) const;

  /// Hash of all tables, for the row's `coder`.
  const std::string& hash() const;

 private:
  World();
  struct Tables;
  std::unique_ptr<Tables> tables_;
};

}  // namespace dragoman
