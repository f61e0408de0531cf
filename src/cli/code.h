#pragma once
// `dragoman code` with a coder of the caller's.

#include <functional>
#include <memory>

#include "cli/console.h"
#include "cli/io.h"
#include "cli/settings.h"
#include "dragoman/coder.h"
#include "dragoman/result.h"

namespace dragoman::cli {

using CoderMaker = std::function<Result<std::shared_ptr<const Coder>>()>;

/// Codes the files of `settings`; gives the exit code. The coder is made once the options are seen to be
/// good.
Result<int> code_with(const CoderMaker& make, const Settings& settings, const Io& io, Console& console);

}  // namespace dragoman::cli
