#pragma once
// Compiled patterns of the token rules, on PCRE2 with its just-in-time compiler.

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>

#include "dragoman/result.h"
#include "text/python_regex.h"

namespace dragoman {

/// Half-open range of bytes of a subject.
struct ByteRange {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t size() const { return end - begin; }
};

/// What one thread needs to match: reused from call to call, never shared between threads at a time.
class RegexScratch {
 public:
  RegexScratch();
  ~RegexScratch();
  RegexScratch(const RegexScratch&) = delete;
  RegexScratch& operator=(const RegexScratch&) = delete;

 private:
  friend class Regex;
  struct State;
  std::unique_ptr<State> state_;
};

/// Immutable; may be used from many threads at a time.
class Regex {
 public:
  /// Compiles a pattern written for Python's `re`. Errors: see translate_python_regex.
  static Result<Regex> compile(std::string_view python_source);
  Regex(Regex&&) noexcept;
  Regex& operator=(Regex&&) noexcept;
  ~Regex();

  /// The leftmost match in `subject` (valid UTF-8), as `re.search` finds it. A match that costs more than a
  /// fixed amount of backtracking counts as none, so that no text can hang the program.
  std::optional<ByteRange> search(std::string_view subject, RegexScratch& scratch) const;
  /// The leftmost match that begins at or behind the byte `from`, not empty at `from` itself where
  /// `must_advance`.
  std::optional<ByteRange> search_from(std::string_view subject, std::size_t from, bool must_advance,
                                       RegexScratch& scratch) const;

 private:
  struct Code;
  explicit Regex(std::unique_ptr<Code> code);
  std::unique_ptr<Code> code_;
};

}  // namespace dragoman
