#pragma once
// The convolutional network that turns words into vectors with their surroundings in them: hash embeddings,
// a mixing layer, then window layers of three words each.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/network_config.h"
#include "syntax/word_cache.h"
#include "tensor/aligned.h"
#include "tensor/kernel_table.h"
#include "tensor/packing.h"
#include "tensor/weight_file.h"
#include "text/doc.h"
#include "text/features.h"

namespace dragoman {

/// Tells the features of a word; asked only for words that no cache holds.
class WordFeatureSource {
 public:
  virtual ~WordFeatureSource() = default;
  virtual WordFeatures features(std::string_view text, std::uint16_t special_norm) const = 0;
};

/// Tokens [begin, end) of a segment of `doc`. The network sees as many tokens around them as it needs, but
/// none outside the segment.
struct Stretch {
  const Doc* doc = nullptr;
  TokenSpan segment;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t size() const { return end - begin; }
};

/// Room for one thread's work, kept between calls.
class Tok2VecScratch {
 public:
  /// The vectors of stretch `index` of the last call, `width` floats a token.
  const float* rows(std::size_t index) const { return result_ + first_row_[index] * width_; }

 private:
  friend class Tok2Vec;
  struct Miss {
    WordKey key;
    std::uint64_t hash = 0;
  };

  std::vector<const float*> blocks_;                          // one a row, in the order of rows
  std::vector<std::pair<std::size_t, std::uint32_t>> waits_;  // (position in blocks_, miss)
  std::vector<Miss> misses_;
  std::vector<std::uint32_t> miss_slots_;
  AlignedFloats miss_blocks_;
  std::vector<std::uint32_t> unmixed_;
  AlignedFloats embedded_;
  AlignedFloats products_;
  AlignedFloats front_;
  AlignedFloats back_;
  AlignedFloats window_;
  std::vector<WindowTile> tiles_;
  std::vector<std::size_t> first_row_;
  const float* result_ = nullptr;
  std::size_t width_ = 0;
};

class Tok2Vec {
 public:
  /// Reads "<prefix>embed0.E", "<prefix>mix.W", "<prefix>conv0.W", ... Uses `file` in place: it must outlive
  /// this value.
  static Result<Tok2Vec> load(const WeightFile& file, const std::string& prefix, const Tok2VecConfig& config,
                              const Kernels& kernels);

  std::size_t width() const { return width_; }

  /// Computes the vectors of all stretches. Those of a token depend on its segment, and on the stretch's
  /// begin and end in it, alone. May run on many threads at a time, each with its own scratch.
  void run(std::span<const Stretch> stretches, const WordFeatureSource& source,
           Tok2VecScratch& scratch) const;

 private:
  struct Embed {
    WordAttr attr;
    std::uint32_t rows;
    std::uint32_t seed;
    const float* table;
  };

  Tok2Vec() = default;
  Result<void> load_mixer(const WeightFile& file, const std::string& prefix, const Tok2VecConfig& config);
  Result<void> load_windows(const WeightFile& file, const std::string& prefix, const Tok2VecConfig& config);
  void look_up(std::span<const Stretch> stretches, const WordCache::Lease& cache,
               Tok2VecScratch& scratch) const;
  void note_miss(const WordKey& key, std::uint64_t hash, std::size_t position, Tok2VecScratch& scratch) const;
  void compute_misses(const WordFeatureSource& source, const WordCache::Lease& blocks,
                      const WordCache::Lease& mixed, Tok2VecScratch& scratch) const;
  void mix(std::span<const std::uint32_t> misses, const WordFeatureSource& source,
           const WordCache::Lease& mixed, Tok2VecScratch& scratch) const;
  void embed(const WordFeatures& features, bool space_after, float* out) const;
  void lay_out(std::span<const Stretch> stretches, Tok2VecScratch& scratch) const;
  void convolve(std::span<const Stretch> stretches, Tok2VecScratch& scratch) const;
  std::size_t block_floats() const { return width_ * (1 + 3 * pieces_); }

  const Kernels* kernels_ = nullptr;
  std::size_t width_ = 0;
  std::size_t depth_ = 0;
  std::size_t pieces_ = 0;
  bool sees_space_ = false;  // SPACY is one of the features
  std::vector<Embed> embeds_;
  Packed mixer_;
  AlignedFloats mixer_bias_;
  MaxoutNorm mixer_norm_;
  Packed first_;  // the first window layer's three products, [previous, current, next][piece][width]
  AlignedFloats first_bias_;
  MaxoutNorm first_norm_;
  std::vector<PackedWindow> windows_;  // the others
  AlignedFloats nothing_;              // the block of a row outside the segment: zeros
  std::unique_ptr<WordCache> blocks_;  // see tok2vec_words.cc
  std::unique_ptr<WordCache> mixed_;
};

}  // namespace dragoman
