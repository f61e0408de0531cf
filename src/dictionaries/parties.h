#pragma once
// Where the parties of a pattern's act stand, as a frame's source and target.

#include <string>
#include <vector>

#include "dictionaries/pattern.h"

namespace dragoman::dictionaries {

struct Parties {
  std::string source, target;
  /// The target stands before the verb: it is the subject, which a passive makes the object.
  bool target_leads = false;
};

/// Where a pattern does not say: the subject does it to the actor that is object, or follows a preposition.
std::string usual_target();
Parties parties_of(const VerbPattern& pattern);

}  // namespace dragoman::dictionaries
