#include "event/discards.h"

#include "reader/tree.h"

namespace dragoman {
namespace {

bool stands_in(const Tree& tree, TokenSpan words, const WordList& list) {
  for (std::uint32_t token = words.begin; token < words.end; ++token) {
    if (list.holds(tree, token)) return true;
  }
  return false;
}

}  // namespace

void discard(std::vector<Act>& acts, const Parse& parse, const Lexicon& lexicon) {
  const WordList* sentence = lexicon.find("discard.sentence");
  const WordList* story = lexicon.find("discard.story");
  if (acts.empty() || (sentence == nullptr && story == nullptr)) return;
  const Tree tree(parse);
  if (story != nullptr && stands_in(tree, {0, tree.size()}, *story)) {
    acts.clear();
    return;
  }
  if (sentence == nullptr) return;
  std::erase_if(acts, [&](const Act& act) { return stands_in(tree, act.sentence, *sentence); });
}

}  // namespace dragoman
