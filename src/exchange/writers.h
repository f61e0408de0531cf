#pragma once
// The writers of single formats; exporter() picks among them. Each gets events that are to go out already:
// folded and of the statuses asked for.

#include <memory>

#include "exchange/dyads.h"
#include "exchange/exporter.h"

namespace dragoman {

/// A format with one source and one target a line, and nothing for events that CAMEO has no code for.
class DyadWriter : public Exporter {
 public:
  std::string row(const EventRow& row) final {
    if (row.event().cameo.empty()) return {};
    std::string out;
    for (const Dyad& dyad : dyads(row.event(), row.event_id)) out += line(row, dyad);
    return out;
  }

 private:
  virtual std::string line(const EventRow& row, const Dyad& dyad) const = 0;
};

std::unique_ptr<Exporter> gdelt_writer(const ExchangeTables& tables, bool second_version);
std::unique_ptr<Exporter> mentions_writer();
std::unique_ptr<Exporter> icews_writer(const ExchangeTables& tables);
std::unique_ptr<Exporter> polecat_writer(const ExchangeTables& tables);
std::unique_ptr<Exporter> phoenix_writer(const ExchangeTables& tables);
std::unique_ptr<Exporter> acled_writer(const ExchangeTables& tables);
std::unique_ptr<Exporter> jsonl_writer();
std::unique_ptr<Exporter> csv_writer();
std::unique_ptr<Exporter> geojson_writer();
std::unique_ptr<Exporter> ics_writer();

}  // namespace dragoman
