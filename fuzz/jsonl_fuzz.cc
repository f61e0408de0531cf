#include <cstddef>
#include <cstdint>
#include <cstdio>

#include "jsonl_oracle.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string fault = dragoman::jsonl_fault({reinterpret_cast<const char*>(data), size});
  if (!fault.empty()) {
    std::fprintf(stderr, "jsonl: %s\n", fault.c_str());
    std::abort();
  }
  return 0;
}
