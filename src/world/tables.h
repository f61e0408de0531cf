#pragma once
// What the tables under world/ hold, as one value; `World` answers questions about it.

#include <deque>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/tsv.h"
#include "world/name_trie.h"
#include "world/world.h"

namespace dragoman {

struct WorldTables {
  std::deque<WorldEntry> entries;  ///< addresses stay
  NameTrie names;                  ///< values index `entries`
  std::unordered_map<std::string, std::uint32_t> countries;
  std::unordered_map<std::string, std::vector<std::uint32_t>> people;  ///< by last name
  std::unordered_map<std::string, SectorWord> sectors;
  std::unordered_map<std::string, World::Reach> sector_reach;  ///< by head word
  std::deque<Place> places;
  std::unordered_map<std::string, std::vector<const Place*>> places_by_name;
  std::string digests;  ///< of all that was read
};

/// The part of an actor's id that its name gives: "Arab League" -> "arab-league".
std::string slug(std::string_view name);

Result<void> load_countries(const LayeredFolder& folder, WorldTables& tables);
/// A table of `name other_names code sector members from to`, all of one kind.
Result<void> load_named(const LayeredFolder& folder, std::string_view file, EntryKind kind,
                        WorldTables& tables);
Result<void> load_regions(const LayeredFolder& folder, WorldTables& tables);
/// Holders of offices: `code office name from to sector`.
Result<void> load_offices(const LayeredFolder& folder, std::string_view file, WorldTables& tables);
Result<void> load_sectors(const LayeredFolder& folder, WorldTables& tables);
/// Places and their other names; the most populous of a name comes first once `order_places` has run.
Result<void> load_places(const LayeredFolder& folder, std::string_view file, WorldTables& tables);
/// Puts the codes of states in place of members that are groups themselves; a group that is its own member by
/// some way, and a name that no group has, are faults.
Result<void> expand_members(WorldTables& tables);
/// Two lines of one table that give one name to different actors on the same day are a fault.
Result<void> check_names(const WorldTables& tables);
void order_places(WorldTables& tables);

}  // namespace dragoman
