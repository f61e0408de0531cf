#include "ontology/ontology.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <deque>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/hash.h"
#include "base/tsv.h"

namespace dragoman {
namespace {

/// "same-sex" -> "same - sex".
std::string with_hyphens_apart(std::string_view words) {
  std::string out;
  for (const char c : words) {
    if (c == '-') {
      out += " - ";
    } else {
      out += c;
    }
  }
  return out;
}

/// One line of the crosswalk; absent fields fit anything.
struct CrossLine {
  std::optional<EventType> type;
  std::optional<std::string> mode;
  std::optional<Status> status;
  std::vector<std::string> words;  ///< one of them must be there; empty: any
  std::string cameo;
};

Result<EventType> type_in(const TsvTable& table, const TsvRow& row) {
  const auto type = event_type(row.cells[0]);
  if (!type)
    return fail(ErrorCode::kFormat, "unknown event type '" + row.cells[0] + "'", table.file_of(row),
                row.line);
  return *type;
}

Result<double> number_in(const TsvTable& table, const TsvRow& row, std::size_t column) {
  const std::string& cell = row.cells[column];
  double value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc{} || end != cell.data() + cell.size())
    return fail(ErrorCode::kFormat, "'" + cell + "' is no number", table.file_of(row), row.line);
  return value;
}

}  // namespace

struct Ontology::Tables {
  std::array<std::uint8_t, kEventTypeNames.size()> quads{};
  std::set<std::pair<EventType, std::string>> modes;
  std::vector<CrossLine> crosswalk;
  std::map<std::pair<std::string, std::string>, std::string> actor_codes;  ///< by what and key
  std::string hash;
  std::unordered_map<std::string, std::optional<double>> goldstein;
  std::vector<std::string> context_names;
  std::unordered_map<std::string, std::vector<std::size_t>> contexts_of;
  std::size_t longest_context = 1;                                                ///< words
  std::deque<CountedKind> counted;                                                ///< addresses stay
  std::array<std::unordered_map<std::string, const CountedKind*>, 3> counted_by;  ///< by Counting

  Result<void> read_types(const TsvTable& table);
  Result<void> read_modes(const TsvTable& table);
  Result<void> read_goldstein(const TsvTable& table);
  Result<void> read_crosswalk(const TsvTable& table);
  Result<void> read_contexts(const TsvTable& table);
  Result<void> read_numbers(const TsvTable& table);
  Result<void> read_actor_codes(const TsvTable& table);
  std::string part(const std::string& what, std::string_view key, std::string_view otherwise) const;
};

Result<void> Ontology::Tables::read_types(const TsvTable& table) {
  for (const TsvRow& row : table.rows) {
    const auto type = type_in(table, row);
    if (!type) return tl::unexpected(type.error());
    const std::string& quad = row.cells[1];
    if (quad.size() != 1 || quad[0] < '1' || quad[0] > '4')
      return fail(ErrorCode::kFormat, "a quad class is 1, 2, 3 or 4", table.file_of(row), row.line);
    quads[static_cast<std::size_t>(*type)] = static_cast<std::uint8_t>(quad[0] - '0');
  }
  for (std::size_t i = 0; i < quads.size(); ++i) {
    if (quads[i] == 0)
      return fail(ErrorCode::kFormat, "no line for " + std::string(kEventTypeNames[i]), table.file);
  }
  return {};
}

Result<void> Ontology::Tables::read_modes(const TsvTable& table) {
  for (const TsvRow& row : table.rows) {
    const auto type = type_in(table, row);
    if (!type) return tl::unexpected(type.error());
    if (!modes.emplace(*type, row.cells[1]).second)
      return fail(ErrorCode::kFormat, "mode '" + row.cells[1] + "' is there twice", table.file_of(row),
                  row.line);
  }
  return {};
}

Result<void> Ontology::Tables::read_goldstein(const TsvTable& table) {
  for (const TsvRow& row : table.rows) {
    std::optional<double> value;
    if (row.cells[1] != "-") {
      const auto number = number_in(table, row, 1);
      if (!number) return tl::unexpected(number.error());
      value = *number;
    }
    if (!goldstein.emplace(row.cells[0], value).second)
      return fail(ErrorCode::kFormat, "code " + row.cells[0] + " is there twice", table.file_of(row),
                  row.line);
  }
  return {};
}

