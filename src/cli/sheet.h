#pragma once
// Rows that a command answers with, where the user wants them: a table for people, CSV or JSON for programs.

#include <string>
#include <vector>

#include "cli/io.h"
#include "cli/settings.h"
#include "dragoman/result.h"
#include "serve/sheet.h"

namespace dragoman::cli {

/// By --format (table, csv, jsonl, json; empty: a table on a terminal, else JSONL), to --output or standard
/// output.
Result<void> write_sheet(const Sheet& sheet, const Settings& settings, const Io& io);

/// A character a value, as high as it is beside the highest.
std::string sparkline(const std::vector<double>& values);

}  // namespace dragoman::cli
