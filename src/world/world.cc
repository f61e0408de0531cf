// Loads the tables and answers look-ups; every answer points into tables that live as long as the World.

#include "world/world.h"

#include <functional>

#include "base/hash.h"
#include "world/tables.h"

namespace dragoman {

struct World::Tables : WorldTables {
  std::string hash;
};

namespace {

using Loader = std::function<Result<void>(const std::filesystem::path&, WorldTables&)>;

struct Source {
  std::string_view file;
  bool optional;
  Loader load;
};

Loader named(EntryKind kind) {
  return [kind](const std::filesystem::path& file, WorldTables& tables) {
    return load_named(file, kind, tables);
  };
}

/// In the order in which entries of one name are given: states first.
std::vector<Source> sources() {
  return {{"countries.tsv", false, load_countries},
          {"metonyms.tsv", false, named(EntryKind::kSeat)},
          {"organisations.tsv", false, named(EntryKind::kOrganisation)},
          {"groups.tsv", false, named(EntryKind::kGroup)},
          {"parties.tsv", false, named(EntryKind::kParty)},
          {"outlets.tsv", false, named(EntryKind::kOutlet)},
          {"subnational.tsv", false, load_regions},
          {"offices.tsv", false, load_offices},
          {"sectors.tsv", false, load_sectors},
          {"places.tsv", true, load_places},
          {"regions.tsv", true, load_places}};
}

}  // namespace

bool holds_on(const WorldEntry& entry, std::optional<Date> on) {
  if (!on) return !entry.to;
  return (!entry.from || *entry.from <= *on) && (!entry.to || *on <= *entry.to);
}

World::World() : tables_(std::make_unique<Tables>()) {}
World::~World() = default;

Result<std::shared_ptr<const World>> World::load(const std::filesystem::path& folder) {
  std::shared_ptr<World> world(new World());
  std::string digests;
  for (const Source& source : sources()) {
    const std::filesystem::path file = folder / source.file;
    std::error_code ec;
    if (source.optional && !std::filesystem::exists(file, ec)) continue;
    if (auto loaded = source.load(file, *world->tables_); !loaded)
      return tl::unexpected<Error>(loaded.error());
    const auto bytes = read_file(file);
    if (!bytes) return tl::unexpected<Error>(bytes.error());
    digests += hex_digest(*bytes);
  }
  order_places(*world->tables_);
  world->tables_->hash = hex_digest(digests, 16);
  return world;
}

std::vector<const WorldEntry*> World::find(std::string_view words, std::optional<Date> on) const {
  std::vector<const WorldEntry*> found;
  for (const std::uint32_t index : tables_->names.exact(split_name(words))) {
    const WorldEntry& entry = tables_->entries[index];
    if (holds_on(entry, on)) found.push_back(&entry);
  }
  return found;
}

std::size_t World::longest_name(const std::vector<std::string_view>& words) const {
  return tables_->names.longest(words).words;
}

NameMatch World::match(std::span<const std::string_view> words) const {
  const NameTrie::Found found = tables_->names.longest(words);
  NameMatch match{found.words, {}};
  for (const std::uint32_t index : found.values) match.entries.push_back(&tables_->entries[index]);
  return match;
}

std::vector<const WorldEntry*> World::people(std::string_view last_name) const {
  std::vector<const WorldEntry*> found;
  const auto at = tables_->people.find(std::string(last_name));
  if (at == tables_->people.end()) return found;
  for (const std::uint32_t index : at->second) found.push_back(&tables_->entries[index]);
  return found;
}

const SectorWord* World::sector(std::string_view lemma) const {
  const auto found = tables_->sectors.find(std::string(lemma));
  return found == tables_->sectors.end() ? nullptr : &found->second;
}

std::optional<World::Reach> World::sector_reach(std::string_view head) const {
  const auto found = tables_->sector_reach.find(std::string(head));
  if (found == tables_->sector_reach.end()) return std::nullopt;
  return found->second;
}

std::vector<const Place*> World::places(std::string_view name) const {
  const auto found = tables_->places_by_name.find(std::string(name));
  return found == tables_->places_by_name.end() ? std::vector<const Place*>{} : found->second;
}

const WorldEntry* World::country(std::string_view iso3) const {
  const auto found = tables_->countries.find(std::string(iso3));
  return found == tables_->countries.end() ? nullptr : &tables_->entries[found->second];
}

const std::string& World::hash() const { return tables_->hash; }

}  // namespace dragoman