Result<void> Ontology::Tables::read_crosswalk(const TsvTable& table) {
  for (const TsvRow& row : table.rows) {
    CrossLine line;
    if (row.cells[0] != "*") {
      const auto type = type_in(table, row);
      if (!type) return tl::unexpected(type.error());
      line.type = *type;
    }
    if (row.cells[1] != "*") {
      line.mode = row.cells[1];
      if (!line.type || !modes.contains({*line.type, *line.mode}))
        return fail(ErrorCode::kFormat, "'" + *line.mode + "' is no mode of that type", table.file_of(row),
                    row.line);
    }
    if (row.cells[2] != "*") {
      line.status = status(row.cells[2]);
      if (!line.status)
        return fail(ErrorCode::kFormat, "unknown status '" + row.cells[2] + "'", table.file_of(row),
                    row.line);
    }
    if (row.cells[3] != "*") line.words = split_list(row.cells[3], ';');
    if (row.cells[4] != "-") {
      line.cameo = row.cells[4];
      if (!goldstein.contains(line.cameo))
        return fail(ErrorCode::kFormat, "code " + line.cameo + " is not in goldstein.tsv", table.file_of(row),
                    row.line);
    }
    crosswalk.push_back(std::move(line));
  }
  return {};
}

Result<void> Ontology::Tables::read_contexts(const TsvTable& table) {
  for (const TsvRow& row : table.rows) {
    context_names.push_back(row.cells[0]);
    for (const std::string& words : split_list(row.cells[2], ';')) {
      contexts_of[words].push_back(context_names.size() - 1);
      // The parser cuts words at hyphens between letters, not before a number.
      const std::string apart = with_hyphens_apart(words);
      if (apart != words) contexts_of[apart].push_back(context_names.size() - 1);
      const auto blanks = static_cast<std::size_t>(std::count(apart.begin(), apart.end(), ' '));
      longest_context = std::max(longest_context, blanks + 1);
    }
  }
  return {};
}

Result<void> Ontology::Tables::read_numbers(const TsvTable& table) {
  for (const TsvRow& row : table.rows) {
    CountedKind& kind = counted.emplace_back();
    kind.what = row.cells[0];
    for (const std::string& name : split_list(row.cells[1], ';')) {
      const auto type = event_type(name);
      if (!type)
        return fail(ErrorCode::kFormat, "unknown event type '" + name + "'", table.file_of(row), row.line);
      kind.types.push_back(*type);
    }
    for (std::size_t how = 0; how < counted_by.size(); ++how) {
      for (const std::string& word : split_list(row.cells[2 + how], ';')) {
        if (word == "-") continue;
        if (!counted_by.at(how).emplace(word, &kind).second)
          return fail(ErrorCode::kFormat, "'" + word + "' counts two things in one column", table.file,
                      row.line);
      }
    }
  }
  return {};
}

Result<void> Ontology::Tables::read_actor_codes(const TsvTable& table) {
  for (const TsvRow& row : table.rows) {
    const std::string& what = row.cells[0];
    if (what != "code" && what != "sector" && what != "actor")
      return fail(ErrorCode::kFormat, "what is code, sector or actor, not '" + what + "'", table.file_of(row),
                  row.line);
    const std::string& cameo = row.cells[2];
    if (cameo != "-" && cameo.size() % 3 != 0)
      return fail(ErrorCode::kFormat, "'" + cameo + "' is not made of parts of three letters",
                  table.file_of(row), row.line);
    if (!actor_codes.emplace(std::pair(what, row.cells[1]), cameo == "-" ? "" : cameo).second)
      return fail(ErrorCode::kFormat, "a second line for " + row.cells[1], table.file_of(row), row.line);
  }
  return {};
}

std::string Ontology::Tables::part(const std::string& what, std::string_view key,
                                   std::string_view otherwise) const {
  const auto found = actor_codes.find({what, std::string(key)});
  return found == actor_codes.end() ? std::string(otherwise) : found->second;
}

Ontology::Ontology() : tables_(std::make_unique<Tables>()) {}
Ontology::~Ontology() = default;

