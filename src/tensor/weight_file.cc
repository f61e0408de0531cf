// The reading half: every size and offset in the file is checked once, on opening; what comes later trusts
// them.

#include "tensor/weight_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <optional>

#include "base/hash.h"
#include "tensor/weight_layout.h"

namespace dragoman {
namespace {

using weight_layout::DiskHeader;
using weight_layout::DiskSection;

static_assert(std::endian::native == std::endian::little, "the file is little-endian and used in place");

/// "float 50x96": for messages.
std::string describe(DType dtype, const std::array<std::uint64_t, 4>& shape) {
  constexpr std::array<std::string_view, 5> kNames = {"bytes", "f32", "u32", "u64", "i8"};
  std::string out(kNames[static_cast<std::size_t>(dtype)]);
  for (std::size_t i = 0; i < shape.size() && shape[i] != 0; ++i) {
    out += fmt::format("{}{}", i == 0 ? ' ' : 'x', shape[i]);
  }
  return out;
}

/// The number of bytes of an array, or nothing if it cannot lie inside `limit` bytes.
std::optional<std::uint64_t> byte_count(const DiskSection& entry, std::uint64_t limit) {
  std::uint64_t total = weight_layout::element_size(static_cast<DType>(entry.dtype));
  for (std::size_t i = 0; i < entry.dimensions; ++i) {
    const std::uint64_t extent = entry.shape[i];
    if (extent != 0 && total > limit / extent) return std::nullopt;
    total *= extent;
  }
  return total;
}

/// Why a table entry cannot be used, or nothing.
std::string_view fault(const DiskSection& entry, std::uint64_t table_end, std::uint64_t file_size) {
  if (entry.name[0] == '\0') return "has no name";
  if (entry.dtype > static_cast<std::uint8_t>(DType::kI8)) return "is of an unknown type";
  if (entry.dimensions < 1 || entry.dimensions > 4) return "has an impossible number of dimensions";
  for (std::size_t i = entry.dimensions; i < 4; ++i) {
    if (entry.shape[i] != 0) return "has an extent behind its last dimension";
  }
  if (entry.offset % weight_layout::kAlignment != 0) return "is not aligned";
  if (entry.offset < table_end || entry.offset > file_size || entry.bytes > file_size - entry.offset) {
    return "lies outside the file";
  }
  if (byte_count(entry, file_size) != entry.bytes) return "is not as long as its shape says";
  return {};
}

Result<DiskHeader> read_header(std::string_view bytes, const std::string& path) {
  DiskHeader header;
  if (bytes.size() < sizeof header) {
    return fail(ErrorCode::kFormat, "is too short to be a model file", path);
  }
  std::memcpy(&header, bytes.data(), sizeof header);
  if (std::memcmp(header.magic, weight_layout::kMagic, sizeof header.magic) != 0) {
    return fail(ErrorCode::kFormat, "is not a model file (it does not begin with DGMODEL1)", path);
  }
  if (header.version != weight_layout::kVersion) {
    return fail(ErrorCode::kUnsupported,
                fmt::format("has format version {}; this program reads version {}", header.version,
                            weight_layout::kVersion),
                path);
  }
  if (header.file_bytes != bytes.size()) {
    return fail(ErrorCode::kFormat,
                fmt::format("is damaged or cut off: it should have {} bytes and has {}", header.file_bytes,
                            bytes.size()),
                path);
  }
  if (xxh3(bytes.substr(sizeof header)) != header.checksum) {
    return fail(ErrorCode::kFormat, "is damaged: its checksum is wrong", path);
  }
  if ((bytes.size() - sizeof header) / sizeof(DiskSection) < header.sections) {
    return fail(ErrorCode::kFormat, "is too short for its table of sections", path);
  }
  return header;
}

}  // namespace

Result<WeightFile> WeightFile::open(const std::filesystem::path& file) {
  Result<MappedFile> mapped = MappedFile::open(file);
  if (!mapped) return tl::unexpected(std::move(mapped.error()));
  WeightFile out(std::move(*mapped));
  out.path_ = file.string();
  const std::string_view bytes = out.file_.bytes();
  const Result<DiskHeader> header = read_header(bytes, out.path_);
  if (!header) return tl::unexpected(header.error());
  out.fingerprint_ = fmt::format("{:016x}", header->checksum);

  const std::uint64_t table_end = sizeof(DiskHeader) + header->sections * sizeof(DiskSection);
  out.sections_.reserve(header->sections);
  for (std::uint64_t at = sizeof(DiskHeader); at < table_end; at += sizeof(DiskSection)) {
    DiskSection entry;
    std::memcpy(&entry, bytes.data() + at, sizeof entry);
    std::string name(entry.name, ::strnlen(entry.name, sizeof entry.name));
    const std::string_view wrong = fault(entry, table_end, bytes.size());
    if (!wrong.empty()) {
      return fail(ErrorCode::kFormat, fmt::format("section \"{}\" {}", name, wrong), out.path_);
    }
    out.sections_.push_back({std::move(name),
                             static_cast<DType>(entry.dtype),
                             {entry.shape[0], entry.shape[1], entry.shape[2], entry.shape[3]},
                             bytes.substr(entry.offset, entry.bytes)});
  }
  std::sort(out.sections_.begin(), out.sections_.end(),
            [](const Section& a, const Section& b) { return a.name < b.name; });
  const auto twin = std::adjacent_find(out.sections_.begin(), out.sections_.end(),
                                       [](const Section& a, const Section& b) { return a.name == b.name; });
  if (twin != out.sections_.end()) {
    return fail(ErrorCode::kFormat, fmt::format("has two sections named \"{}\"", twin->name), out.path_);
  }
  return out;
}

bool WeightFile::has(std::string_view name) const {
  return std::any_of(sections_.begin(), sections_.end(), [&](const Section& s) { return s.name == name; });
}

Result<const WeightFile::Section*> WeightFile::find(std::string_view name, DType dtype) const {
  const auto at = std::lower_bound(sections_.begin(), sections_.end(), name,
                                   [](const Section& s, std::string_view wanted) { return s.name < wanted; });
  if (at == sections_.end() || at->name != name) {
    return fail(ErrorCode::kFormat, fmt::format("has no section \"{}\"", name), path_);
  }
  if (at->dtype != dtype) {
    return fail(ErrorCode::kFormat,
                fmt::format("section \"{}\" is {} where {} is wanted", name, describe(at->dtype, {}),
                            describe(dtype, {})),
                path_);
  }
  return &*at;
}

Result<const WeightFile::Section*> WeightFile::find(std::string_view name, DType dtype,
                                                    const std::vector<std::uint64_t>& shape) const {
  Result<const Section*> section = find(name, dtype);
  if (!section) return section;
  const std::array<std::uint64_t, 4>& got = (*section)->shape;
  std::array<std::uint64_t, 4> wanted{};
  bool same = shape.size() <= wanted.size();
  for (std::size_t i = 0; same && i < wanted.size(); ++i) {
    // An extent of 0 leaves the size open, but the dimension has to be there.
    wanted[i] = i < shape.size() ? (shape[i] != 0 ? shape[i] : std::max<std::uint64_t>(got[i], 1)) : 0;
    same = got[i] == wanted[i];
  }
  if (same) return section;
  return fail(ErrorCode::kFormat,
              fmt::format("section \"{}\" is {} where {} is wanted: a model of another architecture", name,
                          describe(dtype, got), describe(dtype, wanted)),
              path_);
}

Result<TensorView> WeightFile::f32(std::string_view name, const std::vector<std::uint64_t>& shape) const {
  return find(name, DType::kF32, shape).map([](const Section* section) {
    const std::string_view data = section->data;
    return TensorView{{reinterpret_cast<const float*>(data.data()), data.size() / sizeof(float)},
                      section->shape};
  });
}

Result<ByteView> WeightFile::i8(std::string_view name, const std::vector<std::uint64_t>& shape) const {
  return find(name, DType::kI8, shape).map([](const Section* section) {
    const std::string_view data = section->data;
    return ByteView{{reinterpret_cast<const std::int8_t*>(data.data()), data.size()}, section->shape};
  });
}

Result<std::span<const std::uint32_t>> WeightFile::u32(std::string_view name) const {
  return find(name, DType::kU32).map([](const Section* section) {
    return std::span(reinterpret_cast<const std::uint32_t*>(section->data.data()),
                     section->data.size() / sizeof(std::uint32_t));
  });
}

Result<std::span<const std::uint64_t>> WeightFile::u64(std::string_view name) const {
  return find(name, DType::kU64).map([](const Section* section) {
    return std::span(reinterpret_cast<const std::uint64_t*>(section->data.data()),
                     section->data.size() / sizeof(std::uint64_t));
  });
}

Result<std::string_view> WeightFile::bytes(std::string_view name) const {
  return find(name, DType::kBytes).map([](const Section* section) { return section->data; });
}

}  // namespace dragoman
