// Every frame's examples, run: the act that the frame must give, and the sentences that must give it none.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <string>

#include "reader/frame_examples.h"
#include "reader/lexicon.h"
#include "reader/support.h"
#include "syntax/pipeline.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

const fs::path kSource = DRAGOMAN_SOURCE_DIR;

void run_all(const ExampleParser& parse_of) {
  const ExampleRun run = run_examples(repository_reader(), parse_of);
  for (const Error& fault : run.faults) ADD_FAILURE() << fault.str();
  EXPECT_GT(run.examples, 100u);
}

TEST(FrameExamples, EveryFrameHasOne) {
  for (const Frame& frame : repository_reader().lexicon().frames())
    EXPECT_FALSE(frame.examples.empty()) << frame.file << ":" << frame.line << ": " << frame.id;
}

TEST(FrameExamples, HoldOnFrozenParses) {
  run_all([](const std::string& text) { return frozen_parse(text); });
}

TEST(FrameExamples, HoldOnOurOwnParses) {
  const fs::path model = kSource / "build/model/en_core_web_sm.dgm";
  if (!fs::exists(model)) GTEST_SKIP() << "no model at " << model;
  const auto pipeline = Pipeline::load(model);
  ASSERT_TRUE(pipeline) << pipeline.error().str();
  Parse parse;
  run_all([&](const std::string& text) {
    parse = (*pipeline)->run(text, Segmentation::kParagraphs);
    return &parse;
  });
}

}  // namespace
}  // namespace dragoman
