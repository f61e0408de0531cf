// Sentences and articles that an analyst's lists pass over.
#include "event/discards.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

#include "reader/frame_reader.h"
#include "support/scratch_folder.h"
#include "support/spacy_json.h"

namespace dragoman {
namespace {

/// How many acts are left of "Gunmen killed three policemen in Baghdad." with that list laid over our
/// lexicon.
std::size_t acts_left(const std::string& list) {
  const ScratchFolder folder;
  folder.write("mine.txt", list);
  const std::string root = DRAGOMAN_SOURCE_DIR;
  const auto reader = FrameReader::load(root + "/lexicon", folder.path());
  if (!reader) throw std::runtime_error(reader.error().str());
  for (const Parse& parse : parses_from_spacy_jsonl(root + "/tests/reader/examples.jsonl")) {
    if (parse.doc.text != "Gunmen killed three policemen in Baghdad.") continue;
    std::vector<Act> acts = (*reader)->read(parse);
    discard(acts, parse, (*reader)->lexicon());
    return acts.size();
  }
  throw std::runtime_error("no frozen parse");
}

TEST(Discards, TakeOutTheActsOfASentenceOrAnArticle) {
  const std::string sentence = "list discard.sentence pos=phrase\n  ",
                    story = "list discard.story pos=phrase\n  ";
  EXPECT_EQ(acts_left(sentence + "teapot\n"), 1U);
  EXPECT_EQ(acts_left(sentence + "baghdad\n"), 0U);
  EXPECT_EQ(acts_left(sentence + "three policeman\n"), 0U) << "words that hang together";
  EXPECT_EQ(acts_left(sentence + "three gunman\n"), 1U);
  EXPECT_EQ(acts_left(story + "policeman\n"), 0U);
  EXPECT_EQ(acts_left(story + "teapot\n"), 1U);
}

}  // namespace
}  // namespace dragoman
