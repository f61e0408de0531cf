#include "syntax/msgpack_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "base/utf8.h"

namespace dragoman {
namespace {

// The reader makes room for all elements that a length announces before it reads one. With these limits a
// file that lies makes it reserve 16 levels * 2^18 elements of 48 bytes at most, and only touched pages
// count.
constexpr std::size_t kMaxElements = std::size_t{1} << 18;
constexpr std::size_t kMaxDepth = 16;

msgpack::object_handle unpack(std::string_view bytes, std::size_t& used) {
  const std::size_t elements = std::min(kMaxElements, bytes.size());
  const msgpack::unpack_limit limit(elements, elements, bytes.size(), bytes.size(), 0, kMaxDepth);
  const auto in_place = [](msgpack::type::object_type, std::size_t, void*) { return true; };
  return msgpack::unpack(bytes.data(), bytes.size(), used, in_place, nullptr, limit);
}

}  // namespace

Result<MsgpackFile> MsgpackFile::open(const std::filesystem::path& path) {
  Result<MappedFile> mapped = MappedFile::open(path);
  if (!mapped) return tl::unexpected(std::move(mapped.error()));
  MsgpackFile out(std::move(*mapped));
  out.path_ = path.string();
  const std::string_view bytes = out.file_.bytes();
  std::string reason;
  try {
    std::size_t used = 0;
    out.handle_ = unpack(bytes, used);
    if (used == bytes.size()) return out;
    reason = fmt::format("{} bytes follow its end", bytes.size() - used);
  } catch (const msgpack::insufficient_bytes&) {
    reason = "it is cut off";
  } catch (const msgpack::size_overflow&) {
    reason = "it is nested too deeply, or announces more elements than it has";
  } catch (const msgpack::unpack_error&) {
    reason = "it holds a byte that starts no value";
  }
  return fail(ErrorCode::kFormat, "is damaged: " + reason, out.path_);
}

std::optional<msgpack::object_handle> unpack_nested(std::string_view bytes) {
  try {
    std::size_t used = 0;
    msgpack::object_handle handle = unpack(bytes, used);
    if (used == bytes.size()) return handle;
  } catch (const msgpack::unpack_error&) {
    return std::nullopt;
  }
  return std::nullopt;
}

const msgpack::object* find(const msgpack::object& map, std::string_view key) {
  if (map.type != msgpack::type::MAP) return nullptr;
  for (std::uint32_t i = 0; i < map.via.map.size; ++i) {
    const auto& pair = map.via.map.ptr[i];
    if (as_bytes(pair.key) == key) return &pair.val;
  }
  return nullptr;
}

std::vector<const msgpack::object*> elements(const msgpack::object& array) {
  std::vector<const msgpack::object*> out;
  if (array.type != msgpack::type::ARRAY) return out;
  for (std::uint32_t i = 0; i < array.via.array.size; ++i) out.push_back(&array.via.array.ptr[i]);
  return out;
}

std::optional<std::string_view> as_bytes(const msgpack::object& value) {
  if (value.type == msgpack::type::STR) return std::string_view(value.via.str.ptr, value.via.str.size);
  if (value.type == msgpack::type::BIN) return std::string_view(value.via.bin.ptr, value.via.bin.size);
  return std::nullopt;
}

std::optional<std::string_view> as_text(const msgpack::object& value) {
  const auto bytes = as_bytes(value);
  if (bytes && !is_valid_utf8(*bytes)) return std::nullopt;
  return bytes;
}

std::optional<std::int64_t> as_int(const msgpack::object& value) {
  if (value.type == msgpack::type::NEGATIVE_INTEGER) return value.via.i64;
  if (value.type != msgpack::type::POSITIVE_INTEGER) return std::nullopt;
  if (value.via.u64 > std::uint64_t{std::numeric_limits<std::int64_t>::max()}) return std::nullopt;
  return static_cast<std::int64_t>(value.via.u64);
}

std::optional<std::uint64_t> as_id(const msgpack::object& value) {
  if (value.type != msgpack::type::POSITIVE_INTEGER) return std::nullopt;
  return value.via.u64;
}

}  // namespace dragoman
