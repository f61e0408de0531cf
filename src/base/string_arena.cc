#include "base/string_arena.h"

#include <algorithm>
#include <cstring>

namespace dragoman {

std::string_view StringArena::keep(std::string_view text) {
  if (text.empty()) return {};
  if (size_ - used_ < text.size()) {
    constexpr std::size_t kBlock = 4096;
    size_ = std::max(kBlock, text.size());
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(size_));
    used_ = 0;
  }
  char* at = blocks_.back().get() + used_;
  std::memcpy(at, text.data(), text.size());
  used_ += text.size();
  return {at, text.size()};
}

}  // namespace dragoman
