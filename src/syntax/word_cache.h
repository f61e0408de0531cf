#pragma once
// Keeps what a network makes of a word before it looks at the word's neighbours.
//
// Two generations of fixed size: words are added to the young one; when that is full it becomes the old one,
// and a new one begins. Words found in the old one are carried over, so what is used stays. Within a
// generation nothing is ever moved or changed, so readers take no lock.

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

namespace dragoman {

/// What tells one word from another for a network.
struct WordKey {
  std::string_view text;
  std::uint16_t special_norm = 0;
  bool space_after = false;
  bool operator==(const WordKey&) const = default;
};
std::uint64_t hash(const WordKey& key);

/// May be used from many threads at a time. What it gives is what was put in: a result never depends on it.
class WordCache {
 public:
  /// Blocks of `block` floats, of which each generation holds `capacity`.
  WordCache(std::size_t block, std::size_t capacity);
  ~WordCache();

  /// Keeps blocks alive: pointers given out under a lease hold until it ends. It must end before its cache.
  class Lease;
  Lease lease();

 private:
  class Generation;
  void release(Generation* young, Generation* old);
  void begin_generation();

  std::size_t block_;
  std::size_t capacity_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Generation>> generations_;  // the young, the old, and those still leased
};

class WordCache::Lease {
 public:
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;
  ~Lease() { cache_.release(young_, old_); }

  /// The block of `key` (hash(key) = `hash`), or null.
  const float* find(const WordKey& key, std::uint64_t hash) const;
  /// Adds a copy of `block`, if there is room for it and the word is not too long.
  void add(const WordKey& key, std::uint64_t hash, const float* block) const;

 private:
  friend class WordCache;
  Lease(WordCache& cache, Generation* young, Generation* old) : cache_(cache), young_(young), old_(old) {}

  WordCache& cache_;
  Generation* young_;
  Generation* old_;  // null at first
};

}  // namespace dragoman
