#pragma once
// Turns the folder of a spaCy v3 CNN pipeline into the one flat file that Pipeline::load maps.

#include <filesystem>

#include "dragoman/result.h"

namespace dragoman {

/// Reads `folder` (config.cfg, meta.json, tokenizer, vocab, tok2vec, tagger, parser, ner, attribute_ruler,
/// lemmatizer) and writes `out`. Errors name the file and what is wrong with it: kIo for what cannot be read,
/// kFormat for what is damaged, kUnsupported for a pipeline of another architecture.
Result<void> build_model(const std::filesystem::path& folder, const std::filesystem::path& out);

}  // namespace dragoman
