// The way from the phrase up to the word that it shares with the act, and from the act up to the same word:
// each step has a price, and some end the kinship.

#include "when/attach.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "when/tense.h"

namespace dragoman {
namespace {

constexpr int kDirect = 100;
constexpr int kNo = 1000;  // dearer than any kinship is worth

template <std::size_t N>
bool among(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// Prepositions that set one act beside another: "arrested on Friday after the attack".
constexpr std::array<std::string_view, 14> kApart = {"after",   "before", "since", "follow",  "following",
                                                     "despite", "over",   "about", "because", "against",
                                                     "ahead",   "amid",   "from",  "until"};

/// `token` and its ancestors, lowest first.
std::vector<std::uint32_t> path_up(const Parse& parse, std::uint32_t token) {
  std::vector<std::uint32_t> path{token};
  while (!parse.is_root(path.back()) && path.size() < 200) path.push_back(parse.head[path.back()]);
  return path;
}

bool is_verb(const Parse& parse, std::uint32_t token) {
  return parse.pos[token] == "VERB" || parse.pos[token] == "AUX";
}
bool is_noun(const Parse& parse, std::uint32_t token) {
  return parse.pos[token] == "NOUN" || parse.pos[token] == "PROPN" || parse.pos[token] == "PRON";
}

/// Price of carrying the act at `token` one step up.
int carry_price(const Parse& parse, std::uint32_t token) {
  const std::string_view dep = parse.dep[token];
  const std::uint32_t above = parse.head[token];
  if (dep == "xcomp" || dep == "auxpass" || dep == "aux") return 2;
  if (dep == "dobj" || dep == "nsubj" || dep == "nsubjpass" || dep == "attr" || dep == "oprd" ||
      dep == "agent")
    return 8;
  if (dep == "prep") return among(parse.lemma[token], kApart) ? kNo : 6;
  if (dep == "pobj" || dep == "pcomp") return among(parse.lemma[above], kApart) ? kNo : 6;
  if (dep == "compound" || dep == "amod" || dep == "nmod" || dep == "appos") return 15;
  if (dep == "conj") return is_verb(parse, token) ? 30 : 10;
  // "said on Monday that it rejects the plan": rejecting is done by saying; what was or will be done is not.
  if (dep == "ccomp") return tense_of(parse, token) == Tense::kPresent ? 45 : kNo;
  // "exploded on Friday, killing ten": no time of its own.
  if (dep == "advcl") return parse.tag[token] == "VBG" ? 25 : kNo;
  return kNo;
}

/// Price of one step from the phrase up to `token` on the way to the shared word.
int phrase_price(const Parse& parse, std::uint32_t token) {
  const std::string_view dep = parse.dep[token];
  if (is_verb(parse, token)) return dep == "xcomp" ? 20 : dep == "conj" ? 60 : dep == "pcomp" ? 40 : kNo;
  if (!is_noun(parse, token)) return parse.pos[token] == "ADP" ? 0 : 5;
  return 0;
}

/// Price of the object of a preposition: "in the market" is on the way, "fired on protesters" may be, "called
/// for a truce" and "talks on the crisis" are not.
int object_price(const Parse& parse, std::uint32_t preposition) {
  constexpr std::array<std::string_view, 7> kPlacing = {"in",     "at",     "near",  "outside",
                                                        "inside", "across", "around"};
  constexpr std::array<std::string_view, 6> kAiming = {"on", "at", "against", "with", "by", "to"};
  const std::string_view lemma = parse.lemma[preposition];
  if (among(lemma, kPlacing)) return 15;
  return among(lemma, kAiming) && is_verb(parse, parse.head[preposition]) ? 40 : 65;
}

/// Price of a noun between the phrase and the shared word: `below` hangs on the noun `token`.
int noun_price(const Parse& parse, std::uint32_t below, std::uint32_t token) {
  const std::string_view dep = parse.dep[below];
  // "condemned the attack on Tuesday" may be read both ways, "Tuesday's attack" may not;
  // and what is called for or spoken of has a day and a place of its own.
  if (dep == "prep" || dep == "npadvmod" || dep == "pobj") {
    if (parse.pos[token] == "PROPN") return 15;
    return parse.dep[token] == "pobj" ? object_price(parse, parse.head[token]) : 40;
  }
  // "killed in Friday's attack", "protested in Washington state": the noun tells when or where the act was.
  if (parse.dep[token] == "pobj") return std::max(15, object_price(parse, parse.head[token]));
  return 85;
}

}  // namespace

int attachment(const Parse& parse, TokenSpan phrase, std::uint32_t head) {
  if (phrase.contains(head)) return kDirect;
  const std::uint32_t before = verb_before(parse, phrase);
  auto from_phrase = path_up(parse, before < parse.size() ? before : span_head(parse, phrase));
  if (before < parse.size()) from_phrase.insert(from_phrase.begin(), phrase.begin);
  const auto from_act = path_up(parse, head);
  if (from_phrase.back() != from_act.back()) return 0;
  std::size_t up = 0;
  int score = kDirect;
  for (; up < from_act.size(); ++up) {
    const auto shared = std::find(from_phrase.begin(), from_phrase.end(), from_act[up]);
    if (shared != from_phrase.end()) {
      const auto steps = static_cast<std::size_t>(shared - from_phrase.begin());
      for (std::size_t i = 1; i < steps; ++i) {
        const std::uint32_t token = from_phrase[i];
        const bool on_act = i + 1 == steps && up == 0 && parse.dep[token] == "relcl";
        score -= on_act ? 30 : phrase_price(parse, token);
        if (is_noun(parse, token)) score -= noun_price(parse, from_phrase[i - 1], token);
      }
      return std::max(0, score);
    }
    // "the day he was freed": the clause hangs on the phrase itself.
    if (up == 0 && parse.dep[head] == "relcl" && phrase.contains(parse.head[from_act[up]]))
      return kDirect - 20;
    const int price = carry_price(parse, from_act[up]);
    if (price == kNo) return 0;
    score -= price;
  }
  return 0;
}

}  // namespace dragoman
