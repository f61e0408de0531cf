#pragma once
// Events of other data sets on their way in. docs/imports.md tells what becomes of each column.

#include <array>
#include <cstdint>
#include <functional>
#include <istream>
#include <optional>
#include <string>
#include <string_view>

#include "dragoman/result.h"
#include "exchange/exporter.h"

namespace dragoman {

enum class ImportFormat : std::uint8_t { kGdelt, kIcews, kPolecat, kPhoenix, kAcled, kUcdp };
inline constexpr std::array<std::string_view, 6> kImportFormatNames = {"gdelt",   "icews", "polecat",
                                                                       "phoenix", "acled", "ucdp"};
constexpr std::string_view name(ImportFormat format) {
  return kImportFormatNames[static_cast<std::size_t>(format)];
}
std::optional<ImportFormat> import_format(std::string_view name);

/// An event that another data set tells. It has no text: its spans are empty, its words are the row's own.
struct ImportedEvent {
  Event event;
  Article article;                         ///< what the row tells of its source; no text
  std::optional<std::uint64_t> dead_best;  ///< best estimate, where the row has one beside its bounds
};

/// A line that gave no event.
struct ImportReject {
  std::uint64_t line = 0;  ///< 1-based
  std::string reason;
};

struct ImportCounts {
  std::uint64_t rows = 0;  ///< without the header; each is an event or a reject
  std::uint64_t events = 0;
  std::uint64_t rejects = 0;
};

/// Reads a file row by row and gives each event or reject as it comes; holds one row at a time. kFormat where
/// a header lacks columns that are needed, before any row is read.
Result<ImportCounts> import_events(std::istream& in, ImportFormat format, const ExchangeTables& tables,
                                   const std::function<void(ImportedEvent)>& on_event,
                                   const std::function<void(const ImportReject&)>& on_reject);

}  // namespace dragoman
