#pragma once
// What a query may say, for those who write one.

#include <filesystem>
#include <string>

#include "dragoman/result.h"

namespace dragoman::serve {

/// The answer of /fields; `ontology` holds types.tsv and modes.tsv.
Result<std::string> fields_json(const std::filesystem::path& ontology);

}  // namespace dragoman::serve
