#pragma once
// What the tests of the reader share: the repository's lexicon and frozen parses by sentence.

#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "reader/frame_reader.h"
#include "support/spacy_json.h"

namespace dragoman {

inline const FrameReader& repository_reader() {
  static const auto loaded = FrameReader::load(std::string(DRAGOMAN_SOURCE_DIR) + "/lexicon");
  if (!loaded) throw std::runtime_error(loaded.error().str());
  return **loaded;
}

/// The frozen parse of `text`, null if tools/freeze_examples.py has not seen it.
inline const Parse* frozen_parse(const std::string& text) {
  static const std::vector<Parse> parses =
      parses_from_spacy_jsonl(std::string(DRAGOMAN_SOURCE_DIR) + "/tests/reader/examples.jsonl");
  for (const Parse& parse : parses) {
    if (parse.doc.text == text) return &parse;
  }
  return nullptr;
}

}  // namespace dragoman
