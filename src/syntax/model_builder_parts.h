#pragma once
// The parts of the model builder: each reads files of the pipeline's folder and adds sections to the writer.

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "dragoman/result.h"
#include "syntax/model_builder_config.h"
#include "tensor/weight_file.h"

namespace dragoman {

struct ModelBuild {
  std::filesystem::path folder;
  PipelineConfig config;
  WeightFileWriter writer{};
  nlohmann::json description{};  ///< becomes section "config"
};

/// Adds the networks of tok2vec, tagger, parser and ner, and describes their extents and labels.
Result<void> add_networks(ModelBuild& build, const std::vector<PipelineComponent>& components);
/// Adds "tokenizer/..." and "vocab/...".
Result<void> add_tokenizer(ModelBuild& build);
/// Adds "ruler/patterns" from the folder of component `name`.
Result<void> add_ruler(ModelBuild& build, const std::string& name);
/// Adds "lemmatizer/..." from the folder of component `name`.
Result<void> add_lemmatizer(ModelBuild& build, const std::string& name);

}  // namespace dragoman
