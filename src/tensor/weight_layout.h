#pragma once
// The bytes of a weight file, shared by its reader and its writer. weight_file.h describes them.

#include <cstddef>
#include <cstdint>

#include "tensor/weight_file.h"

namespace dragoman::weight_layout {

inline constexpr char kMagic[] = "DGMODEL1";
inline constexpr std::uint32_t kVersion = 1;
inline constexpr std::uint64_t kAlignment = 64;

struct DiskHeader {
  char magic[8];
  std::uint32_t version;
  std::uint32_t sections;
  std::uint64_t file_bytes;
  std::uint64_t checksum;
  char zero[32];
};
static_assert(sizeof(DiskHeader) == 64);

struct DiskSection {
  char name[64];  ///< padded with NUL; one of exactly 64 bytes has none
  std::uint8_t dtype;
  std::uint8_t dimensions;
  char zero[6];
  std::uint64_t shape[4];
  std::uint64_t offset;  ///< from the file's first byte
  std::uint64_t bytes;
  char more_zero[8];
};
static_assert(sizeof(DiskSection) == 128);

constexpr std::uint64_t element_size(DType dtype) {
  switch (dtype) {
    case DType::kF32:
    case DType::kU32:
      return 4;
    case DType::kU64:
      return 8;
    default:
      return 1;
  }
}

constexpr std::uint64_t align_up(std::uint64_t offset) {
  return (offset + kAlignment - 1) / kAlignment * kAlignment;
}

}  // namespace dragoman::weight_layout
