#pragma once
// The csv export with a type for each column, as Parquet.

#include <cstdint>
#include <istream>
#include <string>

#include "dragoman/result.h"

namespace dragoman {

/// Reads a csv export and writes it to `file`: numbers and days typed, empty cells null, the '\''
/// that guards a spreadsheet taken off. Gives the number of rows. kFormat where the header is another or a
/// cell is not of its column's type, with its line; kIo where `file` cannot be written.
Result<std::uint64_t> csv_to_parquet(std::istream& in, const std::string& file);

}  // namespace dragoman
