#pragma once
// What the tests of imports share: a folder of dictionaries, what became of them, and what they code.

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/tsv.h"
#include "dictionaries/import.h"
#include "reader/frame_reader.h"
#include "support/scratch_folder.h"
#include "support/spacy_json.h"
#include "world/world.h"

namespace dragoman::dictionaries {

/// The frozen parse of a sentence of tests/reader/examples.jsonl.
inline const Parse& frozen(const std::string& text) {
  static const std::vector<Parse> parses =
      parses_from_spacy_jsonl(std::string(DRAGOMAN_SOURCE_DIR) + "/tests/reader/examples.jsonl");
  const auto found =
      std::find_if(parses.begin(), parses.end(), [&](const Parse& parse) { return parse.doc.text == text; });
  if (found == parses.end()) throw std::runtime_error("no frozen parse of: " + text);
  return *found;
}

class ImportTest : public testing::Test {
 protected:
  /// Writes a dictionary and takes it into the import.
  void dictionary(const std::string& name, const std::string& text) {
    options_.paths.emplace_back(folder_.write(name, text));
  }
  Result<Ledger> import(Format format) {
    options_.format = format;
    options_.data = DRAGOMAN_SOURCE_DIR;
    options_.out = out();
    return import_dictionaries(options_);
  }
  std::filesystem::path out() const { return folder_.path() / "out"; }
  std::string text(const std::string& file) const { return read_file(out() / file).value_or(""); }
  std::string not_carried() const { return text("not_carried_over.tsv"); }

  /// "TYPE (mode) CAMEO status: source -> target" of each act that the imported frames find.
  std::string coded(const std::string& sentence) const {
    const auto reader = FrameReader::load(std::string(DRAGOMAN_SOURCE_DIR) + "/lexicon", out() / "lexicon");
    if (!reader) return reader.error().str();
    const Parse& parse = frozen(sentence);
    const auto words = [&](const std::vector<TokenSpan>& spans) {
      std::string all;
      for (const TokenSpan span : spans) all.append(all.empty() ? "" : "; ").append(parse.doc.str(span));
      return all;
    };
    std::string found;
    for (const Act& act : (*reader)->read(parse)) {
      found += (found.empty() ? "" : ", ") + std::string(name(act.type)) +
               (act.mode.empty() ? "" : " (" + act.mode + ")") + " " + act.cameo + " " +
               std::string(name(act.status)) + ": " + words(act.source) + " -> " + words(act.target);
    }
    return found.empty() ? "no act" : found;
  }
  /// Code and sector of a name on a day, "none" if nobody has it.
  std::string actor(const std::string& name, Date on) const {
    const auto world = World::load(std::string(DRAGOMAN_SOURCE_DIR) + "/world", out() / "world");
    if (!world) return world.error().str();
    const auto found = (*world)->find(name, on);
    return found.empty() ? "none" : found.front()->code + " " + found.front()->sector;
  }

  ScratchFolder folder_;
  ImportOptions options_;
};

}  // namespace dragoman::dictionaries
