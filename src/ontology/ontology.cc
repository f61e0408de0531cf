#include "ontology/ontology.h"

#include <array>
#include <charconv>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/tsv.h"

namespace dragoman {
namespace {

/// One line of the crosswalk; absent fields fit anything.
struct CrossLine {
  std::optional<EventType> type;
  std::optional<std::string> mode;
  std::optional<Status> status;
  std::string cameo;
};

Result<EventType> type_in(const TsvTable& table, const TsvRow& row) {
  const auto type = event_type(row.cells[0]);
  if (!type)
    return fail(ErrorCode::kFormat, "unknown event type '" + row.cells[0] + "'", table.file, row.line);
  return *type;
}

Result<double> number_in(const TsvTable& table, const TsvRow& row, std::size_t column) {
  const std::string& cell = row.cells[column];
  double value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc{} || end != cell.data() + cell.size())
    return fail(ErrorCode::kFormat, "'" + cell + "' is no number", table.file, row.line);
  return value;
}

}  // namespace

struct Ontology::Tables {
  std::array<std::uint8_t, kEventTypeNames.size()> quads{};
  std::set<std::pair<EventType, std::string>> modes;
  std::vector<CrossLine> crosswalk;
  std::unordered_map<std::string, std::optional<double>> goldstein;
  std::vector<std::string> context_names;
  std::unordered_map<std::string, std::vector<std::size_t>> contexts_of;

  Result<void> read_types(const TsvTable& table);
  Result<void> read_modes(const TsvTable& table);
  Result<void> read_goldstein(const TsvTable& table);
  Result<void> read_crosswalk(const TsvTable& table);
  Result<void> read_contexts(const TsvTable& table);
};

Result<void> Ontology::Tables::read_types(const TsvTable& table) {
  for (const TsvRow& row : table.rows) {
    const auto type = type_in(table, row);
    if (!type) return tl::unexpected(type.error());
    const std::string& quad = row.cells[1];
    if (quad.size() != 1 || quad[0] < '1' || quad[0] > '4')
      return fail(ErrorCode::kFormat, "a quad class is 1, 2, 3 or 4", table.file, row.line);
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
      return fail(ErrorCode::kFormat, "mode '" + row.cells[1] + "' is there twice", table.file, row.line);
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
      return fail(ErrorCode::kFormat, "code " + row.cells[0] + " is there twice", table.file, row.line);
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
        return fail(ErrorCode::kFormat, "'" + *line.mode + "' is no mode of that type", table.file, row.line);
    }
    if (row.cells[2] != "*") {
      line.status = status(row.cells[2]);
      if (!line.status)
        return fail(ErrorCode::kFormat, "unknown status '" + row.cells[2] + "'", table.file, row.line);
    }
    if (row.cells[3] != "-") {
      line.cameo = row.cells[3];
      if (!goldstein.contains(line.cameo))
        return fail(ErrorCode::kFormat, "code " + line.cameo + " is not in goldstein.tsv", table.file,
                    row.line);
    }
    crosswalk.push_back(std::move(line));
  }
  return {};
}

Result<void> Ontology::Tables::read_contexts(const TsvTable& table) {
  for (const TsvRow& row : table.rows) {
    context_names.push_back(row.cells[0]);
    for (const std::string& word : split_list(row.cells[2], ';'))
      contexts_of[word].push_back(context_names.size() - 1);
  }
  return {};
}

Ontology::Ontology() : tables_(std::make_unique<Tables>()) {}
Ontology::~Ontology() = default;

Result<std::shared_ptr<const Ontology>> Ontology::load(const std::filesystem::path& folder) {
  std::shared_ptr<Ontology> ontology(new Ontology);
  Tables& tables = *ontology->tables_;
  // Later files point at what earlier ones define.
  struct Part {
    const char* file;
    std::vector<std::string_view> columns;
    Result<void> (Tables::*read)(const TsvTable&);
  };
  const std::vector<Part> parts = {
      {"types.tsv", {"type", "quad", "definition"}, &Tables::read_types},
      {"modes.tsv", {"type", "mode", "definition"}, &Tables::read_modes},
      {"goldstein.tsv", {"cameo", "goldstein", "name"}, &Tables::read_goldstein},
      {"cameo.tsv", {"type", "mode", "status", "cameo"}, &Tables::read_crosswalk},
      {"contexts.tsv", {"context", "definition", "words"}, &Tables::read_contexts},
  };
  for (const Part& part : parts) {
    const auto table = read_tsv(folder / part.file, part.columns);
    if (!table) return tl::unexpected(table.error());
    if (auto done = (tables.*part.read)(*table); !done) return tl::unexpected(done.error());
  }
  return ontology;
}

bool Ontology::has_mode(EventType type, std::string_view mode) const {
  return tables_->modes.contains({type, std::string(mode)});
}

std::uint8_t Ontology::quad(EventType type) const { return tables_->quads[static_cast<std::size_t>(type)]; }

std::string Ontology::cameo(EventType type, std::string_view mode, Status status) const {
  for (const CrossLine& line : tables_->crosswalk) {
    if (line.type && *line.type != type) continue;
    if (line.mode && *line.mode != mode) continue;
    if (line.status && *line.status != status) continue;
    return line.cameo;
  }
  return {};
}

std::optional<double> Ontology::goldstein(std::string_view cameo) const {
  const auto found = tables_->goldstein.find(std::string(cameo));
  return found == tables_->goldstein.end() ? std::nullopt : found->second;
}

std::vector<std::string_view> Ontology::contexts(std::string_view lemma) const {
  std::vector<std::string_view> names;
  const auto found = tables_->contexts_of.find(std::string(lemma));
  if (found == tables_->contexts_of.end()) return names;
  for (const std::size_t i : found->second) names.push_back(tables_->context_names[i]);
  return names;
}

}  // namespace dragoman
