#pragma once
// Bytes of a file, of standard input or out of another source, a block at a time.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/result.h"

namespace dragoman {

class ByteSource {
 public:
  /// Most bytes that peek() can show at once.
  static constexpr std::size_t kBlock = std::size_t{64} * 1024;

  /// "-" is standard input. kIo with the system's reason; a folder is an error too.
  static Result<std::unique_ptr<ByteSource>> open(const std::string& input);

  ByteSource() : block_(kBlock) {}
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  virtual ~ByteSource() = default;

  /// The bytes at hand, reading on until there are `wanted` (at most kBlock); fewer only at the end or after
  /// an error, none where nothing is left.
  std::string_view peek(std::size_t wanted = 1);
  /// Takes `size` of the bytes that peek() gave.
  void take(std::size_t size);
  /// Why reading failed, empty while all is well.
  const std::string& error() const { return error_; }
  /// All bytes taken so far.
  std::uint64_t taken() const { return taken_; }

 protected:
  /// Fills some of `block` and tells how much; 0 at the end, or after set_error().
  virtual std::size_t read(std::span<char> block) = 0;
  void set_error(std::string reason) { error_ = std::move(reason); }

 private:
  std::vector<char> block_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  bool ended_ = false;
  std::uint64_t taken_ = 0;
  std::string error_;
};

/// Bytes that lie in memory and outlive the source.
class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}

 protected:
  std::size_t read(std::span<char> block) override;

 private:
  std::string_view bytes_;
};

/// The rest of `source`, or its first `limit` + 1 bytes where there is more.
std::string read_rest(ByteSource& source, std::size_t limit);

}  // namespace dragoman
