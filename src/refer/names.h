#pragma once
// Where names of the tables stand in an article.

#include <cstdint>
#include <vector>

#include "base/span.h"
#include "syntax/parse.h"
#include "world/world.h"

namespace dragoman {

/// How a name takes part in a compound: the group that is "U.S.-led" is not the United States.
enum class Affix : std::uint8_t {
  kNone,
  kLed,      ///< "U.S.-led", "Russian-backed": another's tool, several states
  kFor,      ///< "pro-Palestinian"
  kAgainst,  ///< "anti-American"
  kBased,    ///< "London-based", "Hamas-run"
};

/// A name with the lines it may stand for on the article's day.
struct Name {
  TokenSpan span;
  std::vector<const WorldEntry*> entries;  ///< never empty
  Affix affix = Affix::kNone;
};

/// All names of an article, longest first, not overlapping.
class Names {
 public:
  Names(const Parse& parse, const World& world, std::optional<Date> on);

  const std::vector<Name>& all() const { return names_; }
  /// The name that covers `token`, null if none.
  const Name* at(std::uint32_t token) const { return at_[token] < 0 ? nullptr : &names_[at_[token]]; }
  /// Index of the first name that begins at or behind `token`.
  std::size_t first_from(std::uint32_t token) const;

 private:
  void add(TokenSpan span, std::vector<const WorldEntry*> entries, Affix affix);

  std::vector<Name> names_;
  std::vector<std::int32_t> at_;
};

}  // namespace dragoman
