// Picks the writer, and keeps from it what is not to go out.

#include "exchange/exporter.h"

#include <algorithm>

#include "base/hash.h"
#include "exchange/fold.h"
#include "exchange/writers.h"

namespace dragoman {
namespace {

bool has_status(ExportFormat format) {
  return format == ExportFormat::kJsonl || format == ExportFormat::kCsv || format == ExportFormat::kGeoJson ||
         format == ExportFormat::kIcs;
}

class Selecting : public Exporter {
 public:
  Selecting(std::unique_ptr<Exporter> writer, const ExchangeTables& tables, const ExportOptions& options)
      : writer_(std::move(writer)), tables_(tables), options_(options) {}

  std::string header() override { return writer_->header(); }
  std::string footer() override { return writer_->footer(); }

  std::string row(const EventRow& row) override {
    if (row.mentions.empty()) return {};
    if (!options_.strict_plover) return goes_out(row.event()) ? writer_->row(row) : std::string();
    EventRow folded = row;
    for (MentionRow& mention : folded.mentions)
      mention.event = strict_plover(std::move(mention.event), *tables_.ontology);
    return goes_out(folded.event()) ? writer_->row(folded) : std::string();
  }

 private:
  bool goes_out(const Event& event) const {
    const auto& statuses = options_.statuses;
    return std::find(statuses.begin(), statuses.end(), event.status) != statuses.end();
  }
  std::unique_ptr<Exporter> writer_;
  ExchangeTables tables_;
  ExportOptions options_;
};

std::unique_ptr<Exporter> writer_of(ExportFormat format, const ExchangeTables& tables) {
  switch (format) {
    case ExportFormat::kGdelt1:
      return gdelt_writer(tables, false);
    case ExportFormat::kGdelt2:
      return gdelt_writer(tables, true);
    case ExportFormat::kGdelt2Mentions:
      return mentions_writer();
    case ExportFormat::kIcews:
      return icews_writer(tables);
    case ExportFormat::kPolecat:
      return polecat_writer(tables);
    case ExportFormat::kPhoenix:
      return phoenix_writer(tables);
    case ExportFormat::kAcled:
      return acled_writer(tables);
    case ExportFormat::kJsonl:
      return jsonl_writer();
    case ExportFormat::kCsv:
      return csv_writer();
    case ExportFormat::kGeoJson:
      return geojson_writer();
    case ExportFormat::kIcs:
      return ics_writer();
  }
  return nullptr;
}

}  // namespace

std::optional<ExportFormat> export_format(std::string_view name) {
  const auto found = std::find(kExportFormatNames.begin(), kExportFormatNames.end(), name);
  if (found == kExportFormatNames.end()) return std::nullopt;
  return static_cast<ExportFormat>(found - kExportFormatNames.begin());
}

std::string ExchangeTables::hash() const {
  return hex_digest(ontology->hash() + crosswalk->hash() + countries->hash() + states->hash(), 16);
}

Result<ExchangeTables> load_exchange_tables(const std::filesystem::path& data,
                                            const std::filesystem::path& own_world,
                                            const std::filesystem::path& own_ontology) {
  const std::filesystem::path world = data / "world", words = data / "lexicon" / "ontology";
  auto ontology = Ontology::load(words, own_ontology);
  if (!ontology) return tl::unexpected(ontology.error());
  auto crosswalk = Crosswalk::load(words, own_ontology);
  if (!crosswalk) return tl::unexpected(crosswalk.error());
  auto countries = Countries::load(world, own_world);
  if (!countries) return tl::unexpected(countries.error());
  auto states = StateSystems::load(world, own_world);
  if (!states) return tl::unexpected(states.error());
  return ExchangeTables{*ontology, *crosswalk, *countries, *states};
}

std::vector<Status> default_statuses(ExportFormat format) {
  if (format == ExportFormat::kAcled) return {Status::kActual};
  if (has_status(format)) return {Status::kActual, Status::kFuture, Status::kHypothetical, Status::kNegated};
  return {Status::kActual, Status::kFuture};
}

Result<std::unique_ptr<Exporter>> exporter(ExportFormat format, const ExchangeTables& tables,
                                           const ExportOptions& options) {
  if (!tables.ontology || !tables.crosswalk || !tables.countries || !tables.states)
    return fail(ErrorCode::kInvalid, "an export needs all tables");
  ExportOptions all = options;
  if (all.statuses.empty()) all.statuses = default_statuses(format);
  return std::make_unique<Selecting>(writer_of(format, tables), tables, all);
}

}  // namespace dragoman
