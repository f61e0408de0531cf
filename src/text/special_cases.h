#pragma once
// Strings whose tokens a table gives ("can't" -> "ca" "n't"), with the norms it sets.

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "dragoman/result.h"

namespace dragoman {

/// One token of a piece of text, by its lengths: pieces lie end to end.
struct Piece {
  std::uint32_t bytes = 0;
  std::uint32_t chars = 0;         ///< code points
  std::uint16_t special_norm = 0;  ///< as Token::special_norm
  std::uint16_t orth = 0;          ///< the matcher's number of this string, 0 if no pattern holds it
};

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

class SpecialCases {
 public:
  /// Reads {"can't": [["ca", "can"], ["n't", "not"]], ...}: to each string the tokens it is cut into, each
  /// with its norm or null. kFormat where the JSON is broken or tokens do not add up to their string.
  static Result<SpecialCases> parse(std::string_view json);

  /// The tokens of `text`, empty where it is no special case.
  std::span<const Piece> find(std::string_view text) const {
    if (text.size() > longest_) return {};
    const auto found = cases_.find(text);
    if (found == cases_.end()) return {};
    return std::span(pieces_).subspan(found->second.first, found->second.count);
  }
  /// All special strings in byte order.
  std::vector<std::string_view> strings() const;
  /// Norms that cases set; [0] is empty and means none.
  const std::vector<std::string>& norms() const { return norms_; }
  /// Gives each piece the number that `orth_of` has for its string.
  void set_orths(const std::function<std::uint16_t(std::string_view)>& orth_of);

 private:
  struct Slice {
    std::uint32_t first;
    std::uint32_t count;
  };
  Result<std::uint16_t> norm_index(const std::string& norm);

  std::unordered_map<std::string, Slice, StringHash, std::equal_to<>> cases_;
  std::vector<Piece> pieces_;
  std::vector<std::string> norms_ = {""};
  std::unordered_map<std::string, std::uint16_t> norm_indices_;
  std::size_t longest_ = 0;  // bytes
};

}  // namespace dragoman
