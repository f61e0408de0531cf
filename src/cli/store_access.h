#pragma once
// What the commands on the store have in common: which file, which query.

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/io.h"
#include "cli/settings.h"
#include "exchange/exporter.h"
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

/// Opens the store and asks it `words` as a query.
template <class Ask>
Result<int> with_query(const std::vector<std::string>& words, const Settings& settings, const Io& io,
                       Ask ask) {
  const Result<Query> query = query_of(words);
  if (!query) return tl::unexpected(query.error());
  const auto store = open_store(settings, io);
  if (!store) return tl::unexpected(store.error());
  return ask(**store, *query);
}

/// --status, or the error that names what is wrong.
Result<std::vector<Status>> statuses_of(const Settings& settings);
/// Tables of exports, imports and panels, with the analyst's over them.
Result<ExchangeTables> exchange_tables(const Settings& settings, const Io& io);
/// YYYY-MM-DD.
std::string today();

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
