#pragma once
// One linear layer: the tag of a token is the class of its greatest score.

#include <cstdint>
#include <span>

#include "dragoman/result.h"
#include "tensor/aligned.h"
#include "tensor/kernel_table.h"
#include "tensor/packing.h"
#include "tensor/weight_file.h"

namespace dragoman {

class Tagger {
 public:
  static Result<Tagger> load(const WeightFile& file, std::size_t width, std::size_t tags,
                             const Kernels& kernels);

  /// The best class of each of tags.size() rows of `vectors`; the first of equals.
  void run(const float* vectors, std::span<std::uint16_t> tags, AlignedFloats& scratch) const;

 private:
  Tagger() = default;
  const Kernels* kernels_ = nullptr;
  std::size_t count_ = 0;
  Packed weights_;
};

}  // namespace dragoman
