// What stands beside an export: how it was made, and what its columns are.

#include <nlohmann/json.hpp>

#include "dragoman/version.h"
#include "exchange/exporter.h"

namespace dragoman {
namespace {

using Json = nlohmann::ordered_json;

/// Whether the first line of the file names the columns.
bool has_header(ExportFormat format) {
  return format == ExportFormat::kIcews || format == ExportFormat::kPolecat ||
         format == ExportFormat::kAcled || format == ExportFormat::kCsv;
}

std::string_view scale_of(ExportFormat format) {
  return format == ExportFormat::kPolecat ? "PLOVER intensity, manual draft 2.0"
                                          : "Goldstein scale, GDELT's lookup table by CAMEO code";
}

}  // namespace

std::string metadata(ExportFormat format, const ExchangeTables& tables, const ExportOptions& options,
                     const std::vector<std::string>& coders) {
  Json out;
  out["format"] = name(format);
  out["program"] = std::string("dragoman ") + kVersion;
  out["coders"] = coders;
  out["tables"] = {{"all", tables.hash()},
                   {"ontology", tables.ontology->hash()},
                   {"crosswalk", tables.crosswalk->hash()},
                   {"countries", tables.countries->hash()},
                   {"state_systems", tables.states->hash()}};
  out["scale"] = scale_of(format);
  out["strict_plover"] = options.strict_plover;
  Json statuses = Json::array();
  for (const Status status : options.statuses.empty() ? default_statuses(format) : options.statuses)
    statuses.push_back(name(status));
  out["statuses"] = statuses;
  const auto& columns = columns_of(format);
  if (!columns.empty()) {
    out["header"] = has_header(format);
    out["columns"] = columns;
  }
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace dragoman
