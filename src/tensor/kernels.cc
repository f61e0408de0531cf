#include "tensor/kernels.h"

#include "tensor/kernel_sets.h"

namespace dragoman {
namespace {

#if defined(__x86_64__)
bool runs_avx2() { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }
bool runs_avx512() {
  return runs_avx2() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
}
#endif

}  // namespace

const Kernels* kernels_named(std::string_view name) {
  if (name == "scalar") return &scalar_kernels();
#if defined(__x86_64__)
  if (name == "avx2" && runs_avx2()) return &avx2_kernels();
  if (name == "avx512" && runs_avx512()) return &avx512_kernels();
#endif
  return nullptr;
}

const Kernels& best_kernels() {
  for (const std::string_view name : {"avx512", "avx2"}) {
    if (const Kernels* kernels = kernels_named(name)) return *kernels;
  }
  return scalar_kernels();
}

}  // namespace dragoman
