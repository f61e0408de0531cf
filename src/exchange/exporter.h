#pragma once
// Events on their way out, in the formats that other programs read. docs/exports.md tells what each column
// holds.

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/result.h"
#include "exchange/countries.h"
#include "exchange/crosswalk.h"
#include "exchange/row.h"
#include "exchange/state_systems.h"
#include "ontology/ontology.h"

namespace dragoman {

enum class ExportFormat : std::uint8_t {
  kGdelt1,
  kGdelt2,
  kGdelt2Mentions,
  kIcews,
  kPolecat,
  kPhoenix,
  kAcled,
  kJsonl,
  kCsv,
  kGeoJson,
  kIcs,
};
inline constexpr std::array<std::string_view, 11> kExportFormatNames = {
    "gdelt1", "gdelt2", "gdelt2-mentions", "icews", "polecat", "phoenix", "acled-like",
    "jsonl",  "csv",    "geojson",         "ics"};
constexpr std::string_view name(ExportFormat format) {
  return kExportFormatNames[static_cast<std::size_t>(format)];
}
std::optional<ExportFormat> export_format(std::string_view name);

/// What exports and imports look up. All immutable.
struct ExchangeTables {
  std::shared_ptr<const Ontology> ontology;
  std::shared_ptr<const Crosswalk> crosswalk;
  std::shared_ptr<const Countries> countries;
  std::shared_ptr<const StateSystems> states;

  /// Hash of all of them.
  std::string hash() const;
};
/// `data` holds lexicon/ and world/; `own_world` and `own_ontology`, if not empty, an analyst's folders over
/// them. Errors name file and line.
Result<ExchangeTables> load_exchange_tables(const std::filesystem::path& data,
                                            const std::filesystem::path& own_world = {},
                                            const std::filesystem::path& own_ontology = {});

struct ExportOptions {
  bool strict_plover = false;  ///< fold types and statuses as fold.h tells
  /// Which events go out; empty: those that the format can tell from others (default_statuses).
  std::vector<Status> statuses = {};
};

/// Statuses that go out in a format unless options say otherwise: all where the format has a place for the
/// status; what happened and what is planned where it tells of acts by day; in "acled-like" what happened.
std::vector<Status> default_statuses(ExportFormat format);

/// Writes events as text, piece by piece: header, then each row, then footer. Same rows, same bytes.
class Exporter {
 public:
  virtual ~Exporter() = default;
  virtual std::string header() { return {}; }
  /// The event as text of zero or more lines; empty where the format cannot hold it.
  virtual std::string row(const EventRow& row) = 0;
  virtual std::string footer() { return {}; }
};

/// kInvalid where a table is missing.
Result<std::unique_ptr<Exporter>> exporter(ExportFormat format, const ExchangeTables& tables,
                                           const ExportOptions& options = {});

/// Names of the columns of a format, in order; empty for jsonl, geojson and ics, which are no tables.
const std::vector<std::string_view>& columns_of(ExportFormat format);

/// What stands beside an export as FILE.meta.json: format, columns, program, coders, tables, scales, options.
/// `coders` are the ids that the rows carry.
std::string metadata(ExportFormat format, const ExchangeTables& tables, const ExportOptions& options,
                     const std::vector<std::string>& coders);

}  // namespace dragoman
