#pragma once
// Who is who, and where is what: tables of countries, organisations, sectors by word, groups and places.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/article.h"
#include "dragoman/result.h"

namespace dragoman {

enum class EntryKind : std::uint8_t { kCountry, kNationality, kOrganisation, kGroup, kPerson, kOutlet };

/// One line of a table that names an actor.
struct WorldEntry {
  std::string id;    ///< "country:RUS", "org:arab-league", "group:hamas"
  std::string name;  ///< canonical
  EntryKind kind = EntryKind::kCountry;
  std::string code;
  std::string sector;  ///< empty where the words around decide
  std::vector<std::string> members;
  std::optional<Date> from, to;  ///< days on which the line holds, inclusive; absent = open
  std::string file;              ///< table and line, for `explain`
  std::uint32_t line = 0;
};

/// A word that tells a sector ("minister" GOV, "troops" MIL, "lawmakers" LEG).
struct SectorWord {
  std::string word;
  std::string sector;
  std::string role;  ///< canonical office, empty for mere kinds of people
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
  static Result<std::shared_ptr<const World>> load(const std::filesystem::path& folder);
  ~World();

  /// Entries whose name or other name is `words` (one space between words; case counts). `on` picks among
  /// dated lines.
  std::vector<const WorldEntry*> find(std::string_view words, std::optional<Date> on = {}) const;
  /// The longest entry name that starts at words[0]; gives the number of words it takes, 0 if none.
  std::size_t longest_name(const std::vector<std::string_view>& words) const;
  /// The sector that a lower-case lemma or phrase tells, null if none.
  const SectorWord* sector(std::string_view lemma) const;
  /// Places of that name, most populous first.
  std::vector<const Place*> places(std::string_view name) const;
  const WorldEntry* country(std::string_view iso3) const;

  /// Hash of all tables, for the row's `coder`.
  const std::string& hash() const;

 private:
  World();
  struct Tables;
  std::unique_ptr<Tables> tables_;
};

}  // namespace dragoman
