#pragma once
// Acts told to a coder whose reader is the frames.

#include <stdexcept>
#include <string>

#include "event/article_coder.h"

namespace dragoman {

inline const ArticleCoder& coder() {
  static const auto made = ArticleCoder::create(
      {.data_dir = DRAGOMAN_BINARY_DIR "/share/dragoman", .model = {}, .reader = "frames", .kernels = ""});
  if (!made) throw std::runtime_error(made.error().str());
  return **made;
}

/// Where `words` first stand in `text`, which is ASCII.
inline CharSpan span(const std::string& text, const std::string& words) {
  const std::size_t at = text.find(words);
  if (at == std::string::npos) throw std::runtime_error("no such words: " + words);
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

}  // namespace dragoman
