#pragma once
// Where the program's data are.

#include <filesystem>

#include "cli/io.h"
#include "cli/settings.h"
#include "dragoman/coder.h"
#include "dragoman/result.h"

namespace dragoman::cli {

/// --data, else $DRAGOMAN_DATA, else share/dragoman beside the program or beside its folder, else
/// /usr/share/dragoman. kIo that names what was looked for where there is none.
Result<std::filesystem::path> find_data(const Settings& settings, const Io& io);
/// --model, else the data folder's; kIo that says how to get one where there is none.
Result<std::filesystem::path> find_model(const Settings& settings, const Io& io);
/// Both of them, and the kernels.
Result<CoderOptions> coder_options(const Settings& settings, const Io& io);

}  // namespace dragoman::cli
