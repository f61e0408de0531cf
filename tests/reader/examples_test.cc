// Every frame's examples, run: the act that the frame must give, and the sentences that must give it none.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <string>

#include "reader/lexicon.h"
#include "reader/support.h"
#include "syntax/pipeline.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

const fs::path kSource = DRAGOMAN_SOURCE_DIR;

std::string joined(const Parse& parse, const std::vector<TokenSpan>& spans) {
  std::string out;
  for (const TokenSpan span : spans) out += (out.empty() ? "" : "; ") + std::string(parse.doc.str(span));
  return out;
}

std::string joined(const std::vector<std::string>& phrases) {
  std::string out;
  for (const std::string& phrase : phrases) out += (out.empty() ? "" : "; ") + phrase;
  return out;
}

std::string described(const Parse& parse, const std::vector<Act>& acts) {
  std::string out;
  for (const Act& act : acts) {
    out += "\n  " + act.rule + " " + std::string(name(act.status)) + " " +
           std::string(parse.doc.str(act.trigger)) + " (" + act.mode + "): " + joined(parse, act.source) +
           " -> " + joined(parse, act.target);
  }
  return out.empty() ? "\n  no act" : out;
}

void check(const Frame& frame, const FrameExample& example, const Parse& parse) {
  SCOPED_TRACE(frame.file + ":" + std::to_string(example.line) + ": " + example.text);
  const std::vector<Act> acts = repository_reader().read(parse);
  const auto act =
      std::find_if(acts.begin(), acts.end(), [&](const Act& a) { return a.rule == "frames/" + frame.id; });
  if (!example.event || !frame.type) {
    EXPECT_TRUE(act == acts.end()) << "this frame must give no act here:" << described(parse, acts);
    if (!frame.type) {
      EXPECT_TRUE(acts.empty()) << described(parse, acts);
    }
    return;
  }
  ASSERT_TRUE(act != acts.end()) << "the frame gave no act:" << described(parse, acts);
  EXPECT_EQ(name(act->status), name(example.status)) << described(parse, acts);
  EXPECT_EQ(parse.doc.str(act->trigger), example.trigger) << described(parse, acts);
  if (!example.mode.empty()) {
    EXPECT_EQ(act->mode, example.mode) << described(parse, acts);
  }
  if (!example.told_parties) return;
  EXPECT_EQ(joined(parse, act->source), joined(example.source)) << described(parse, acts);
  EXPECT_EQ(joined(parse, act->target), joined(example.target)) << described(parse, acts);
}

using Parser = std::function<const Parse*(const std::string& text)>;

void run_all(const Parser& parse_of) {
  std::size_t count = 0;
  for (const Frame& frame : repository_reader().lexicon().frames()) {
    for (const FrameExample& example : frame.examples) {
      const Parse* parse = parse_of(example.text);
      if (parse == nullptr) {
        ADD_FAILURE() << frame.file << ":" << example.line << ": no parse; run tools/freeze_examples.py";
        continue;
      }
      check(frame, example, *parse);
      ++count;
    }
  }
  EXPECT_GT(count, 100u);
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
