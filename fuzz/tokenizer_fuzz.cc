#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "../tests/text/small_rules.h"
#include "tensor/weight_file.h"
#include "tokenizer_oracle.h"

namespace {

/// The small rules and, where the language package has been built, its own.
const std::vector<dragoman::Tokenizer>& tokenizers() {
  static const auto* const all = [] {
    auto* out = new std::vector<dragoman::Tokenizer>;
    out->emplace_back(dragoman::small_rules());
    const auto file = dragoman::WeightFile::open(DRAGOMAN_SOURCE_DIR "/build/model/en_core_web_sm.dgm");
    if (file) out->push_back(dragoman::Tokenizer::load(*file).value());
    return out;
  }();
  return *all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  for (const dragoman::Tokenizer& tokenizer : tokenizers()) {
    const std::string fault =
        dragoman::tokenizer_fault(tokenizer, {reinterpret_cast<const char*>(data), size});
    if (fault.empty()) continue;
    std::fprintf(stderr, "tokenizer: %s\n", fault.c_str());
    std::abort();
  }
  return 0;
}
