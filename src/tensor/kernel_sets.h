#pragma once
// The sets compiled into this program; each may be used only where the processor runs it.

#include "tensor/kernel_table.h"

namespace dragoman {

const Kernels& scalar_kernels();
#if defined(__x86_64__)
const Kernels& avx2_kernels();
const Kernels& avx512_kernels();
#endif

}  // namespace dragoman
