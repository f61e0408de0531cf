#pragma once
// The examples that frames carry, run: what a frame says of itself must hold.

#include <functional>
#include <string>
#include <vector>

#include "dragoman/result.h"
#include "reader/frame_reader.h"
#include "syntax/parse.h"

namespace dragoman {

/// A parse of an example's sentence; null where there is none. Must live until the next call.
using ExampleParser = std::function<const Parse*(const std::string& text)>;

/// What came of all examples: how many were run, and one Error (frame file, line, what was found in place of
/// what the example says) for each that does not hold.
struct ExampleRun {
  std::size_t examples = 0;
  std::vector<Error> faults;
};
ExampleRun run_examples(const FrameReader& reader, const ExampleParser& parse_of);

}  // namespace dragoman
