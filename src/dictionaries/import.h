#pragma once
// Dictionaries of PETRARCH and TABARI as an analyst's folders (docs/import-dictionaries.md).

#include <filesystem>
#include <vector>

#include "dictionaries/ledger.h"
#include "dictionaries/source.h"
#include "dragoman/result.h"

namespace dragoman::dictionaries {

struct ImportOptions {
  Format format = Format::kPetrarch2;
  std::vector<std::filesystem::path> paths;  ///< files, or folders of files
  std::filesystem::path data;                ///< our lexicon/ and world/
  std::filesystem::path out;                 ///< gets world/, lexicon/ and not_carried_over.tsv
  bool beside = false;                       ///< our own frames stay and go first; else they are left out
};

/// Reads the dictionaries and writes the folders. An `out` that holds something already is kInvalid. Gives
/// the account, whose sums are right. Other errors: kIo; kFormat, kTooLarge for a file that is no text or
/// over the limits; kTooLarge for a table of more lines than one may have.
Result<Ledger> import_dictionaries(const ImportOptions& options);

}  // namespace dragoman::dictionaries
