#pragma once
// Python `re` patterns rewritten for PCRE2, so that both match the same.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/result.h"

namespace dragoman {

/// Where a match that must reach the subject's end can begin at the earliest. A search may then start near
/// the end, instead of trying every place of a long subject in turn.
struct TailBound {
  std::uint32_t width = 0;     ///< matches of bounded width take at most so many code points
  std::u32string run_chars{};  ///< unbounded ones lie inside a run of these characters at the end
};

struct TranslatedRegex {
  std::string pattern;            ///< for PCRE2 with UTF on
  std::optional<TailBound> tail;  ///< where every alternative ends with `$`
};

/// Rewrites the Python pattern `source`. Classes become explicit ranges, so `\w`, `\d` and `\s` mean what
/// Python 3.11 means whatever Unicode version PCRE2 was built with. kFormat where the pattern is broken,
/// kUnsupported for constructs that no tokenizer rules use (ASCII or locale mode, named characters, octal
/// escapes).
Result<TranslatedRegex> translate_python_regex(std::string_view source);

}  // namespace dragoman
