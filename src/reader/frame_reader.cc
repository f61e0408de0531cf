#include "reader/frame_reader.h"

#include <utility>

#include "reader/lexicon.h"
#include "reader/matcher.h"
#include "reader/tree.h"

namespace dragoman {
namespace {

std::vector<Draft> read_sentence(const Tree& tree, const Lexicon& lexicon, Matcher& matcher,
                                 TokenSpan sentence, std::vector<FrameTrial>* log) {
  std::vector<Draft> drafts = settle(tree, matcher.drafts(sentence), log);
  for (Draft& draft : drafts) write_parties(tree, lexicon.grammar(), draft);
  return drafts;
}

}  // namespace

Result<std::shared_ptr<const FrameReader>> FrameReader::load(const std::filesystem::path& lexicon_folder,
                                                             const std::filesystem::path& own) {
  auto lexicon = Lexicon::load(lexicon_folder, own);
  if (!lexicon) return tl::unexpected(lexicon.error());
  std::shared_ptr<FrameReader> reader(new FrameReader);
  reader->lexicon_ = std::move(*lexicon);
  return reader;
}

FrameReader::~FrameReader() = default;

const std::string& FrameReader::hash() const { return lexicon_->hash(); }

std::vector<Act> FrameReader::read(const Parse& parse) const {
  const Tree tree(parse);
  Matcher matcher(tree, *lexicon_, nullptr);
  std::vector<Act> acts;
  for (const TokenSpan sentence : parse.sentences) {
    for (Draft& draft : read_sentence(tree, *lexicon_, matcher, sentence, nullptr))
      acts.push_back(std::move(draft.act));
  }
  return acts;
}

std::vector<FrameTrial> FrameReader::trials(const Parse& parse, std::uint32_t sentence) const {
  const Tree tree(parse);
  std::vector<FrameTrial> log;
  Matcher matcher(tree, *lexicon_, &log);
  read_sentence(tree, *lexicon_, matcher, parse.sentences[sentence], &log);
  return log;
}

}  // namespace dragoman
