#include <algorithm>
#include <array>
#include <cctype>
#include <set>

#include "base/accents.h"
#include "base/calendar.h"
#include "base/utf8.h"
#include "world/tables.h"

namespace dragoman {
namespace {

bool is_code(std::string_view code) {
  if (code.size() != 3) return false;
  for (const char c : code) {
    if (c < 'A' || c > 'Z') return false;
  }
  return true;
}

/// Puts `entry` under each of `names`.
void keep(WorldTables& tables, WorldEntry entry, const std::vector<std::string>& names) {
  const auto index = static_cast<std::uint32_t>(tables.entries.size());
  tables.entries.push_back(std::move(entry));
  for (const std::string& name : names) tables.names.add(name, index);
}

WorldEntry entry_of(const TsvTable& table, const TsvRow& row, EntryKind kind, std::string name,
                    std::string code) {
  WorldEntry entry;
  entry.kind = kind;
  entry.name = std::move(name);
  entry.code = std::move(code);
  const std::filesystem::path file = table.file_of(row);
  entry.file = row.own ? file.string() : file.filename().string();
  entry.line = row.line;
  return entry;
}

/// One country's line: the state itself, its adjectives, its people and its seats.
void add_country(WorldTables& tables, const TsvTable& table, const TsvRow& row) {
  const auto& cells = row.cells;
  const std::string& code = cells[0];
  const auto entry = [&](EntryKind kind, std::string_view sector) {
    WorldEntry made = entry_of(table, row, kind, cells[1], code);
    made.id = "country:" + code;
    made.sector = sector;
    return made;
  };
  std::vector<std::string> names = split_list(cells[2]);
  names.insert(names.begin(), cells[1]);
  tables.countries.emplace(code, static_cast<std::uint32_t>(tables.entries.size()));
  keep(tables, entry(EntryKind::kCountry, ""), names);

  const std::vector<std::string> adjectives = split_list(cells[3]);
  std::vector<std::string> peoples;
  for (std::string& people : split_list(cells[4])) {
    if (std::find(adjectives.begin(), adjectives.end(), people) == adjectives.end())
      peoples.push_back(std::move(people));
  }
  std::vector<std::string> only_adjectives;
  for (const std::string& adjective : adjectives) {
    if (std::find(names.begin(), names.end(), adjective) == names.end()) only_adjectives.push_back(adjective);
  }
  keep(tables, entry(EntryKind::kNationality, ""), only_adjectives);
  keep(tables, entry(EntryKind::kNationality, "CVL"), peoples);
  keep(tables, entry(EntryKind::kSeat, "GOV"), split_list(cells[5]));
}

/// "2021-08-14" or empty; an error else.
Result<std::optional<Date>> day(const TsvTable& table, const TsvRow& row, const std::string& cell) {
  if (cell.empty()) return std::optional<Date>{};
  const std::optional<Date> date = parse_iso_date(cell);
  if (!date)
    return fail(ErrorCode::kInvalid, "no day of the calendar: " + cell, table.file_of(row), row.line);
  return date;
}

/// Bounds the days on which the line holds.
Result<void> set_days(const TsvTable& table, const TsvRow& row, WorldEntry& entry, std::optional<Date> from,
                      std::optional<Date> to) {
  if (from && to && *to < *from)
    return fail(ErrorCode::kInvalid, iso(*from) + " .. " + iso(*to) + " ends before it begins",
                table.file_of(row), row.line);
  entry.from = from;
  entry.to = to;
  return {};
}

/// Notes how many words the phrase has around its head: the word before " of ", else the last. Words are
/// tokens, and a hyphen is one.
void note_reach(WorldTables& tables, std::string_view phrase) {
  const std::size_t of = phrase.find(" of ");
  const std::vector<std::string_view> words = split_name(phrase.substr(0, of));
  if (words.empty()) return;
  World::Reach& reach = tables.sector_reach[std::string(words.back())];
  reach.left = std::max(reach.left, static_cast<std::uint32_t>(words.size() - 1));
  if (of == std::string_view::npos) return;
  reach.right = std::max(reach.right, static_cast<std::uint32_t>(split_name(phrase.substr(of)).size()));
}

Result<void> add_named(WorldTables& tables, const TsvTable& table, const TsvRow& row, EntryKind kind) {
  const auto& cells = row.cells;
  WorldEntry entry = entry_of(table, row, kind, cells[0], cells[2]);
  entry.id = std::string(kEntryKindNames[static_cast<std::size_t>(kind)]) + ":" + slug(cells[0]);
  entry.sector = cells[3];
  entry.members = split_list(cells[4]);
  if (entry.name.empty())
    return fail(ErrorCode::kFormat, "an actor needs a name", table.file_of(row), row.line);
  if (entry.code.empty() ? entry.members.empty() : !is_code(entry.code)) {
    return fail(ErrorCode::kInvalid, "a code is three capitals; without one, members are needed", table.file,
                row.line);
  }
  const auto from = day(table, row, cells[5]);
  if (!from) return tl::unexpected<Error>(from.error());
  const auto to = day(table, row, cells[6]);
  if (!to) return tl::unexpected<Error>(to.error());
  if (auto held = set_days(table, row, entry, *from, *to); !held) return held;
  std::vector<std::string> names = split_list(cells[1]);
  names.insert(names.begin(), cells[0]);
  keep(tables, std::move(entry), names);
  return {};
}

/// What reports call a person by after the first mention: the last word of the name, without the article
/// that tokens cut off ("al-Sharaa"); where the family's name comes first ("Xi Jinping"), that too; each also
/// without accents.
std::set<std::string> last_names(const std::string& name, const std::string& code) {
  constexpr std::array<std::string_view, 9> kFamilyFirst = {"CHN", "TWN", "HKG", "PRK", "KOR",
                                                            "VNM", "KHM", "SGP", "MMR"};
  std::set<std::string> out;
  const auto add = [&out](const std::string& word) {
    out.insert(word);
    out.insert(without_accents(word));
  };
  std::string last = name.substr(name.rfind(' ') + 1);
  if (const std::size_t hyphen = last.find('-'); hyphen == 2 && last.size() > 3) last.erase(0, hyphen + 1);
  add(last);
  const std::size_t first = name.find(' ');
  if (first != std::string::npos &&
      std::find(kFamilyFirst.begin(), kFamilyFirst.end(), code) != kFamilyFirst.end())
    add(name.substr(0, first));
  return out;
}

}  // namespace

std::string slug(std::string_view name) {
  std::string out;
  for (const char c : lower(name)) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0 || byte >= 0x80) {
      out += c;
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
  }
  while (out.ends_with('-')) out.pop_back();
  return out;
}

