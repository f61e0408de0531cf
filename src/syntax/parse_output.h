#pragma once
// A Parse written down: for programs, for treebank tools, for people.

#include <string>
#include <string_view>

#include "syntax/parse.h"

namespace dragoman {

/// spaCy's Doc.to_json() with "doc_id" in front: one line without a line break at its end, which
/// Doc.from_json reads. Offsets count code points; "head" is a token's id. `extras`, a JSON object, goes
/// under
/// "_", which Doc.from_json makes extension attributes of; "" leaves it out.
std::string to_spacy_json(const Parse& parse, std::string_view doc_id, std::string_view extras = {});

/// CoNLL-U: a block a sentence with sent_id ("DOC-1", "DOC-2", ...) and text. Labels are the model's (CLEAR,
/// not Universal Dependencies) but for "root". MISC has NER (B- and I-) and SpaceAfter or SpacesAfter. Tokens
/// that are only white space are left out, and what hangs on one hangs on that one's head.
std::string to_conllu(const Parse& parse, std::string_view doc_id);

/// Each sentence with its tree, one word a line under its head: label, tags, lemma, morphology, name.
std::string to_text(const Parse& parse, std::string_view doc_id);

}  // namespace dragoman
