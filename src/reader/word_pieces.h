#pragma once
// Words cut into the encoder's pieces: lower case, accents off, punctuation apart, longest match first
// (BERT's uncased word pieces).

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dragoman/result.h"
#include "tensor/weight_file.h"

namespace dragoman {

/// Immutable; views into the weight file, which must outlive it.
class WordPieces {
 public:
  /// Reads the sections `vocabulary`, `fold` and `punctuation`. Errors name file and section.
  static Result<WordPieces> load(const WeightFile& file);

  /// Appends the pieces of one token (valid UTF-8) to `out`; a token of blanks has none. At most `most`.
  void cut(std::string_view word, std::size_t most, std::vector<std::uint32_t>& out) const;

  std::uint32_t start() const { return start_; }  ///< [CLS]
  std::uint32_t end() const { return end_; }      ///< [SEP]
  std::size_t size() const { return size_; }

 private:
  using Ids = std::unordered_map<std::string_view, std::uint32_t>;

  /// Appends the pieces of a run without punctuation, none if `out` has `limit` already.
  void add_part(std::string_view part, std::size_t limit, std::vector<std::uint32_t>& out) const;
  bool is_punctuation(char32_t cp) const;

  Ids whole_;                                          ///< pieces that begin a word
  Ids inner_;                                          ///< pieces that go on ("##ing"), without the marks
  std::unordered_map<char32_t, std::u32string> fold_;  ///< beyond ASCII: lower case without accents
  std::vector<std::uint32_t> punctuation_;             ///< beyond ASCII, ascending
  std::uint32_t start_ = 0, end_ = 0, unknown_ = 0;
  std::size_t size_ = 0;
};

}  // namespace dragoman
