#pragma once
// Sets of code points as sorted ranges: what a regular expression's character class holds.

#include <string>
#include <vector>

#include "base/unicode_table.h"

namespace dragoman {

class CodePointSet {
 public:
  void add(char32_t first, char32_t last);
  void add(const CodePointSet& other);
  /// All code points that carry `bit`; those that do not where `negated`.
  static CodePointSet with(CharBit bit, bool negated);

  /// The class as PCRE2 text, "[\x{30}-\x{39}]". Surrogates are left out: no UTF-8 holds them.
  std::string pattern(bool negated) const;
  /// Appends the members to `out` and returns true, or returns false where there are more than `limit`.
  bool list(std::u32string& out, std::size_t limit) const;

 private:
  struct Range {
    char32_t first;
    char32_t last;
  };
  std::vector<Range> merged() const;
  std::vector<Range> ranges_;
};

}  // namespace dragoman
