#pragma once
// Verbs' dictionaries: blocks of verbs with a code and the patterns that give them another.

#include <cstdint>
#include <string>
#include <vector>

#include "dictionaries/ledger.h"
#include "dictionaries/pattern.h"
#include "dictionaries/source.h"
#include "dictionaries/synonyms.h"

namespace dragoman::dictionaries {

struct DictionaryVerb {
  std::vector<std::string>
      lemmas;        ///< "ask for", the verb first; of a stem ("accus") what it may be the stem of
  std::string code;  ///< its own, else the block's
  std::string text;
  std::uint32_t line = 0;
};

struct VerbBlock {
  std::vector<DictionaryVerb> verbs;
  std::vector<VerbPattern> patterns;
};

/// "~ a (a b ATTACK) SAY = a b 015": what one verb makes of the event that another tells.
struct Transformation {
  std::string outer_source;                ///< of SAY
  std::string inner_source, inner_target;  ///< of ATTACK
  std::string inner, outer;                ///< "attack", "say"
  std::string source, target, code;
  std::string text;
  std::uint32_t line = 0;
};

struct VerbDictionary {
  std::string file;
  std::vector<VerbBlock> blocks;
  std::vector<Transformation> transformations;
};

/// Reads a dictionary of verbs. Counts verbs, patterns, sets and transformations as read; lists those that
/// cannot be read, verbs that stood in an earlier block, patterns that stand twice.
VerbDictionary parse_verbs(const Source& source, Format format, Ledger& ledger);

}  // namespace dragoman::dictionaries
