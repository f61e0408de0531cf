#pragma once
// Kernels chosen at run time: one table of functions an instruction set. Knows nothing of language.

#include <string_view>

namespace dragoman {

struct Kernels;  // kernel_table.h

/// The fastest set that this processor runs; DRAGOMAN_KERNELS is not read here: the edge passes a choice on.
const Kernels& best_kernels();
/// "scalar", "avx2" or "avx512"; null if unknown or not runnable on this processor.
const Kernels* kernels_named(std::string_view name);

}  // namespace dragoman
