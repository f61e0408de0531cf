#pragma once
// The tables of the store and their versions. docs/schema.md says what each column means.

#include "store/database.h"

namespace dragoman {

inline constexpr int kSchemaVersion = 1;

/// Sets the connection up; a new file gets the tables, an older one is brought to this version, a newer one
/// or another program's is refused.
void prepare_schema(Database& database, Database::Mode mode);

}  // namespace dragoman
