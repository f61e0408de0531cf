#include "where/locative.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "when/tense.h"

namespace dragoman {
namespace {

template <std::size_t N>
bool among(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array<std::string_view, 18> kPlacing = {
    "in",    "at",  "near",   "outside", "inside", "around", "across", "within", "throughout",
    "along", "off", "beside", "between", "beyond", "amid",   "upon",   "under",  "above"};
constexpr std::array<std::string_view, 5> kGoal = {"to", "into", "onto", "toward", "towards"};

/// Words whose "to" leads to where they happen.
constexpr std::array<std::string_view, 36> kJourney = {
    "visit",      "trip",    "travel",  "tour",     "go",       "fly",   "arrive",   "return",     "come",
    "head",       "journey", "move",    "flee",     "march",    "send",  "deploy",   "invite",     "mission",
    "pilgrimage", "drive",   "walk",    "sail",     "transfer", "bring", "take",     "escape",     "advance",
    "push",       "rush",    "retreat", "withdraw", "relocate", "enter", "stopover", "delegation", "flight"};

/// Verbs whose object is where they happen.
constexpr std::array<std::string_view, 18> kAtObject = {
    "visit", "tour", "enter", "reach", "leave",  "invade",  "storm", "occupy", "besiege",
    "shell", "bomb", "hit",   "rock",  "strike", "capture", "seize", "pound",  "overrun"};

/// Acts that are called by their place: "the Moscow talks".
constexpr std::array<std::string_view, 22> kCalledByPlace = {
    "talk", "meeting", "summit",   "conference", "bombing",     "attack",  "protest", "visit",
    "trip", "rally",   "forum",    "session",    "negotiation", "round",   "march",   "siege",
    "riot", "blast",   "shooting", "raid",       "massacre",    "ceremony"};

/// Kinds of places that a name may hang on: "the city of Basra", "Helmand province", "Baghdad airport".
constexpr std::array<std::string_view, 15> kKinds = {
    "city",     "town",     "village", "capital", "port",    "region",      "area",    "suburb",
    "outskirt", "province", "state",   "county",  "airport", "governorate", "district"};

/// One step from a name up to the word that stands for the same place; the token itself if there is none.
std::uint32_t same_place_above(const Parse& parse, std::uint32_t token) {
  const std::string_view dep = parse.dep[token];
  const std::uint32_t above = parse.head[token];
  if (dep == "appos" || dep == "conj") return above;
  if (dep == "npadvmod") return parse.pos[above] == "PROPN" ? above : token;
  if (dep == "compound") return among(parse.lemma[above], kKinds) ? above : token;
  if (dep != "pobj" || parse.lemma[above] != "of" || parse.is_root(above)) return token;
  return among(parse.lemma[parse.head[above]], kKinds) ? parse.head[above] : token;
}

/// The name's own top: past "Moscow, Russia" and "the city of Moscow", which hang one on another.
std::uint32_t top_of(const Parse& parse, TokenSpan name) {
  std::uint32_t token = span_head(parse, name);
  for (int step = 0; step < 4 && !parse.is_root(token); ++step) {
    const std::uint32_t above = same_place_above(parse, token);
    if (above == token) break;
    token = above;
  }
  return token;
}

}  // namespace

bool is_locative(const Parse& parse, TokenSpan name) {
  const std::uint32_t token = top_of(parse, name);
  if (parse.is_root(token)) return false;
  const std::string_view dep = parse.dep[token];
  const std::uint32_t above = parse.head[token];
  if (dep == "pobj") {
    const std::string_view preposition = parse.lemma[above];
    if (among(preposition, kPlacing)) return true;
    if (preposition == "through" || preposition == "over") return parse.pos[parse.head[above]] == "VERB";
    return among(preposition, kGoal) && among(parse.lemma[parse.head[above]], kJourney);
  }
  if (dep == "dobj" || dep == "nsubjpass") return among(parse.lemma[above], kAtObject);
  if (dep == "compound" || dep == "nmod" || dep == "amod") return among(parse.lemma[above], kCalledByPlace);
  return false;
}

bool is_dateline(const Parse& parse, TokenSpan name) {
  const auto segment = std::find_if(parse.doc.segments.begin(), parse.doc.segments.end(),
                                    [&](TokenSpan s) { return s.contains(name.begin); });
  if (segment == parse.doc.segments.end()) return false;
  std::uint32_t first = segment->begin;
  while (first < segment->end && parse.pos[first] == "SPACE") ++first;
  if (name.begin != first) return false;
  // A dash or a bracketed agency ends it, within a few words: "PARIS, Jan 5 (Reuters) - ".
  const std::uint32_t limit = std::min(segment->end, name.end + 14);
  bool bracket = false;
  for (std::uint32_t token = name.end; token < limit; ++token) {
    const std::string_view text = parse.doc.str(token);
    if (text == "(") bracket = true;
    if (text == "-" || text == "--" || text == "–" || text == "—" || text == "_") {
      const bool apart = parse.doc.tokens[token].byte_begin > parse.doc.tokens[token - 1].byte_end;
      if (apart) return true;
    }
    if (text == ")" && bracket) return true;
    if (parse.pos[token] == "VERB" || parse.pos[token] == "AUX") return false;
  }
  return false;
}

}  // namespace dragoman
