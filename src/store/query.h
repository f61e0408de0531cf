#pragma once
// The query language: source:RUS target:PSE type:CONSULT status:future since:2023-11-01 text:"ceasefire".
// docs/query.md tells it to users.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/result.h"

namespace dragoman {

enum class Field : std::uint8_t {
  kSource,      ///< code or name of an actor who does it
  kTarget,      ///< code or name of an actor it is done to
  kActor,       ///< either
  kType,        ///< PLOVER type
  kMode,        ///< PLOVER mode
  kStatus,      ///< actual, future, hypothetical, negated
  kQuad,        ///< 1..4, or verbal-cooperation ... material-conflict
  kSince,       ///< first day
  kUntil,       ///< last day
  kOn,          ///< a day, month (2023-11) or year (2023)
  kPlace,       ///< name of the place
  kCountry,     ///< ISO 3166-1 alpha-3 of the place
  kBox,         ///< south,west,north,east in degrees
  kSaidBy,      ///< words of a voice
  kPublisher,   ///< outlet
  kAgency,      ///< news agency
  kText,        ///< words of the report
  kConfidence,  ///< least confidence
  kDataset,     ///< dragoman (ours, default), gdelt, ucdp, ..., any
  kDoc,         ///< doc_id
  kStory,       ///< story id
};

struct Term {
  Field field = Field::kText;
  bool negated = false;
  std::vector<std::string> values;  ///< any of them
};

struct Query {
  std::vector<Term> terms;  ///< all of them
};

/// What the values of `quad` are called, 1 to 4.
inline constexpr std::array<std::string_view, 4> kQuadNames = {"verbal-cooperation", "material-cooperation",
                                                               "verbal-conflict", "material-conflict"};

/// The field of that name.
std::optional<Field> query_field(std::string_view name);

/// Terms apart by blanks: `field:value`, `field:a,b` (either), `field:"several words"`, `!field:value` or
/// `-field:value` (not), bare words (text). kInvalid names the term that is wrong, and the nearest that is
/// right.
Result<Query> parse_query(std::string_view text);

/// One line a field: its name, what it takes, an example. For help and docs.
struct FieldHelp {
  std::string_view name, takes, example;
};
const std::vector<FieldHelp>& query_fields();

/// First and last day of "2023-11-20", "2023-11" or "2023", as days since 1970-01-01.
struct DayRange {
  std::int64_t first, last;
};
Result<DayRange> day_range(std::string_view text);

}  // namespace dragoman
