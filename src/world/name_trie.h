#pragma once
// Names as paths of words: the longest name that begins at a token is found in one walk.

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dragoman {

/// Cuts a name of a table into words as spaCy's English tokenizer would: at spaces, at hyphens and slashes
/// between letters, before "'s", around outer brackets and quotes. The views point into `name`.
std::vector<std::string_view> split_name(std::string_view name);

/// Maps names to numbers; a name may have several.
class NameTrie {
 public:
  void add(std::string_view name, std::uint32_t value);

  struct Found {
    std::size_t words = 0;                  ///< length of the longest name, 0 if none
    std::span<const std::uint32_t> values;  ///< in the order added; live as long as the trie
  };
  /// The longest name that is a prefix of `words`.
  Found longest(std::span<const std::string_view> words) const;
  /// Exactly the name `words`.
  std::span<const std::uint32_t> exact(std::span<const std::string_view> words) const;

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  std::uint32_t word_id(std::string_view word) const;
  std::uint32_t step(std::uint32_t node, std::string_view word) const;

  std::deque<std::string> words_;
  std::unordered_map<std::string_view, std::uint32_t> ids_;
  std::unordered_map<std::uint64_t, std::uint32_t> edges_;  ///< node << 32 | word id -> node
  std::vector<std::vector<std::uint32_t>> values_ = {{}};   ///< by node; 0 is the root
};

}  // namespace dragoman
