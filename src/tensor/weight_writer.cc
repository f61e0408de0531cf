// The writing half of the weight file.

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <system_error>
#include <type_traits>

#include "base/hash.h"
#include "tensor/weight_file.h"
#include "tensor/weight_layout.h"

namespace dragoman {
namespace {

using weight_layout::align_up;
using weight_layout::DiskHeader;
using weight_layout::DiskSection;

template <class T>
std::string as_bytes(const std::vector<T>& data) {
  static_assert(std::is_trivially_copyable_v<T>);
  return {reinterpret_cast<const char*>(data.data()), data.size() * sizeof(T)};
}

Result<void> write_whole(const std::filesystem::path& file, const std::string& image) {
  const std::filesystem::path part = file.string() + fmt::format(".{}.part", ::getpid());
  std::ofstream out(part, std::ios::binary | std::ios::trunc);
  out.write(image.data(), static_cast<std::streamsize>(image.size()));
  out.close();
  std::error_code code;
  if (!out) {
    std::filesystem::remove(part, code);
    return fail(ErrorCode::kIo, "cannot be written", file.string());
  }
  std::filesystem::rename(part, file, code);
  if (code) return fail(ErrorCode::kIo, "cannot be put in place: " + code.message(), file.string());
  return {};
}

}  // namespace

void WeightFileWriter::add_f32(std::string name, std::vector<std::uint64_t> shape,
                               const std::vector<float>& data) {
  sections_.push_back({std::move(name), DType::kF32, std::move(shape), as_bytes(data)});
}

void WeightFileWriter::add_i8(std::string name, std::vector<std::uint64_t> shape,
                              const std::vector<std::int8_t>& data) {
  sections_.push_back({std::move(name), DType::kI8, std::move(shape), as_bytes(data)});
}

void WeightFileWriter::add_u32(std::string name, const std::vector<std::uint32_t>& data) {
  sections_.push_back({std::move(name), DType::kU32, {data.size()}, as_bytes(data)});
}

void WeightFileWriter::add_u64(std::string name, const std::vector<std::uint64_t>& data) {
  sections_.push_back({std::move(name), DType::kU64, {data.size()}, as_bytes(data)});
}

void WeightFileWriter::add_bytes(std::string name, std::string data) {
  const std::uint64_t size = data.size();
  sections_.push_back({std::move(name), DType::kBytes, {size}, std::move(data)});
}

Result<void> WeightFileWriter::write(const std::filesystem::path& file) const {
  std::string image(sizeof(DiskHeader) + sections_.size() * sizeof(DiskSection), '\0');
  for (std::size_t i = 0; i < sections_.size(); ++i) {
    const Section& section = sections_[i];
    DiskSection entry{};
    std::uint64_t elements = 1;
    for (const std::uint64_t extent : section.shape) elements *= extent;
    if (section.name.empty() || section.name.size() > sizeof entry.name || section.shape.empty() ||
        section.shape.size() > 4 ||
        elements * weight_layout::element_size(section.dtype) != section.data.size()) {
      return fail(
          ErrorCode::kInvalid,
          fmt::format("section \"{}\" has a bad name, or a shape that its data do not fill", section.name),
          file.string());
    }
    image.resize(align_up(image.size()), '\0');
    std::copy(section.name.begin(), section.name.end(), entry.name);
    std::copy(section.shape.begin(), section.shape.end(), entry.shape);
    entry.dtype = static_cast<std::uint8_t>(section.dtype);
    entry.dimensions = static_cast<std::uint8_t>(section.shape.size());
    entry.offset = image.size();
    entry.bytes = section.data.size();
    std::memcpy(image.data() + sizeof(DiskHeader) + i * sizeof entry, &entry, sizeof entry);
    image += section.data;
  }
  DiskHeader header{};
  std::copy_n(weight_layout::kMagic, sizeof header.magic, header.magic);
  header.version = weight_layout::kVersion;
  header.sections = static_cast<std::uint32_t>(sections_.size());
  header.file_bytes = image.size();
  header.checksum = xxh3(std::string_view(image).substr(sizeof header));
  std::memcpy(image.data(), &header, sizeof header);
  return write_whole(file, image);
}

}  // namespace dragoman
