#pragma once
// The account of an import: how much of each kind was read, what became of it, and why the rest was left.

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/result.h"

namespace dragoman::dictionaries {

/// What is counted. A file or a line that cannot be read is counted as such and holds nothing else.
enum class Kind : std::uint8_t {
  kFile,
  kLine,
  kActorName,
  kActorCode,
  kAgent,
  kAgentSet,
  kCodePart,
  kVerb,
  kPattern,
  kReverseCode,
  kSynonymSet,
  kSynonym,
  kTransformation,
  kIssue,
  kDiscard,
  kPreposition,
};
inline constexpr std::array<std::string_view, 16> kKindNames = {
    "file",           "line",  "actor name", "actor code",   "agent",       "agent set",
    "code part",      "verb",  "pattern",    "reverse code", "synonym set", "synonym",
    "transformation", "issue", "discard",    "preposition"};

struct Count {
  std::uint64_t read = 0;
  std::uint64_t carried = 0;
  std::uint64_t left = 0;
};

/// One entry that was not carried over.
struct Leftover {
  std::string file;
  std::uint32_t line = 0;  ///< 1-based; 0 for a whole file
  Kind kind = Kind::kLine;
  std::string entry;
  std::string reason;
};

class Ledger {
 public:
  void read(Kind kind, std::uint64_t number = 1) { at(kind).read += number; }
  void carried(Kind kind, std::uint64_t number = 1) { at(kind).carried += number; }
  /// Counts and lists one entry that is not carried over.
  void left(Kind kind, std::string_view file, std::uint32_t line, std::string_view entry,
            std::string_view reason);
  /// The same for what was not even read as an entry: counts it as read, too.
  void refused(Kind kind, std::string_view file, std::uint32_t line, std::string_view entry,
               std::string_view reason);

  const Count& count(Kind kind) const { return counts_.at(static_cast<std::size_t>(kind)); }
  const std::vector<Leftover>& leftovers() const { return leftovers_; }
  /// The first kind of which more or less was read than carried and left; "" if the account is right.
  std::string_view wrong_sum() const;
  /// A table: kind, read, carried over, not carried over.
  std::string summary() const;
  /// The leftovers as a table `file line kind entry reason`, by file and line.
  std::string table() const;

 private:
  Count& at(Kind kind) { return counts_.at(static_cast<std::size_t>(kind)); }

  std::array<Count, kKindNames.size()> counts_{};
  std::vector<Leftover> leftovers_;
};

}  // namespace dragoman::dictionaries
