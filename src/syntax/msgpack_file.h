#pragma once
// msgpack files as spaCy writes them, read with limits so that no file can make the reader use much more
// memory than it has bytes. Private to the model builder: msgpack's own header is heavy.

#include <cstdint>
#include <filesystem>
#include <msgpack.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/mapped_file.h"
#include "dragoman/result.h"

namespace dragoman {

class MsgpackFile {
 public:
  /// kIo where it cannot be read; kFormat where it is damaged, nested too deeply or has bytes behind its end.
  static Result<MsgpackFile> open(const std::filesystem::path& path);

  const msgpack::object& root() const { return handle_.get(); }
  const std::string& path() const { return path_; }

 private:
  explicit MsgpackFile(MappedFile file) : file_(std::move(file)) {}
  MappedFile file_;
  msgpack::object_handle handle_;
  std::string path_;
};

/// One msgpack value that lies as bytes inside another (thinc's attributes).
std::optional<msgpack::object_handle> unpack_nested(std::string_view bytes);

/// The value of a map's key, which may be str or bin; null where `map` is no map or lacks it.
const msgpack::object* find(const msgpack::object& map, std::string_view key);
/// The elements of an array; none where it is none.
std::vector<const msgpack::object*> elements(const msgpack::object& array);
/// str or bin bytes.
std::optional<std::string_view> as_bytes(const msgpack::object& value);
/// str or bin bytes that are valid UTF-8.
std::optional<std::string_view> as_text(const msgpack::object& value);
std::optional<std::int64_t> as_int(const msgpack::object& value);
std::optional<std::uint64_t> as_id(const msgpack::object& value);

}  // namespace dragoman