Result<std::shared_ptr<const Ontology>> Ontology::load(const std::filesystem::path& folder,
                                                       const std::filesystem::path& own,
                                                       std::vector<Error>* faults) {
  std::shared_ptr<Ontology> ontology(new Ontology);
  Tables& tables = *ontology->tables_;
  // Later files point at what earlier ones define.
  struct Part {
    const char* file;
    std::vector<std::string_view> columns;
    std::size_t keys;
    Result<void> (Tables::*read)(const TsvTable&);
  };
  const std::vector<Part> parts = {
      {"types.tsv", {"type", "quad", "definition"}, 1, &Tables::read_types},
      {"modes.tsv", {"type", "mode", "definition"}, 2, &Tables::read_modes},
      {"goldstein.tsv", {"cameo", "goldstein", "name"}, 1, &Tables::read_goldstein},
      {"cameo.tsv", {"type", "mode", "status", "words", "cameo"}, 4, &Tables::read_crosswalk},
      {"contexts.tsv", {"context", "definition", "words"}, 1, &Tables::read_contexts},
      {"numbers.tsv", {"what", "types", "done", "doing", "nouns"}, 1, &Tables::read_numbers},
      {"actor_codes.tsv", {"what", "key", "cameo"}, 2, &Tables::read_actor_codes},
  };
  std::string digests;
  std::optional<Error> first;
  for (const Part& part : parts) {
    const auto table = read_tsv(LayeredFolder{folder, own}, part.file, part.columns, part.keys);
    const Result<void> done =
        table ? (tables.*part.read)(*table) : Result<void>(tl::unexpected(table.error()));
    if (table) digests += table->digest;
    if (done) continue;
    if (!first) first = done.error();
    if (faults == nullptr) break;
    faults->push_back(done.error());
  }
  if (first) return tl::unexpected(*first);
  tables.hash = hex_digest(digests, 16);
  return ontology;
}

const std::string& Ontology::hash() const { return tables_->hash; }

bool Ontology::has_mode(EventType type, std::string_view mode) const {
  return tables_->modes.contains({type, std::string(mode)});
}

std::uint8_t Ontology::quad(EventType type) const { return tables_->quads[static_cast<std::size_t>(type)]; }

std::string Ontology::cameo(EventType type, std::string_view mode, Status status,
                            std::span<const std::string_view> lemmas) const {
  const auto told = [&](const std::string& word) {
    return std::find(lemmas.begin(), lemmas.end(), word) != lemmas.end();
  };
  for (const CrossLine& line : tables_->crosswalk) {
    if (line.type && *line.type != type) continue;
    if (line.mode && *line.mode != mode) continue;
    if (line.status && *line.status != status) continue;
    if (!line.words.empty() && std::none_of(line.words.begin(), line.words.end(), told)) continue;
    return line.cameo;
  }
  return {};
}

std::string Ontology::cameo_actor(std::string_view code, std::string_view sector, std::string_view id) const {
  std::string out = tables_->part("code", code, code);
  const std::string role = tables_->part("sector", sector, "");
  // An organisation of states acting as such has no role beside itself; nor has NGO beside NGO.
  const bool organisation = out.starts_with("IGO") || out.starts_with("IMG");
  const bool told = (organisation && (role == "GOV" || role == "REB")) || out.ends_with(role);
  if (!told) out += role;
  return out + tables_->part("actor", id, "");
}

std::optional<double> Ontology::goldstein(std::string_view cameo) const {
  const auto found = tables_->goldstein.find(std::string(cameo));
  return found == tables_->goldstein.end() ? std::nullopt : found->second;
}

const CountedKind* Ontology::counted(std::string_view lemma, Counting how) const {
  const auto& words = tables_->counted_by.at(static_cast<std::size_t>(how));
  const auto found = words.find(std::string(lemma));
  return found == words.end() ? nullptr : found->second;
}

std::size_t Ontology::longest_context() const { return tables_->longest_context; }

std::vector<std::string_view> Ontology::contexts(std::string_view lemmas) const {
  std::vector<std::string_view> names;
  const auto found = tables_->contexts_of.find(std::string(lemmas));
  if (found == tables_->contexts_of.end()) return names;
  for (const std::size_t i : found->second) names.push_back(tables_->context_names[i]);
  return names;
}

}  // namespace dragoman
