#pragma once
// A spaCy pipeline's folder with tiny random networks, for tests that must not need a real package.

#include <filesystem>

namespace dragoman {

/// Writes config.cfg, meta.json, tokenizer, vocab, tok2vec, tagger, parser, attribute_ruler, lemmatizer and
/// ner below `folder`, which is emptied first. Width 4, one encoder layer, tags NN, VB and _SP; the ruler
/// gives POS, the lemmatizer knows a few nouns and verbs. Throws std::filesystem::filesystem_error.
void write_tiny_pipeline(const std::filesystem::path& folder);

/// A new folder below the system's temporary one, removed with its content at the end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace dragoman
