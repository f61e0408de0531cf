#include "syntax/word_cache.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <vector>

#include "base/hash.h"
#include "tensor/aligned.h"

namespace dragoman {
namespace {

/// Longer words are too rare to keep.
constexpr std::size_t kLongestWord = 40;

}  // namespace

std::uint64_t hash(const WordKey& key) {
  const std::uint64_t extra = (std::uint64_t{key.special_norm} << 1) | (key.space_after ? 1U : 0U);
  return xxh3(key.text) ^ (extra * 0x9E3779B97F4A7C15U);
}

/// A hash table that is only ever added to. A slot holds 1 + the index of an entry, 0 while it is free; an
/// entry is complete before its slot is set.
class WordCache::Generation {
 public:
  Generation(std::size_t block, std::size_t capacity)
      : block_(block),
        entries_(std::make_unique_for_overwrite<Entry[]>(capacity)),
        capacity_(capacity),
        blocks_(block * capacity),
        slots_(std::bit_ceil(capacity * 2)) {}

  /// Forgets everything; for a generation that nobody else holds.
  void clear() {
    for (std::atomic<std::uint32_t>& slot : slots_) slot.store(0, std::memory_order_relaxed);
    used_.store(0, std::memory_order_relaxed);
  }
  std::uint32_t leases = 0;  ///< under the cache's lock

  bool full() const { return used_.load(std::memory_order_relaxed) >= capacity_; }

  const float* find(const WordKey& key, std::uint64_t hash) const {
    for (std::size_t slot = hash & mask();; slot = (slot + 1) & mask()) {
      const std::uint32_t at = slots_[slot].load(std::memory_order_acquire);
      if (at == 0) return nullptr;
      if (entries_[at - 1].is(key, hash)) return blocks_.data() + (at - 1) * block_;
    }
  }

  void add(const WordKey& key, std::uint64_t hash, const float* block) {
    if (key.text.size() > kLongestWord || full()) return;
    const std::uint32_t index = used_.fetch_add(1, std::memory_order_relaxed);
    if (index >= capacity_) return;
    entries_[index].set(key, hash);
    std::copy_n(block, block_, blocks_.data() + index * block_);
    for (std::size_t slot = hash & mask();; slot = (slot + 1) & mask()) {
      std::uint32_t found = 0;
      if (slots_[slot].compare_exchange_strong(found, index + 1, std::memory_order_acq_rel)) return;
      // Another thread has added the same word in the meantime: this entry stays unused.
      if (entries_[found - 1].is(key, hash)) return;
    }
  }

 private:
  struct Entry {
    std::uint64_t hash;
    std::uint16_t special_norm;
    bool space_after;
    std::uint8_t size;
    char text[kLongestWord];

    bool is(const WordKey& key, std::uint64_t of) const {
      return hash == of && WordKey{{text, size}, special_norm, space_after} == key;
    }
    void set(const WordKey& key, std::uint64_t of) {
      hash = of;
      special_norm = key.special_norm;
      space_after = key.space_after;
      size = static_cast<std::uint8_t>(key.text.size());
      std::copy(key.text.begin(), key.text.end(), text);
    }
  };
  std::size_t mask() const { return slots_.size() - 1; }

  std::size_t block_;
  std::unique_ptr<Entry[]> entries_;
  std::size_t capacity_;
  AlignedFloats blocks_;
  std::vector<std::atomic<std::uint32_t>> slots_;
  std::atomic<std::uint32_t> used_ = 0;
};

WordCache::WordCache(std::size_t block, std::size_t capacity) : block_(block), capacity_(capacity) {
  generations_.push_back(std::make_unique<Generation>(block, capacity));
}

WordCache::~WordCache() = default;

WordCache::Lease WordCache::lease() {
  const std::lock_guard lock(mutex_);
  if (generations_[0]->full()) begin_generation();
  Generation* old = generations_.size() > 1 ? generations_[1].get() : nullptr;
  ++generations_[0]->leases;
  if (old != nullptr) ++old->leases;
  return {*this, generations_[0].get(), old};
}

/// Puts an empty generation in front: one that is neither young nor leased, if there is one. There are never
/// more than three: while the third is leased still, the young one stays, full as it is.
void WordCache::begin_generation() {
  const auto idle = std::find_if(generations_.begin() + 1, generations_.end(),
                                 [](const auto& one) { return one->leases == 0; });
  std::unique_ptr<Generation> fresh;
  if (idle == generations_.end()) {
    if (generations_.size() == 3) return;
    fresh = std::make_unique<Generation>(block_, capacity_);
  } else {
    fresh = std::move(*idle);
    generations_.erase(idle);
    fresh->clear();
  }
  generations_.insert(generations_.begin(), std::move(fresh));
}

void WordCache::release(Generation* young, Generation* old) {
  const std::lock_guard lock(mutex_);
  --young->leases;
  if (old != nullptr) --old->leases;
}

const float* WordCache::Lease::find(const WordKey& key, std::uint64_t hash) const {
  const float* block = young_->find(key, hash);
  if (block == nullptr && old_ != nullptr) {
    block = old_->find(key, hash);
    if (block != nullptr) young_->add(key, hash, block);
  }
  return block;
}

void WordCache::Lease::add(const WordKey& key, std::uint64_t hash, const float* block) const {
  young_->add(key, hash, block);
}

}  // namespace dragoman
