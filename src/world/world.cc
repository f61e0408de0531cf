// Loads the tables and answers look-ups; every answer points into tables that live as long as the World.

#include "world/world.h"

#include <algorithm>
#include <functional>

#include "base/hash.h"
#include "world/tables.h"

namespace dragoman {

struct World::Tables : WorldTables {
  std::string hash;
};

namespace {

using Loader = std::function<Result<void>(const LayeredFolder&, WorldTables&)>;

struct Source {
  std::string file;
  Loader load;
};

Source named(const std::string& file, EntryKind kind) {
  return {file, [file, kind](const LayeredFolder& folder, WorldTables& tables) {
            return load_named(folder, file, kind, tables);
          }};
}

Source holders(const std::string& file) {
  return {file, [file](const LayeredFolder& folder, WorldTables& tables) {
            return load_offices(folder, file, tables);
          }};
}

Source points(const std::string& file) {
  return {file, [file](const LayeredFolder& folder, WorldTables& tables) {
            return load_places(folder, file, tables);
          }};
}

/// In the order in which entries of one name are given: states first.
std::vector<Source> sources() {
  return {{"countries.tsv", load_countries},
          named("metonyms.tsv", EntryKind::kSeat),
          named("organisations.tsv", EntryKind::kOrganisation),
          named("groups.tsv", EntryKind::kGroup),
          named("parties.tsv", EntryKind::kParty),
          named("outlets.tsv", EntryKind::kOutlet),
          {"subnational.tsv", load_regions},
          holders("offices.tsv"),
          holders("offices_more.tsv"),
          {"sectors.tsv", load_sectors},
          points("places.tsv"),
          points("regions.tsv")};
}

/// The analyst's folder must hold tables, and no other: a file whose name is mistaken would be lost in
/// silence.
Result<void> check_folder(const std::filesystem::path& own) {
  if (own.empty()) return {};
  std::error_code ec;
  if (!std::filesystem::is_directory(own, ec))
    return fail(ErrorCode::kIo, "no such folder of tables", own.string());
  std::string known;
  std::size_t found = 0;
  const std::vector<Source> all = sources();
  for (const Source& source : all) known += (known.empty() ? "" : ", ") + source.file;
  for (const auto& item : std::filesystem::directory_iterator(own, ec)) {
    const std::string name = item.path().filename().string();
    const bool table = std::any_of(all.begin(), all.end(), [&](const Source& s) { return s.file == name; });
    found += table ? 1 : 0;
    if (!table && item.path().extension() == ".tsv")
      return fail(ErrorCode::kInvalid, "no table of that name; there are " + known, item.path().string());
  }
  if (found == 0) return fail(ErrorCode::kInvalid, "holds no table; there are " + known, own.string());
  return {};
}

}  // namespace

bool holds_on(const WorldEntry& entry, std::optional<Date> on) {
  if (!on) return !entry.to;
  return (!entry.from || *entry.from <= *on) && (!entry.to || *on <= *entry.to);
}

World::World() : tables_(std::make_unique<Tables>()) {}
World::~World() = default;

Result<std::shared_ptr<const World>> World::load(const std::filesystem::path& folder,
                                                 const std::filesystem::path& own,
                                                 std::vector<Error>* faults) {
  std::shared_ptr<World> world(new World());
  WorldTables& tables = *world->tables_;
  std::optional<Error> first;
  const auto note = [&](const Result<void>& done) {
    if (done) return true;
    if (!first) first = done.error();
    if (faults != nullptr) faults->push_back(done.error());
    return faults != nullptr;
  };
  if (!note(check_folder(own))) return tl::unexpected<Error>(*first);
  for (const Source& source : sources()) {
    if (!note(source.load({folder, own}, tables))) return tl::unexpected<Error>(*first);
  }
  if (!note(check_names(tables)) || !note(expand_members(tables)) || first)
    return tl::unexpected<Error>(*first);
  order_places(tables);
  world->tables_->hash = hex_digest(tables.digests, 16);
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
