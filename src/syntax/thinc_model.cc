#include "syntax/thinc_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "syntax/msgpack_file.h"

namespace dragoman {
namespace {

static_assert(std::endian::native == std::endian::little, "arrays are little-endian in the file");

constexpr std::size_t kMaxDimensions = 4;

/// An array as msgpack-numpy writes it: a map of "nd", "type", "shape" and "data". An empty reason is
/// success.
std::string read_array(const msgpack::object& value, ThincArray& out) {
  out = {};
  const auto* type = find(value, "type");
  const auto* shape = find(value, "shape");
  const auto* data = find(value, "data");
  if (type == nullptr || shape == nullptr || data == nullptr) return "is no array";
  if (as_bytes(*type) != "<f4") return "is not of 32-bit floats";
  const auto extents = elements(*shape);
  const auto bytes = as_bytes(*data);
  if (extents.empty() || extents.size() > kMaxDimensions || !bytes) return "has no shape or no data";
  std::uint64_t left = bytes->size() / sizeof(float);
  for (const auto* extent : extents) {
    const auto size = as_int(*extent);
    if (!size || *size <= 0 || left % static_cast<std::uint64_t>(*size) != 0) {
      return "has a shape that its data do not fill";
    }
    left /= static_cast<std::uint64_t>(*size);
    out.shape.push_back(static_cast<std::uint64_t>(*size));
  }
  if (left != 1 || bytes->size() % sizeof(float) != 0) return "has a shape that its data do not fill";
  out.data.resize(bytes->size() / sizeof(float));
  std::memcpy(out.data.data(), bytes->data(), bytes->size());
  if (!std::all_of(out.data.begin(), out.data.end(), [](float x) { return std::isfinite(x); })) {
    return "holds a value that is no finite number";
  }
  return {};
}

std::string read_params(const msgpack::object& map, ThincLayer& layer) {
  if (map.type != msgpack::type::MAP) return "has no map of arrays";
  for (std::uint32_t i = 0; i < map.via.map.size; ++i) {
    const auto& pair = map.via.map.ptr[i];
    const auto name = as_text(pair.key);
    if (!name) return "has an array without a name";
    if (pair.val.is_nil()) continue;
    const std::string reason = read_array(pair.val, layer.params[std::string(*name)]);
    if (!reason.empty()) return fmt::format("has an array {} that {}", *name, reason);
  }
  return {};
}

/// Attributes lie as msgpack inside msgpack. Those of other types (dropout rates) do not matter here.
std::string read_attrs(const msgpack::object& map, ThincLayer& layer) {
  if (map.type != msgpack::type::MAP) return "has no map of attributes";
  for (std::uint32_t i = 0; i < map.via.map.size; ++i) {
    const auto& pair = map.via.map.ptr[i];
    const auto name = as_text(pair.key);
    const auto packed = as_bytes(pair.val);
    if (!name || !packed) return "has an attribute that cannot be read";
    const auto handle = unpack_nested(*packed);
    if (!handle) return fmt::format("has an attribute {} that cannot be read", *name);
    const msgpack::object& value = handle->get();
    if (const auto number = as_int(value)) layer.attrs[std::string(*name)] = *number;
    if (value.type == msgpack::type::BOOLEAN) layer.attrs[std::string(*name)] = value.via.boolean ? 1 : 0;
    if (*name != "columns") continue;
    for (const auto* column : elements(value)) {
      const auto text = as_text(*column);
      if (!text) return "has a column that is not named";
      layer.columns.emplace_back(*text);
    }
  }
  return {};
}

}  // namespace

std::vector<const ThincLayer*> ThincModel::named(std::string_view name) const {
  std::vector<const ThincLayer*> out;
  for (const ThincLayer& layer : layers) {
    if (layer.name == name) out.push_back(&layer);
  }
  return out;
}

Result<ThincModel> read_thinc_model(const std::filesystem::path& path) {
  const Result<MsgpackFile> file = MsgpackFile::open(path);
  if (!file) return tl::unexpected(file.error());
  const auto list = [&](std::string_view key) {
    const auto* value = find(file->root(), key);
    return value == nullptr ? std::vector<const msgpack::object*>{} : elements(*value);
  };
  const auto nodes = list("nodes");
  const auto attrs = list("attrs");
  const auto params = list("params");
  if (nodes.empty() || attrs.size() != nodes.size() || params.size() != nodes.size()) {
    return fail(ErrorCode::kFormat, "is not a thinc model: its lists of nodes, attrs and params do not match",
                file->path());
  }
  ThincModel out{file->path(), {}};
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    ThincLayer layer;
    const auto* name = find(*nodes[i], "name");
    const auto text = name == nullptr ? std::nullopt : as_text(*name);
    if (!text) return fail(ErrorCode::kFormat, fmt::format("layer {} has no name", i), out.path);
    layer.name = *text;
    std::string reason = read_attrs(*attrs[i], layer);
    if (reason.empty()) reason = read_params(*params[i], layer);
    if (!reason.empty()) {
      return fail(ErrorCode::kFormat, fmt::format("layer {} ({:.40}) {}", i, layer.name, reason), out.path);
    }
    out.layers.push_back(std::move(layer));
  }
  return out;
}

}  // namespace dragoman
