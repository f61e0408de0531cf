#pragma once
// A file mapped read-only.

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string_view>

#include "dragoman/result.h"

namespace dragoman {

class MappedFile {
 public:
  /// kIo with the system's reason where the file cannot be opened or mapped; an empty file maps to no bytes.
  static Result<MappedFile> open(const std::filesystem::path& file);
  MappedFile(MappedFile&&) noexcept;
  MappedFile& operator=(MappedFile&&) noexcept;
  ~MappedFile();

  std::string_view bytes() const { return {data_, size_}; }

 private:
  MappedFile() = default;
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace dragoman
