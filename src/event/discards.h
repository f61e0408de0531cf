#pragma once
// Sentences and articles that an analyst wants passed over for a word in them.

#include <vector>

#include "reader/act.h"
#include "reader/lexicon.h"
#include "syntax/parse.h"

namespace dragoman {

/// Takes out the acts of each sentence in which a phrase of the lexicon's list `discard.sentence` stands, and
/// all acts where one of `discard.story` stands anywhere. A lexicon without these lists discards nothing.
void discard(std::vector<Act>& acts, const Parse& parse, const Lexicon& lexicon);

}  // namespace dragoman
