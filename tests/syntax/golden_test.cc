// The pipeline against what spaCy gave for the same texts (tools/make_syntax_golden.py).

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "syntax/parse_output.h"
#include "syntax/pipeline.h"

namespace dragoman {
namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

const fs::path kModel = fs::path(DRAGOMAN_SOURCE_DIR) / "build/model/en_core_web_sm.dgm";

std::vector<fs::path> golden_files() {
  std::vector<fs::path> out;
  for (const auto& entry : fs::directory_iterator(fs::path(DRAGOMAN_SOURCE_DIR) / "tests/syntax/golden")) {
    out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// The first differences between two documents, a line each.
std::string differences(const Json& ours, const Json& theirs) {
  std::string out;
  for (const char* key : {"text", "sents", "ents"}) {
    if (ours[key] != theirs[key])
      out += std::string(key) + ": " + ours[key].dump() + " not " + theirs[key].dump() + "\n";
  }
  const Json& a = ours["tokens"];
  const Json& b = theirs["tokens"];
  if (a.size() != b.size())
    out += std::to_string(a.size()) + " tokens, not " + std::to_string(b.size()) + "\n";
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (a[i] != b[i]) out += a[i].dump() + " not " + b[i].dump() + "\n";
  }
  return out;
}

class Golden : public testing::TestWithParam<fs::path> {};

TEST_P(Golden, IsLabelForLabelWhatSpacyGives) {
  if (!fs::exists(kModel)) GTEST_SKIP() << "no model at " << kModel;
  static const auto pipeline = Pipeline::load(kModel);
  ASSERT_TRUE(pipeline) << pipeline.error().str();
  std::ifstream in(GetParam());
  const Json theirs = Json::parse(in);
  const Parse parse = (*pipeline)->run(theirs["text"].get<std::string>(), Segmentation::kWhole);
  const Json ours = Json::parse(to_spacy_json(parse, "golden"));
  EXPECT_EQ(differences(ours, theirs), "");
}

INSTANTIATE_TEST_SUITE_P(Texts, Golden, testing::ValuesIn(golden_files()),
                         [](const auto& param_info) { return param_info.param.stem().string(); });

}  // namespace
}  // namespace dragoman
