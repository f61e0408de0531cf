#pragma once
// Keeps strings at fixed addresses for as long as it lives.

#include <deque>
#include <memory>
#include <string_view>
#include <vector>

namespace dragoman {

class StringArena {
 public:
  /// A copy of `text` that stays where it is.
  std::string_view keep(std::string_view text);

 private:
  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t used_ = 0;
  std::size_t size_ = 0;
};

}  // namespace dragoman
