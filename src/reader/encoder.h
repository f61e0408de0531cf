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
};

/// Immutable once loaded; `run` may be called on many threads. Views into the weight file, which must outlive
/// it.
class Encoder {
 public:
  /// Errors name file and section.
  static Result<Encoder> load(const WeightFile& file, const EncoderShape& shape, const Kernels& kernels);

  /// `windows` are piece ids (< vocabulary), each at most kMostPieces with its [CLS] and [SEP]. Gives their
  /// states one behind the other: kStateWidth floats a piece. A window's states do not depend on the others.
  void run(std::span<const std::vector<std::uint32_t>> windows, float* states) const;

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
  void run_block(std::span<const std::vector<std::uint32_t>> windows, std::size_t rows, float* x,
                 Scratch& s) const;
  void multiply(const PackedBytes& weights, const float* in, std::size_t rows, float* out,
                Activation activation, Scratch& s) const;

  const Kernels* kernels_ = nullptr;
  ByteView words_;
  std::span<const float> word_scale_, positions_;
  Norm norm_;
  std::vector<Layer> layers_;
};

}  // namespace dragoman
