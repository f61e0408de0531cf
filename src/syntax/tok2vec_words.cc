// Rows that stand for words: each word's block out of the cache, or computed.
//
// A block holds the mixed embedding x and the first window layer's products with x, once for each place in
// the window. That layer is linear up to its maxout, so a row of it is the sum of three words' products; both
// depend on the word alone. Blocks are large, so few are kept; x by itself is kept for many more words, since
// it is most of the work.

#include <algorithm>
#include <bit>

#include "base/hash.h"
#include "syntax/tok2vec.h"

namespace dragoman {
namespace {

/// Words computed at a time.
constexpr std::size_t kChunk = 96;

std::uint64_t feature(const WordFeatures& features, WordAttr attr, bool space_after) {
  switch (attr) {
    case WordAttr::kNorm:
      return features.norm;
    case WordAttr::kPrefix:
      return features.prefix;
    case WordAttr::kSuffix:
      return features.suffix;
    case WordAttr::kShape:
      return features.shape;
    case WordAttr::kSpacy:
      return space_after ? 1 : 0;
    case WordAttr::kIsSpace:
      return features.is_space ? 1 : 0;
  }
  return 0;
}

}  // namespace

void Tok2Vec::look_up(std::span<const Stretch> stretches, const WordCache::Lease& cache,
                      Tok2VecScratch& scratch) const {
  scratch.blocks_.clear();
  scratch.waits_.clear();
  scratch.misses_.clear();
  scratch.miss_slots_.assign(64, 0);
  const auto reach = static_cast<std::int64_t>(depth_);
  for (const Stretch& stretch : stretches) {
    for (std::int64_t at = stretch.begin - reach; at < stretch.end + reach; ++at) {
      if (at < stretch.segment.begin || at >= stretch.segment.end) {
        scratch.blocks_.push_back(nothing_.data());
        continue;
      }
      const auto token = static_cast<std::uint32_t>(at);
      const Token& tok = stretch.doc->tokens[token];
      const WordKey key{stretch.doc->str(token), tok.special_norm, sees_space_ && tok.space_after};
      const std::uint64_t hashed = hash(key);
      const float* block = cache.find(key, hashed);
      if (block == nullptr) note_miss(key, hashed, scratch.blocks_.size(), scratch);
      scratch.blocks_.push_back(block);
    }
  }
}

void Tok2Vec::note_miss(const WordKey& key, std::uint64_t hash, std::size_t position,
                        Tok2VecScratch& scratch) const {
  std::vector<std::uint32_t>& slots = scratch.miss_slots_;
  if (scratch.misses_.size() * 2 >= slots.size()) {
    slots.assign(slots.size() * 4, 0);
    for (std::uint32_t i = 0; i < scratch.misses_.size(); ++i) {
      std::size_t slot = scratch.misses_[i].hash & (slots.size() - 1);
      while (slots[slot] != 0) slot = (slot + 1) & (slots.size() - 1);
      slots[slot] = i + 1;
    }
  }
  std::size_t slot = hash & (slots.size() - 1);
  while (slots[slot] != 0) {
    const std::uint32_t miss = slots[slot] - 1;
    if (scratch.misses_[miss].hash == hash && scratch.misses_[miss].key == key) {
      scratch.waits_.emplace_back(position, miss);
      return;
    }
    slot = (slot + 1) & (slots.size() - 1);
  }
  scratch.waits_.emplace_back(position, static_cast<std::uint32_t>(scratch.misses_.size()));
  scratch.misses_.push_back({key, hash});
  slots[slot] = static_cast<std::uint32_t>(scratch.misses_.size());
}

void Tok2Vec::embed(const WordFeatures& features, bool space_after, float* out) const {
  for (const Embed& one : embeds_) {
    const auto keys = murmur3_128(feature(features, one.attr, space_after), one.seed);
    const float* rows[4];
    for (std::size_t i = 0; i < 4; ++i) rows[i] = one.table + (keys[i] % one.rows) * width_;
    for (std::size_t i = 0; i < width_; ++i) out[i] = ((rows[0][i] + rows[1][i]) + rows[2][i]) + rows[3][i];
    out += width_;
  }
}

void Tok2Vec::compute_misses(const WordFeatureSource& source, const WordCache::Lease& blocks,
                             const WordCache::Lease& mixed, Tok2VecScratch& scratch) const {
  const std::size_t count = scratch.misses_.size();
  scratch.miss_blocks_.reserve(count * block_floats());
  scratch.unmixed_.clear();
  for (std::uint32_t i = 0; i < count; ++i) {
    const Tok2VecScratch::Miss& miss = scratch.misses_[i];
    const float* x = mixed.find(miss.key, miss.hash);
    if (x != nullptr) std::copy_n(x, width_, scratch.miss_blocks_.data() + i * block_floats());
    if (x == nullptr) scratch.unmixed_.push_back(i);
  }
  for (std::size_t begin = 0; begin < scratch.unmixed_.size(); begin += kChunk) {
    mix(std::span(scratch.unmixed_).subspan(begin, std::min(kChunk, scratch.unmixed_.size() - begin)), source,
        mixed, scratch);
  }
  float* first = scratch.miss_blocks_.data();
  kernels_->gemm(first_.matrix(), first, block_floats(), count, first + width_, block_floats());
  for (std::size_t i = 0; i < count; ++i) {
    blocks.add(scratch.misses_[i].key, scratch.misses_[i].hash, first + i * block_floats());
  }
  for (const auto& [position, miss] : scratch.waits_) {
    scratch.blocks_[position] = first + miss * block_floats();
  }
}

/// Embeds and mixes the words of some misses, at most kChunk, into their blocks.
void Tok2Vec::mix(std::span<const std::uint32_t> misses, const WordFeatureSource& source,
                  const WordCache::Lease& mixed, Tok2VecScratch& scratch) const {
  const std::size_t concat = embeds_.size() * width_;
  const std::size_t columns = mixer_.matrix().columns();
  scratch.embedded_.reserve(kChunk * concat);
  scratch.products_.reserve(kChunk * columns);
  for (std::size_t i = 0; i < misses.size(); ++i) {
    const WordKey& key = scratch.misses_[misses[i]].key;
    embed(source.features(key.text, key.special_norm), key.space_after,
          scratch.embedded_.data() + i * concat);
  }
  kernels_->gemm(mixer_.matrix(), scratch.embedded_.data(), concat, misses.size(), scratch.products_.data(),
                 columns);
  for (std::size_t i = 0; i < misses.size(); ++i) {
    const Tok2VecScratch::Miss& miss = scratch.misses_[misses[i]];
    float* x = scratch.miss_blocks_.data() + misses[i] * block_floats();
    kernels_->maxout_norm(mixer_norm_, scratch.products_.data() + i * columns, columns, 1, x, width_);
    mixed.add(miss.key, miss.hash, x);
  }
}

}  // namespace dragoman
