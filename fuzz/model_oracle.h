#pragma once
// Any bytes as a model file: refused with an error that names the file, or loaded and then able to parse.

#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>
#include <string_view>

#include "../tests/syntax/small_network.h"
#include "base/hash.h"
#include "base/mapped_file.h"
#include "syntax/pipeline.h"

namespace dragoman {

/// A file in memory, with a path.
class MemoryFile {
 public:
  MemoryFile() : fd_(::memfd_create("model", MFD_CLOEXEC)) {}
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() { ::close(fd_); }
  std::filesystem::path path() const { return "/proc/self/fd/" + std::to_string(fd_); }
  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      const ::ssize_t wrote = ::write(fd_, bytes.data(), bytes.size());
      if (wrote <= 0) return;
      bytes.remove_prefix(static_cast<std::size_t>(wrote));
    }
  }

 private:
  int fd_;
};

/// The bytes of a small valid model.
inline const std::string& small_model() {
  static const auto* const image = [] {
    const auto file =
        std::filesystem::temp_directory_path() / ("dragoman-small-" + std::to_string(::getpid()));
    if (!SmallNetworkWriter(1).add_rules().write(file)) std::abort();
    auto* out = new std::string(MappedFile::open(file).value().bytes());
    std::filesystem::remove(file);
    return out;
  }();
  return *image;
}

/// Puts size and checksum right.
inline void mend(std::string& image) {
  if (image.size() < 64) return;
  const std::uint64_t size = image.size();
  const std::uint64_t sum = xxh3(std::string_view(image).substr(64));
  std::memcpy(image.data() + 16, &size, sizeof size);
  std::memcpy(image.data() + 24, &sum, sizeof sum);
}

/// The image that fuzz input stands for. The first byte chooses: the rest as they are; the rest with size and
/// checksum mended; the small model with bytes changed, each by four bytes {place, value}; the small model
/// with the rest as its configuration.
inline std::string image_of(std::string_view input) {
  if (input.empty()) return {};
  const int way = input[0] & 3;
  input.remove_prefix(1);
  std::string image(input);
  if (way == 1) mend(image);
  if (way == 2) {
    image = small_model();
    for (; input.size() >= 4; input.remove_prefix(4)) {
      std::uint32_t change = 0;
      std::memcpy(&change, input.data(), sizeof change);
      image[(change >> 8) % image.size()] = static_cast<char>(change & 0xFF);
    }
    mend(image);
  }
  if (way == 3) {
    // "config" is the last section: its length and the file's end move.
    image = small_model();
    std::uint32_t sections = 0;
    std::memcpy(&sections, image.data() + 12, sizeof sections);
    char* entry = image.data() + 64 + (sections - 1) * 128;
    std::uint64_t offset = 0;
    std::memcpy(&offset, entry + 104, sizeof offset);
    const std::uint64_t size = input.size();
    std::memcpy(entry + 72, &size, sizeof size);
    std::memcpy(entry + 112, &size, sizeof size);
    image.resize(offset);
    image += input;
    mend(image);
  }
  return image;
}

/// What is wrong with how these bytes were taken; nothing if all is well.
inline std::string model_fault(std::string_view input) {
  MemoryFile file;
  file.write(image_of(input));
  const auto pipeline = Pipeline::load(file.path());
  if (!pipeline) {
    if (pipeline.error().message.empty()) return "an error without a message";
    if (pipeline.error().file != file.path())
      return "an error that does not name the file: " + pipeline.error().str();
    return {};
  }
  const std::string text = "He said \"no\" (twice), don't-\n\n ok. w1 w22 w3.";
  const Parse parse = (*pipeline)->run(text, Segmentation::kParagraphs);
  if (parse.doc.text != text) return "the text changed";
  for (std::uint32_t i = 0; i < parse.size(); ++i) {
    if (parse.head[i] >= parse.size()) return "a head outside the document";
    if (!parse.sentences[parse.sentence_of[i]].contains(i)) return "a token outside its sentence";
  }
  return {};
}

}  // namespace dragoman
