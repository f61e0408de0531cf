#pragma once
// Files that come in, made by hand.

#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "exchange/importer.h"
#include "support.h"

namespace dragoman::testing {

struct Imported {
  std::vector<ImportedEvent> events;
  std::vector<ImportReject> rejects;
  ImportCounts counts;
};

inline Imported imported(ImportFormat format, const std::string& text) {
  std::istringstream in(text);
  Imported out;
  const auto counts = import_events(
      in, format, tables(), [&](ImportedEvent event) { out.events.push_back(std::move(event)); },
      [&](const ImportReject& reject) { out.rejects.push_back(reject); });
  EXPECT_TRUE(counts) << counts.error().str();
  if (counts) out.counts = *counts;
  EXPECT_EQ(out.counts.events, out.events.size());
  EXPECT_EQ(out.counts.rejects, out.rejects.size());
  EXPECT_EQ(out.counts.rows, out.events.size() + out.rejects.size());
  return out;
}

/// A line with those cells, all others empty.
inline std::string line_of(const std::vector<std::string>& columns,
                           const std::map<std::string, std::string>& cells, char separator = '\t') {
  std::string out;
  for (const auto& [column, cell] : cells)
    EXPECT_NE(std::find(columns.begin(), columns.end(), column), columns.end()) << column;
  for (const std::string& column : columns) {
    if (&column != &columns.front()) out += separator;
    if (const auto found = cells.find(column); found != cells.end()) out += found->second;
  }
  return out + "\n";
}

/// "a|b|c".
inline std::vector<std::string> names_in(std::string_view list) {
  std::vector<std::string> out;
  for (;;) {
    const std::size_t bar = list.find('|');
    out.emplace_back(list.substr(0, bar));
    if (bar == std::string_view::npos) return out;
    list.remove_prefix(bar + 1);
  }
}

inline std::string header_of(const std::vector<std::string>& columns, char separator = '\t') {
  std::map<std::string, std::string> same;
  for (const std::string& column : columns) same[column] = column;
  return line_of(columns, same, separator);
}

}  // namespace dragoman::testing
