#include "cli/store_access.h"

#include <fmt/format.h>

#include <chrono>

#include "base/calendar.h"
#include "base/tsv.h"
#include "cli/locate.h"

namespace dragoman::cli {
namespace {

/// field:several words -> field:"several words"; several terms in one word are left as they are.
std::string requoted(const std::string& word) {
  if (word.find_first_of(" \t") == std::string::npos || word.find('"') != std::string::npos) return word;
  const std::size_t colon = word.find(':');
  const bool field = colon != std::string::npos && word.find_first_of(" \t") > colon &&
                     word.find(':', colon + 1) == std::string::npos;
  return field ? word.substr(0, colon + 1) + "\"" + word.substr(colon + 1) + "\"" : word;
}

}  // namespace

std::filesystem::path store_path(const Settings& settings, const Io& io) {
  if (!settings.db.empty()) return settings.db;
  const std::optional<std::string> named = io.env ? io.env("DRAGOMAN_DB") : std::nullopt;
  return named && !named->empty() ? *named : "news.db";
}

Result<std::unique_ptr<StoreReader>> open_store(const Settings& settings, const Io& io) {
  auto store = StoreReader::open(store_path(settings, io));
  if (store && io.interrupted) (*store)->watch([&io] { return !io.interrupted(); });
  return store;
}

std::string query_text(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + requoted(word);
  return out;
}

Result<std::vector<Status>> statuses_of(const Settings& settings) {
  std::vector<Status> out;
  for (const std::string& word : split_list(settings.statuses)) {
    const std::optional<Status> told = status(word);
    if (!told) {
      return fail(ErrorCode::kInvalid,
                  fmt::format("--status {}: takes actual, future, hypothetical, negated", word));
    }
    out.push_back(*told);
  }
  return out;
}

Result<ExchangeTables> exchange_tables(const Settings& settings, const Io& io) {
  const Result<CoderOptions> data = coder_options(settings, io);
  if (!data) return tl::unexpected(data.error());
  return load_exchange_tables(data->data_dir, data->world, data->ontology);
}

std::string today() {
  const auto now = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return iso(from_days(static_cast<std::int32_t>(now.time_since_epoch().count())));
}

Result<Query> query_of(const std::vector<std::string>& words) { return parse_query(query_text(words)); }

}  // namespace dragoman::cli
