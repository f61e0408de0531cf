#pragma once
// A row of a file that comes in, and what makers of events from rows share.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "exchange/importer.h"

namespace dragoman {

/// Finds names without making a string of them.
struct NameHash : std::hash<std::string_view> {
  using is_transparent = void;
};
/// Where each column stands.
using ColumnIndex = std::unordered_map<std::string, std::size_t, NameHash, std::equal_to<>>;
ColumnIndex index_of(const std::vector<std::string_view>& columns);

/// Cells by the names of their columns; "" for a column that the file lacks. "None", "NULL" and "NA" are
/// empty.
class ImportRow {
 public:
  ImportRow(const ColumnIndex& index, const std::vector<std::string>& cells) : index_(index), cells_(cells) {}
  std::string_view operator[](std::string_view column) const;

 private:
  const ColumnIndex& index_;
  const std::vector<std::string>& cells_;
};

/// Makes events of the rows of one format.
class RowMaker {
 public:
  virtual ~RowMaker() = default;
  /// Columns of a file without header with rows of that many cells; null if no version has so many.
  virtual const ColumnIndex* columns(std::size_t cells) const {
    (void)cells;
    return nullptr;
  }
  /// Columns that a header must name; empty for files without header.
  virtual std::vector<std::string_view> needed() const { return {}; }
  /// kFormat with the reason where the row is no event of ours.
  virtual Result<ImportedEvent> make(const ImportRow& row) const = 0;
};

std::unique_ptr<RowMaker> gdelt_maker(const ExchangeTables& tables);
std::unique_ptr<RowMaker> icews_maker(const ExchangeTables& tables);
std::unique_ptr<RowMaker> polecat_maker(const ExchangeTables& tables);
std::unique_ptr<RowMaker> phoenix_maker(const ExchangeTables& tables);
std::unique_ptr<RowMaker> acled_maker(const ExchangeTables& tables);
std::unique_ptr<RowMaker> ucdp_maker(const ExchangeTables& tables);

/// An event of that data set and row: ids from both, confidence 1, status actual.
ImportedEvent begin_import(ImportFormat format, std::string_view id);
/// Type, mode, contexts, code, quad class and Goldstein value of a CAMEO code; kFormat for what is none of
/// PLOVER's events.
Result<void> set_cameo(Event& event, std::string_view cameo, const ExchangeTables& tables);
/// Type and mode as PLOVER has them, the rest by our own crosswalk.
void set_plover(Event& event, EventType type, std::string_view mode, const ExchangeTables& tables);
/// The actor of a CAMEO code; none if both code and name are empty.
void add_cameo_actor(std::vector<ActorRef>& side, std::string_view cameo, std::string_view name,
                     const ExchangeTables& tables);

/// "20240516" or "20240516081500"; nothing if it is no day.
std::optional<Date> compact_day(std::string_view digits);
/// "2024-05-16", also with a time behind, or "16 May 2024".
std::optional<Date> written_day(std::string_view text);
/// kFormat "no day of the event: ..." for nothing.
Result<void> set_day(Event& event, std::optional<Date> first, std::optional<Date> last,
                     std::string_view words);
/// Nothing for an empty cell or one that is no finite number.
std::optional<double> real(std::string_view cell);
std::optional<std::uint64_t> count(std::string_view cell);
/// Latitude and longitude where both are in range.
void set_point(EventPlace& place, std::string_view lat, std::string_view lon);

}  // namespace dragoman
