#pragma once
// What the commands on the store have in common: which file, which query.

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/io.h"
#include "cli/settings.h"
#include "store/query.h"
#include "store/reader.h"

namespace dragoman::cli {

/// --db, else $DRAGOMAN_DB, else news.db.
std::filesystem::path store_path(const Settings& settings, const Io& io);
/// Opened for reading; an interruption ends what it is asked.
Result<std::unique_ptr<StoreReader>> open_store(const Settings& settings, const Io& io);

/// The words of the command line as one query. A word that the shell took the quotation marks off gets them
/// back.
std::string query_text(const std::vector<std::string>& words);
Result<Query> query_of(const std::vector<std::string>& words);

/// Runs a command's work, tells its error, gives its exit code.
template <class Work>
int answer(const Settings& settings, const Io& io, Work work) {
  Console console(io, settings.color, settings.quiet);
  const Result<int> code = work(console);
  if (code) return *code;
  console.error(code.error().str());
  return 2;
}

}  // namespace dragoman::cli