Result<void> load_countries(const LayeredFolder& folder, WorldTables& tables) {
  const auto table = read_tsv(folder, "countries.tsv",
                              {"iso3", "name", "other_names", "adjectives", "demonyms", "capitals"}, 1);
  if (!table) return tl::unexpected<Error>(table.error());
  tables.digests += table->digest;
  for (const TsvRow& row : table->rows) {
    if (!is_code(row.cells[0]))
      return fail(ErrorCode::kInvalid, "iso3 is three capitals", table->file_of(row), row.line);
    if (tables.countries.contains(row.cells[0]))
      return fail(ErrorCode::kInvalid, "a second line for " + row.cells[0], table->file_of(row), row.line);
    add_country(tables, *table, row);
  }
  return {};
}

Result<void> load_named(const LayeredFolder& folder, std::string_view file, EntryKind kind,
                        WorldTables& tables) {
  const auto table =
      read_tsv(folder, file, {"name", "other_names", "code", "sector", "members", "from", "to"}, 1);
  if (!table) return tl::unexpected<Error>(table.error());
  tables.digests += table->digest;
  for (const TsvRow& row : table->rows) {
    if (auto added = add_named(tables, *table, row, kind); !added) return added;
  }
  return {};
}

Result<void> load_regions(const LayeredFolder& folder, WorldTables& tables) {
  const auto table = read_tsv(folder, "subnational.tsv", {"code", "names", "adjectives"}, 2);
  if (!table) return tl::unexpected<Error>(table.error());
  tables.digests += table->digest;
  for (const TsvRow& row : table->rows) {
    if (!is_code(row.cells[0]))
      return fail(ErrorCode::kInvalid, "a code is three capitals", table->file_of(row), row.line);
    for (const std::size_t column : {1U, 2U}) {
      for (const std::string& name : split_list(row.cells[column])) {
        WorldEntry entry = entry_of(*table, row, EntryKind::kRegion, name, row.cells[0]);
        entry.id = "region:" + slug(name);
        keep(tables, std::move(entry), {name});
      }
    }
  }
  return {};
}

Result<void> load_offices(const LayeredFolder& folder, std::string_view file, WorldTables& tables) {
  const auto table = read_tsv(folder, file, {"code", "office", "name", "from", "to", "sector"}, 3);
  if (!table) return tl::unexpected<Error>(table.error());
  tables.digests += table->digest;
  for (const TsvRow& row : table->rows) {
    const auto& cells = row.cells;
    if (!is_code(cells[0]) || cells[2].empty())
      return fail(ErrorCode::kInvalid, "a holder of an office needs a code of three capitals and a name",
                  table->file_of(row), row.line);
    WorldEntry entry = entry_of(*table, row, EntryKind::kPerson, cells[2], cells[0]);
    entry.id = "person:" + slug(cells[2]);
    entry.role = cells[1];
    entry.sector = cells[5];
    const auto from = day(*table, row, cells[3]);
    if (!from) return tl::unexpected<Error>(from.error());
    const auto to = day(*table, row, cells[4]);
    if (!to) return tl::unexpected<Error>(to.error());
    if (auto held = set_days(*table, row, entry, *from, *to); !held) return held;
    for (const std::string& name : last_names(cells[2], cells[0]))
      tables.people[name].push_back(static_cast<std::uint32_t>(tables.entries.size()));
    tables.entries.push_back(std::move(entry));
  }
  return {};
}

Result<void> load_sectors(const LayeredFolder& folder, WorldTables& tables) {
  const auto table = read_tsv(folder, "sectors.tsv", {"words", "sector", "kind", "role"}, 1);
  if (!table) return tl::unexpected<Error>(table.error());
  tables.digests += table->digest;
  for (const TsvRow& row : table->rows) {
    if (!is_code(row.cells[1]))
      return fail(ErrorCode::kInvalid, "a sector is three capitals", table->file_of(row), row.line);
    if (row.cells[0].empty() || row.cells[0] != lower(row.cells[0]))
      return fail(ErrorCode::kInvalid, "sector words are lower-case", table->file_of(row), row.line);
    const bool person = row.cells[2] == "person";
    if (!person && row.cells[2] != "body")
      return fail(ErrorCode::kInvalid, "kind is person or body", table->file_of(row), row.line);
    const auto [at, is_new] =
        tables.sectors.emplace(row.cells[0], SectorWord{row.cells[0], row.cells[1], row.cells[3], person});
    note_reach(tables, row.cells[0]);
    if (!is_new)
      return fail(ErrorCode::kInvalid, "a second line for " + at->first, table->file_of(row), row.line);
  }
  return {};
}

}  // namespace dragoman
