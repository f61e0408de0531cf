#pragma once
// One flat file of named arrays, mapped and used in place.
//
// Layout, little-endian: 64-byte header {magic "DGMODEL1", u32 version = 1, u32 sections, u64 file bytes,
// u64 XXH3 of all bytes behind the header, 32 zero bytes}; then one 128-byte entry a section {char name[64],
// u8 dtype, u8 dimensions, 6 zero bytes, u64 shape[4], u64 offset, u64 bytes, 8 zero bytes}; then the data,
// each section at a multiple of 64.

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/mapped_file.h"
#include "dragoman/result.h"

namespace dragoman {

enum class DType : std::uint8_t { kBytes = 0, kF32 = 1, kU32 = 2, kU64 = 3, kI8 = 4 };

/// A row-major array of floats that the file owns.
struct TensorView {
  std::span<const float> data;
  std::array<std::uint64_t, 4> shape{};  ///< 0 behind the last dimension
};

/// The same of bytes.
struct ByteView {
  std::span<const std::int8_t> data;
  std::array<std::uint64_t, 4> shape{};
};

class WeightFile {
 public:
  /// Checks magic, version, size, checksum and that every section lies inside the file; kFormat or
  /// kUnsupported else.
  static Result<WeightFile> open(const std::filesystem::path& file);

  /// The float array `name`, of exactly this shape (0 = any extent); kFormat that names file and section
  /// else.
  Result<TensorView> f32(std::string_view name, const std::vector<std::uint64_t>& shape) const;
  Result<ByteView> i8(std::string_view name, const std::vector<std::uint64_t>& shape) const;
  Result<std::span<const std::uint32_t>> u32(std::string_view name) const;
  Result<std::span<const std::uint64_t>> u64(std::string_view name) const;
  Result<std::string_view> bytes(std::string_view name) const;
  bool has(std::string_view name) const;
  /// 16 hex digits of the checksum.
  const std::string& fingerprint() const { return fingerprint_; }
  const std::string& path() const { return path_; }

 private:
  struct Section {
    std::string name;
    DType dtype;
    std::array<std::uint64_t, 4> shape;
    std::string_view data;
  };
  explicit WeightFile(MappedFile file) : file_(std::move(file)) {}
  Result<const Section*> find(std::string_view name, DType dtype) const;
  Result<const Section*> find(std::string_view name, DType dtype,
                              const std::vector<std::uint64_t>& shape) const;

  MappedFile file_;
  std::vector<Section> sections_;
  std::string path_;
  std::string fingerprint_;
};

/// Collects sections and writes them as one file, first under another name so that no half file is ever seen.
class WeightFileWriter {
 public:
  void add_f32(std::string name, std::vector<std::uint64_t> shape, const std::vector<float>& data);
  void add_i8(std::string name, std::vector<std::uint64_t> shape, const std::vector<std::int8_t>& data);
  void add_u32(std::string name, const std::vector<std::uint32_t>& data);
  void add_u64(std::string name, const std::vector<std::uint64_t>& data);
  void add_bytes(std::string name, std::string data);
  Result<void> write(const std::filesystem::path& file) const;

 private:
  struct Section {
    std::string name;
    DType dtype;
    std::vector<std::uint64_t> shape;
    std::string data;
  };
  std::vector<Section> sections_;
};

}  // namespace dragoman
