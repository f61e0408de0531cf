#pragma once
// Sets of strings that are looked up where they lie in a mapped file.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/result.h"
#include "tensor/weight_file.h"

namespace dragoman {

/// Strings by number. Sections: NAME.text (end to end) and NAME.ends (u32, where each ends).
class StringList {
 public:
  /// kFormat where the ends do not ascend inside the text. `file` must outlive this value.
  static Result<StringList> open(const WeightFile& file, const std::string& name);
  static void add(WeightFileWriter& writer, const std::string& name, const std::vector<std::string>& strings);

  std::uint32_t size() const { return static_cast<std::uint32_t>(ends_.size()); }
  std::string_view at(std::uint32_t i) const {
    const std::uint32_t begin = i == 0 ? 0 : ends_[i - 1];
    return text_.substr(begin, ends_[i] - begin);
  }

 private:
  std::string_view text_;
  std::span<const std::uint32_t> ends_;
};

/// A StringList with a hash table over it: NAME.slots (u32: number + 1, 0 = free; a power of two of them, at
/// least a quarter of them free; a string's place is XXH3 of it, then the next free one).
class StringTable {
 public:
  static Result<StringTable> open(const WeightFile& file, const std::string& name);
  /// `strings` must differ from each other.
  static void add(WeightFileWriter& writer, const std::string& name, const std::vector<std::string>& strings);

  std::uint32_t size() const { return strings_.size(); }
  /// The number of `text`.
  std::optional<std::uint32_t> find(std::string_view text) const;
  std::string_view at(std::uint32_t i) const { return strings_.at(i); }

 private:
  StringList strings_;
  std::span<const std::uint32_t> slots_;
};

}  // namespace dragoman
