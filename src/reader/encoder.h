#pragma once
// The encoder: word pieces in windows to a state a piece. BERT's layout, weights in 8 bits (train/encoder.py
// is the float reference).

#include <cstdint>
#include <span>
#include <vector>

#include "dragoman/result.h"
#include "tensor/kernel_table.h"
#include "tensor/packing.h"
#include "tensor/weight_file.h"

namespace dragoman {

inline constexpr std::size_t kStateWidth = 384;

/// What the file's `config` says of the encoder.
struct EncoderShape {
  std::size_t layers = 0;
  std::size_t vocabulary = 0;
  std::size_t exit_layer = 0;  ///< layers after which windows without an act are left; 0: none is
};

/// Immutable once loaded; `run` may be called on many threads. Views into the weight file, which must outlive
/// it.
class Encoder {
 public:
  /// Errors name file and section.
  static Result<Encoder> load(const WeightFile& file, const EncoderShape& shape, const Kernels& kernels);

  /// `windows` are piece ids (< vocabulary), each at most kMostPieces with its [CLS] and [SEP]. Gives their
  /// states one behind the other: kStateWidth floats a piece. A window's states do not depend on the others.
  /// `leaving`, if not empty, has a mark a window: one that is marked and that the file's exit tells to hold
  /// no act is not read to its end: its states are 0 and its mark stays; the others' marks go.
  void run(std::span<const std::vector<std::uint32_t>> windows, float* states,
           std::span<char> leaving = {}) const;

  std::size_t layers() const { return layers_.size(); }

 private:
  struct Norm {
    std::span<const float> gain, shift;
  };
  struct Layer {
    PackedBytes qkv, mix, up, down;
    Norm mix_norm, out_norm;
  };
  struct Scratch;

  Result<void> load_layer(const WeightFile& file, const std::string& base);
  void embed(std::span<const std::uint32_t> pieces, float* out) const;
  /// A window in a block: where its rows are in the caller's states, and where while others are left.
  struct Rows {
    std::size_t home = 0, at = 0, size = 0;
  };

  void run_block(std::span<const std::vector<std::uint32_t>> windows, float* x, std::span<char> leaving,
                 Scratch& s) const;
  void run_layer(const Layer& layer, const std::vector<Rows>& windows, float* x, Scratch& s) const;
  /// Takes windows without an act out of `live`, whose rows move together.
  void leave(std::vector<Rows>& live, float* x, std::span<char> leaving) const;
  void multiply(const PackedBytes& weights, const float* in, std::size_t rows, float* out,
                Activation activation, Scratch& s) const;

  const Kernels* kernels_ = nullptr;
  ByteView words_;
  std::span<const float> word_scale_, positions_;
  Norm norm_;
  std::vector<Layer> layers_;
  std::size_t exit_layer_ = 0;
  std::span<const float> exit_;  ///< weights of a state, then the offset: below 0 for all pieces, no act
};

}  // namespace dragoman
