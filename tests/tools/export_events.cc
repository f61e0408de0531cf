// Writes events that `dragoman code` has told in every export format, for tools/check_exports.py.
//
//   export_events DATA ARTICLES.jsonl EVENTS.jsonl FOLDER
//
// FOLDER gets events.FORMAT and events.FORMAT.meta.json for each format, strict.polecat, and the panels
// countries.csv (by month) and dyads.csv (by week). Prints how many events went in.

#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/calendar.h"
#include "base/utf8.h"
#include "dragoman/coder.h"
#include "exchange/exporter.h"
#include "exchange/panel_events.h"
#include "exchange/row_facts.h"

namespace {

using namespace dragoman;

struct Report {
  Article article;
  std::uint32_t length = 0;
};

std::map<std::string, Report> read_reports(std::istream& in) {
  std::map<std::string, Report> out;
  const auto text = [](const nlohmann::json& record, const char* key) {
    return record.contains(key) && record[key].is_string() ? record[key].get<std::string>() : std::string();
  };
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) continue;
    const auto record = nlohmann::json::parse(line);
    Report report;
    report.article.doc_id = text(record, "doc_id");
    report.article.date = parse_iso_date(text(record, "date"));
    report.article.title = text(record, "title");
    report.article.source = text(record, "source");
    report.article.url = text(record, "url");
    report.length = static_cast<std::uint32_t>(count_code_points(text(record, "text")));
    out[report.article.doc_id] = report;
  }
  return out;
}

/// Mentions of one event together, events in order of day, then id.
std::vector<EventRow> read_rows(std::istream& in, const std::map<std::string, Report>& reports) {
  std::map<std::string, EventRow> rows;
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) continue;
    auto event = event_from_json(line);
    if (!event) {
      std::cerr << event.error().str() << '\n';
      continue;
    }
    const std::string id = event->same_as.empty() ? event->mention_id : event->same_as;
    EventRow& row = rows[id];
    row.event_id = id;
    const Report& report = reports.at(event->doc_id);
    row.mentions.push_back({*std::move(event), report.article, report.length});
  }
  std::vector<EventRow> out;
  for (auto& [id, row] : rows) out.push_back(std::move(row));
  std::stable_sort(out.begin(), out.end(),
                   [](const EventRow& a, const EventRow& b) { return day_of(a) < day_of(b); });
  return out;
}

void write(ExportFormat format, const ExchangeTables& tables, const ExportOptions& options,
           const std::vector<EventRow>& rows, const std::string& file) {
  auto writer = exporter(format, tables, options);
  std::ofstream out(file, std::ios::binary);
  out << (*writer)->header();
  std::set<std::string> coders;
  for (const EventRow& row : rows) {
    out << (*writer)->row(row);
    coders.insert(row.event().coder);
  }
  out << (*writer)->footer();
  std::ofstream(file + ".meta.json") << metadata(format, tables, options, {coders.begin(), coders.end()});
}

void write_panel(const ExchangeTables& tables, const PanelOptions& options, const std::vector<EventRow>& rows,
                 const std::string& file) {
  Panel panel(options, tables.countries, tables.states);
  for (const EventRow& row : rows) {
    for (const PanelEvent& pair : panel_events(row, options.unit)) panel.add(pair);
    if (row.article().date) panel.add_article(*row.article().date);
  }
  std::ofstream out(file, std::ios::binary);
  if (const auto written = panel.write([&](std::string_view line) { return static_cast<bool>(out << line); });
      !written)
    std::cerr << written.error().str() << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    std::cerr << "usage: export_events DATA ARTICLES.jsonl EVENTS.jsonl FOLDER\n";
    return 2;
  }
  const auto tables = load_exchange_tables(argv[1]);
  if (!tables) {
    std::cerr << tables.error().str() << '\n';
    return 2;
  }
  std::ifstream articles(argv[2]), events(argv[3]);
  const auto rows = read_rows(events, read_reports(articles));
  const std::string folder = argv[4];
  for (std::size_t i = 0; i < kExportFormatNames.size(); ++i)
    write(static_cast<ExportFormat>(i), *tables, {}, rows,
          folder + "/events." + std::string(kExportFormatNames[i]));
  write(ExportFormat::kPolecat, *tables, {true, {}}, rows, folder + "/strict.polecat");
  PanelOptions by_month, by_week;
  by_week.unit = PanelUnit::kDyad;
  by_week.period = PanelPeriod::kWeek;
  by_week.one_a_day = true;
  // Corpora tell of days centuries away; a table of all weeks since would be mostly zeros.
  by_month.from = by_week.from = Date{2000, 1, 1};
  by_month.to = by_week.to = Date{2030, 12, 31};
  write_panel(*tables, by_month, rows, folder + "/countries.csv");
  write_panel(*tables, by_week, rows, folder + "/dyads.csv");
  std::cout << rows.size() << " events\n";
  return 0;
}
