#pragma once
// Any bytes as a trained reader's file: refused with an error that names the file, or loaded and then able to
// read.

#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "model_oracle.h"
#include "reader/frame_reader.h"
#include "reader/neural_reader.h"
#include "tensor/kernels.h"

namespace dragoman {

inline const std::string& whole_reader() {
  static const auto* const image = new std::string(
      MappedFile::open(std::string(DRAGOMAN_SOURCE_DIR) + "/readers/small.dgm").value().bytes());
  return *image;
}

/// Puts `bytes` in the place of the section `name`, at the file's end.
inline void replace_section(std::string& image, std::string_view name, std::string_view bytes) {
  std::uint32_t sections = 0;
  std::memcpy(&sections, image.data() + 12, sizeof sections);
  for (std::uint32_t k = 0; k < sections; ++k) {
    char* entry = image.data() + 64 + k * 128;
    if (std::string_view(entry, ::strnlen(entry, 64)) != name) continue;
    const std::uint64_t offset = (image.size() + 63) / 64 * 64, size = bytes.size();
    std::memcpy(entry + 72, &size, sizeof size);
    std::memcpy(entry + 104, &offset, sizeof offset);
    std::memcpy(entry + 112, &size, sizeof size);
    image.resize(offset);
    image += bytes;
    return;
  }
}

/// The image that fuzz input stands for. The first byte chooses: the rest as they are; the rest with size and
/// checksum mended; the shipped reader with bytes of its head changed, each by three bytes {place, place,
/// value}; the shipped reader with the rest as one of its texts.
inline std::string reader_image(std::string_view input) {
  constexpr std::array<std::string_view, 4> kTexts = {"config", "vocabulary", "modes", "sectors"};
  if (input.empty()) return {};
  const auto way = static_cast<unsigned char>(input.front()) % 7;
  input.remove_prefix(1);
  if (way < 2) {
    std::string image(input);
    if (way == 1) mend(image);
    return image;
  }
  std::string image = whole_reader();
  if (way == 2) {
    for (; input.size() >= 3; input.remove_prefix(3)) {
      const std::size_t place =
          static_cast<unsigned char>(input[0]) * 256U + static_cast<unsigned char>(input[1]);
      image[place % image.size()] = input[2];
    }
  } else {
    replace_section(image, kTexts[static_cast<std::size_t>(way - 3)], input);
  }
  mend(image);
  return image;
}

/// What is wrong with how these bytes were taken; nothing if all is well.
inline std::string reader_fault(std::string_view input) {
  static const auto frames = FrameReader::load(std::string(DRAGOMAN_SOURCE_DIR) + "/lexicon").value();
  static const auto* const parse = [] {
    MemoryFile file;
    file.write(small_model());
    const auto pipeline = Pipeline::load(file.path()).value();
    return new Parse(
        pipeline->run("Iran asked for talks.\n\nw1 w22 said \"no\".", Segmentation::kParagraphs));
  }();
  MemoryFile file;
  file.write(reader_image(input));
  const auto reader = NeuralReader::load(file.path(), frames->lexicon(), best_kernels());
  if (!reader) {
    if (reader.error().message.empty()) return "an error without a message";
    if (reader.error().file != file.path())
      return "an error that does not name the file: " + reader.error().str();
    return {};
  }
  std::vector<TypeScores> scores;
  for (const Act& act : (*reader)->read(*parse, frames->read(*parse), &scores)) {
    if (act.trigger.begin >= act.trigger.end || act.trigger.end > parse->size())
      return "a trigger outside the text";
    if (!act.sentence.contains(act.head)) return "a head outside its sentence";
  }
  return scores.size() == parse->size() ? "" : "not a score a word";
}

}  // namespace dragoman
