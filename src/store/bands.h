#pragma once
// Which articles share a band of their signatures?

#include <cstdint>
#include <set>
#include <unordered_map>
#include <vector>

#include "store/database.h"
#include "story/near_duplicate.h"

namespace dragoman {

/// An index from band keys to current articles. Keys fall anywhere: put into the table one by one, each would
/// touch a page of its own. So those of the latest articles are held in memory (made again from their
/// signatures when a store is opened) and go into the table many at a time, in the order of the table.
class Bands {
 public:
  explicit Bands(Database& database) : database_(database) {}

  void add(std::int64_t article, const std::vector<std::uint64_t>& keys);
  void remove(std::int64_t article, const std::vector<std::uint64_t>& keys);
  /// Articles, not `article`, that share a key.
  std::set<std::int64_t> mates(std::int64_t article, const std::vector<std::uint64_t>& keys);

 private:
  void load();
  void merge();
  void put(std::uint64_t key, std::int64_t article);

  Database& database_;
  std::int64_t version_ = -1;  ///< of the file, as far as other writers changed it, when `recent_` was read
  std::int64_t merged_ = 0;    ///< the keys of articles up to this one are in the table
  std::unordered_multimap<std::uint64_t, std::int64_t> recent_;
};

/// Nothing of an article that is not current.
std::optional<Signature> signature_of_article(Database& database, std::int64_t article);
void keep_signature(Database& database, std::int64_t article, const Signature& signature);

}  // namespace dragoman
