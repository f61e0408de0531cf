#include "read_oracle.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return dragoman::check_reading(dragoman::InputFormat::kCsv, data, size);
}
