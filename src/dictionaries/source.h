#pragma once
// A dictionary's text as lines, without comments.

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "dictionaries/ledger.h"
#include "dragoman/result.h"

namespace dragoman::dictionaries {

/// Whose dictionaries: they share their ancestry and differ in what a pattern means.
enum class Format : std::uint8_t { kPetrarch1, kPetrarch2, kTabari };

/// What a file holds.
enum class Content : std::uint8_t { kVerbs, kActors, kAgents, kIssues, kDiscards, kPrepositions, kUnknown };

inline constexpr std::size_t kLargestFile = 256U << 20U;  ///< bytes
inline constexpr std::uint32_t kMostLines = 2'000'000;
inline constexpr std::size_t kLongestLine = 20'000;  ///< bytes

struct SourceLine {
  std::string text;          ///< trimmed, never empty
  std::uint32_t number = 0;  ///< 1-based
};

struct Source {
  std::string file;  ///< as messages name it
  std::vector<SourceLine> lines;
};

/// Reads `path`; comments (`#`, `;`, `<!-- -->`) and empty lines are passed over. A line that is too long or
/// no UTF-8 is refused in the ledger. Errors: kIo; kFormat for a file with NUL bytes or a comment without
/// end, kTooLarge for one over the limits; each with file and line.
Result<Source> read_source(const std::filesystem::path& path, Ledger& ledger);

/// Tells by name, then by what stands in it.
Content content_of(const Source& source);

}  // namespace dragoman::dictionaries
