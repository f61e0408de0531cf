#pragma once
// Parquet out of the csv export, by the program dragoman-parquet: Arrow is not linked into this one.

#include <string>

#include "cli/io.h"
#include "dragoman/result.h"

namespace dragoman::cli {

/// Turns the csv export `csv` into the Parquet file `file`, which appears only when it is whole. kUnsupported
/// where dragoman-parquet stands neither beside the program nor on the PATH; kIo with what it said.
Result<void> csv_file_to_parquet(const std::string& csv, const std::string& file, const Io& io);

}  // namespace dragoman::cli
