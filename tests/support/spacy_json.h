#pragma once
// Parses frozen as the JSON that spaCy's Doc.to_json() gives, for tests of what stands on a Parse.

#include <string>
#include <string_view>
#include <vector>

#include "syntax/parse.h"

namespace dragoman {

/// The Parse that `json` (one Doc.to_json() object) describes: every column, one segment over all tokens, and
/// strings that the Parse owns. Columns that the JSON lacks are empty strings. Throws nlohmann's exceptions
/// or std::runtime_error on what is not such an object: a test's data is at fault then.
Parse parse_from_spacy_json(std::string_view json);
/// One parse for each line of the file that is not empty.
std::vector<Parse> parses_from_spacy_jsonl(const std::string& file);

}  // namespace dragoman
