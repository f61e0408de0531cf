#include "store/bands.h"

#include <algorithm>
#include <cstring>

namespace dragoman {
namespace {

constexpr std::size_t kMostRecent = 1'000'000;  // keys held in memory: about 40 MB

std::optional<Signature> unpacked(std::string_view bytes) {
  Signature signature;
  if (bytes.size() != sizeof signature.values + sizeof signature.shingles) return std::nullopt;
  std::memcpy(signature.values.data(), bytes.data(), sizeof signature.values);
  std::memcpy(&signature.shingles, bytes.data() + sizeof signature.values, sizeof signature.shingles);
  return signature;
}

/// The last article whose keys are in the table.
std::int64_t merged_through(Database& database) {
  Statement row = database.prepare("SELECT value FROM progress WHERE name = 'band'");
  return row.step() ? row.integer(0) : 0;
}

}  // namespace

std::optional<Signature> signature_of_article(Database& database, std::int64_t article) {
  Statement row = database.prepare("SELECT signature FROM article WHERE id = ?");
  if (!row.bind(article).step()) return std::nullopt;
  return unpacked(row.blob(0));
}

void keep_signature(Database& database, std::int64_t article, const Signature& signature) {
  std::string bytes(sizeof signature.values + sizeof signature.shingles, '\0');
  std::memcpy(bytes.data(), signature.values.data(), sizeof signature.values);
  std::memcpy(bytes.data() + sizeof signature.values, &signature.shingles, sizeof signature.shingles);
  database.prepare("UPDATE article SET signature = ? WHERE id = ?").bind_blob(bytes).bind(article).run();
}

/// Reads what is not in the table, at first and whenever another writer has been at the file.
void Bands::load() {
  std::int64_t version = 0;
  {
    Statement row = database_.prepare("PRAGMA data_version");
    if (row.step()) version = row.integer(0);
  }
  if (version == version_) return;
  version_ = version;
  merged_ = merged_through(database_);
  recent_.clear();
  Statement row =
      database_.prepare("SELECT id, signature FROM article WHERE id > ? AND signature IS NOT NULL");
  row.bind(merged_);
  while (row.step()) {
    const std::optional<Signature> signature = unpacked(row.blob(1));
    if (!signature) continue;
    for (const std::uint64_t key : band_keys(*signature)) recent_.emplace(key, row.integer(0));
  }
}

void Bands::put(std::uint64_t key, std::int64_t article) {
  database_.prepare("INSERT OR IGNORE INTO band VALUES (?, ?)").bind(key).bind(article).run();
}

void Bands::merge() {
  std::vector<std::pair<std::int64_t, std::int64_t>> rows;  // in the order of the table
  for (const auto& [key, article] : recent_) {
    rows.emplace_back(static_cast<std::int64_t>(key), article);
    merged_ = std::max(merged_, article);
  }
  std::sort(rows.begin(), rows.end());
  for (const auto& [key, article] : rows) put(static_cast<std::uint64_t>(key), article);
  database_.prepare("INSERT OR REPLACE INTO progress VALUES ('band', ?)").bind(merged_).run();
  recent_.clear();
}

void Bands::add(std::int64_t article, const std::vector<std::uint64_t>& keys) {
  load();
  for (const std::uint64_t key : keys) {
    if (article <= merged_) {
      put(key, article);
    } else {
      recent_.emplace(key, article);
    }
  }
  if (recent_.size() >= kMostRecent) merge();
}

void Bands::remove(std::int64_t article, const std::vector<std::uint64_t>& keys) {
  load();
  for (const std::uint64_t key : keys) {
    database_.prepare("DELETE FROM band WHERE key = ? AND article = ?").bind(key).bind(article).run();
    const auto [begin, end] = recent_.equal_range(key);
    const auto found = std::find_if(begin, end, [&](const auto& entry) { return entry.second == article; });
    if (found != end) recent_.erase(found);
  }
}

std::set<std::int64_t> Bands::mates(std::int64_t article, const std::vector<std::uint64_t>& keys) {
  load();
  std::set<std::int64_t> met;
  for (const std::uint64_t key : keys) {
    const auto [begin, end] = recent_.equal_range(key);
    for (auto entry = begin; entry != end; ++entry) met.insert(entry->second);
    Statement row = database_.prepare("SELECT article FROM band WHERE key = ?");
    row.bind(key);
    while (row.step()) met.insert(row.integer(0));
  }
  met.erase(article);
  return met;
}

}  // namespace dragoman
