// Sector words: the longest phrase of the table that ends at a head, and titles before a name.

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "refer/state.h"

namespace dragoman {
namespace {

constexpr std::array<std::string_view, 20> kFormer = {
    "former", "ex",           "late",    "ousted",   "deposed", "retired",   "exiled",
    "slain",  "assassinated", "toppled", "fallen",   "onetime", "disgraced", "then",
    "jailed", "overthrown",   "outgone", "murdered", "dead",    "one-time"};
constexpr std::array<std::string_view, 14> kHonorifics = {
    "Mr.", "Mrs.", "Ms.", "Mr", "Mrs", "Ms", "Miss", "Dr.", "Dr", "Sir", "Lord", "Lady", "Madame", "Messrs."};

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

std::string Discourse::State::lower_text(std::uint32_t token) const { return lower(parse.doc.str(token)); }

SectorHit Discourse::State::find_sector(std::uint32_t token) const {
  std::string head = lower(parse.lemma[token].empty() ? parse.doc.str(token) : parse.lemma[token]);
  // Proper nouns keep their plural in the lemma.
  if (parse.tag[token] == "NNPS" && head.size() > 3 && head.ends_with('s')) head.pop_back();
  std::optional<World::Reach> reach = world.sector_reach(head);
  if (!reach) {
    head = lower_text(token);
    reach = world.sector_reach(head);
    if (!reach) return {};
  }
  const TokenSpan sentence = parse.sentences[parse.sentence_of[token]];
  const auto slice = [&](std::uint32_t begin, std::uint32_t end) {
    return lower(std::string_view(parse.doc.text).substr(begin, end - begin));
  };
  const auto& tokens = parse.doc.tokens;
  std::uint32_t right = 0;
  if (token + 2 < sentence.end && parse.doc.str(token + 1) == "of")
    right = std::min(reach->right, sentence.end - token - 1);
  for (++right; right-- > 0;) {
    if (right == 1) continue;  // a bare "of" ends no phrase
    const std::string tail = right == 0 ? "" : slice(tokens[token].byte_end, tokens[token + right].byte_end);
    for (std::uint32_t left = std::min(reach->left, token - sentence.begin) + 1; left-- > 0;) {
      // "European Union official" is no union's official.
      const Name* split = left == 0 ? nullptr : names.at(token - left);
      if (split != nullptr && split->span.begin < token - left) continue;
      std::string key = left == 0 ? "" : slice(tokens[token - left].byte_begin, tokens[token].byte_begin);
      key.append(head).append(tail);
      if (const SectorWord* word = world.sector(key)) return {word, {token - left, token + right + 1}};
    }
  }
  return {};
}

SectorHit Discourse::State::title_before(Np np) const {
  for (std::uint32_t t = np.head; t-- > np.left;) {
    if (parse.pos[t] == "PUNCT" || parse.pos[t] == "VERB") break;
    if (const SectorHit hit = sector_at(t); hit && hit.word->person && hit.span.end <= np.head) return hit;
  }
  return {};
}

std::string_view Discourse::State::modifier_sector(Np np, std::uint32_t until) const {
  for (std::uint32_t t = until; t-- > np.left;) {
    if (parse.pos[t] == "VERB" || parse.pos[t] == "ADP") break;
    if (const Name* name = names.at(t)) {
      if (name->affix == Affix::kNone || name->affix == Affix::kBased) {
        const std::string_view sector = pick(*name).sector;
        if (!sector.empty() && sector != "GOV" && sector != "CVL") return sector;
      }
      continue;
    }
    const std::string_view dep = parse.dep[t];
    if (dep != "amod" && dep != "compound" && dep != "nmod" && dep != "poss" && dep != "conj") continue;
    const SectorHit hit = sector_at(t);
    if (hit && hit.word->sector != "GOV" && hit.word->sector != "UNK") return hit.word->sector;
  }
  return {};
}

bool Discourse::State::is_former(Np np, std::uint32_t until) const {
  for (std::uint32_t t = until; t-- > np.left;) {
    if (parse.pos[t] == "VERB" && parse.dep[t] != "amod") break;
    if (is_one_of(lower_text(t), kFormer)) return true;
  }
  return false;
}

std::string_view Discourse::State::honorific(std::uint32_t head) const {
  for (std::uint32_t t = head; t-- > 0 && head - t < 4;) {
    if (is_one_of(parse.doc.str(t), kHonorifics)) return parse.doc.str(t);
    if (parse.pos[t] != "PROPN") break;
  }
  return {};
}

bool Discourse::State::is_known_name(std::uint32_t head) const {
  const std::string_view word = parse.doc.str(head);
  return word.front() >= 'A' && word.front() <= 'Z' && by_last_name.contains(word);
}

bool Discourse::State::is_person_name(std::uint32_t head) const {
  if (parse.pos[head] != "PROPN") return false;
  const Entity* entity = entity_at[head];
  if (entity != nullptr && entity->label == "PERSON") return true;
  if (!honorific(head).empty()) return true;
  if (entity != nullptr && (entity->label == "GPE" || entity->label == "FAC" || entity->label == "LOC" ||
                            entity->label == "DATE" || entity->label == "EVENT"))
    return false;
  return static_cast<bool>(title_before(np(head))) && !sector_at(head);
}

}  // namespace dragoman
