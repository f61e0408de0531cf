#pragma once
// A pattern of words around a verb, as the dictionaries write it.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dictionaries/source.h"
#include "dictionaries/synonyms.h"
#include "dragoman/result.h"

namespace dragoman::dictionaries {

/// One thing that stands on one side of the verb.
struct PatternItem {
  enum class Kind : std::uint8_t {
    kWords,   ///< some of `phrases` stands there
    kSource,  ///< '$': who does it
    kTarget,  ///< '+': to whom
    kBoth,    ///< '%': several who do it to each other
    kSkip,    ///< '^': an actor of no part in it
  };
  Kind kind = Kind::kWords;
  std::vector<std::string> phrases;  ///< lower-case words with blanks; one ending in '*' is a stem
  std::string preposition;           ///< of a party: "by" of "BY $"; empty if none
  bool apart = false;                ///< its words need not hang together
  bool joined = false;               ///< follows the verb without a word between
};

struct VerbPattern {
  std::vector<PatternItem> before, behind;
  std::string code;  ///< what stands in [ ]
  std::string text;  ///< the line
  std::uint32_t line = 0;
};

/// Parses what stands behind the '-' of a pattern's line. kInvalid with a reason: no verb's place '*', a
/// bracket that is not closed, an unknown set.
Result<VerbPattern> parse_pattern(const SourceLine& line, Format format, const Synonyms& synonyms);

bool is_preposition(std::string_view word);

}  // namespace dragoman::dictionaries
