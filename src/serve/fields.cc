#include "serve/fields.h"

#include <map>

#include "base/tsv.h"
#include "dragoman/event.h"
#include "ontology/meanings.h"
#include "serve/json_text.h"
#include "store/query.h"

namespace dragoman::serve {
namespace {

std::string named(std::string_view name, std::string_view says) {
  JsonObject out;
  return std::move(out.text("name", name).text("says", says)).end();
}

std::string query_fields_json() {
  std::vector<std::string> parts;
  parts.reserve(query_fields().size());
  for (const FieldHelp& field : query_fields()) {
    JsonObject out;
    out.text("name", field.name).text("takes", field.takes).text("example", field.example);
    parts.push_back(std::move(out).end());
  }
  return json_list(parts);
}

Result<std::string> types_json(const std::filesystem::path& ontology) {
  const Result<TsvTable> types = read_tsv(ontology / "types.tsv", {"type", "quad", "definition"});
  if (!types) return tl::unexpected(types.error());
  const Result<TsvTable> modes = read_tsv(ontology / "modes.tsv", {"type", "mode", "definition"});
  if (!modes) return tl::unexpected(modes.error());
  std::map<std::string, std::vector<std::string>> modes_of;
  for (const TsvRow& row : modes->rows)
    modes_of[std::string(row.cells[0])].push_back(named(row.cells[1], row.cells[2]));
  std::vector<std::string> parts;
  parts.reserve(types->rows.size());
  for (const TsvRow& row : types->rows) {
    JsonObject out;
    out.text("name", row.cells[0])
        .text("says", row.cells[2])
        .raw("modes", json_list(modes_of[std::string(row.cells[0])]));
    parts.push_back(std::move(out).end());
  }
  return json_list(parts);
}

}  // namespace

Result<std::string> fields_json(const std::filesystem::path& ontology) {
  const Result<std::string> types = types_json(ontology);
  if (!types) return tl::unexpected(types.error());
  std::vector<std::string> statuses, quads;
  for (std::size_t i = 0; i < kStatusNames.size(); ++i)
    statuses.push_back(named(kStatusNames.at(i), kStatusMeanings.at(i)));
  for (std::size_t i = 0; i < kQuadNames.size(); ++i)
    quads.push_back(named(kQuadNames.at(i), kQuadMeanings.at(i)));
  JsonObject out;
  out.raw("fields", query_fields_json()).raw("types", *types);
  out.raw("statuses", json_list(statuses)).raw("quads", json_list(quads));
  return std::move(out).end();
}

}  // namespace dragoman::serve
