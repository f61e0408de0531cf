#pragma once
// The writers of single formats; exporter() picks among them. Each gets events that are to go out already:
// folded and of the statuses asked for.

#include <memory>

#include "exchange/exporter.h"

namespace dragoman {

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
