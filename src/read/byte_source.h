#pragma once
// Bytes of a file or of standard input, a block at a time.

#include <string>
#include <string_view>
#include <vector>

#include "dragoman/result.h"

namespace dragoman {

class ByteSource {
 public:
  /// "-" is standard input. kIo with the system's reason; a folder is an error too.
  static Result<ByteSource> open(const std::string& input);
  ByteSource(ByteSource&& other) noexcept;
  ByteSource& operator=(ByteSource&&) = delete;
  ~ByteSource();

  /// The bytes at hand, reading more where there are none; no bytes at the end or after an error.
  std::string_view peek();
  /// Takes `size` of the bytes that peek() gave.
  void take(std::size_t size) { begin_ += size; }
  /// The system's reason where reading failed, empty while all is well.
  const std::string& error() const { return error_; }

 private:
  ByteSource(int descriptor, bool owned);
  int descriptor_;
  bool owned_;
  std::vector<char> block_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::string error_;
};

}  // namespace dragoman
