#include "when/tense.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace dragoman {
namespace {

constexpr int kMaxClimb = 24;

template <std::size_t N>
bool among(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// Words after which "to do" has not been done yet.
constexpr std::array<std::string_view, 44> kPlanning = {
    "plan",       "expect",   "schedule", "set",     "slate",  "due",    "intend",  "agree",     "want",
    "hope",       "prepare",  "vow",      "promise", "pledge", "decide", "order",   "ask",       "call",
    "urge",       "demand",   "seek",     "aim",     "likely", "ready",  "poise",   "invite",    "propose",
    "threaten",   "offer",    "wait",     "go",      "commit", "tell",   "request", "unlikely",  "willing",
    "determined", "postpone", "delay",    "book",    "tip",    "need",   "look",    "reschedule"};

/// Words that set a day for what is to come: "scheduled for Tuesday"; the first ones also "planned a rally on
/// Saturday".
constexpr std::array<std::string_view, 10> kScheduling = {
    "schedule", "plan", "expect", "slate", "due", "set", "delay", "postpone", "book", "reschedule"};
constexpr std::size_t kSchedulingOn = 5;

/// What is held on a day that can be known before.
constexpr std::array<std::string_view, 27> kHeld = {
    "meeting",    "summit",      "talk",      "election", "vote",     "game",       "session",
    "conference", "visit",       "trial",     "hearing",  "ceremony", "referendum", "runoff",
    "round",      "deadline",    "debate",    "rally",    "match",    "launch",     "strike",
    "poll",       "negotiation", "gathering", "event",    "ballot",   "speech"};

/// Verbs of saying: in the present tense they report what was said.
constexpr std::array<std::string_view, 6> kSaying = {"say", "tell", "report", "write", "show", "quote"};

bool is_verb(const Parse& parse, std::uint32_t token) {
  return parse.pos[token] == "VERB" || parse.pos[token] == "AUX";
}

struct Auxiliaries {
  bool will = false, modal = false, could = false, have = false, past_be = false, be = false, past_do = false,
       to = false;
};

void note_auxiliary(const Parse& parse, std::uint32_t child, Auxiliaries& aux) {
  const std::string_view lemma = parse.lemma[child];
  const std::string_view tag = parse.tag[child];
  if (tag == "MD") {
    const bool will = lemma == "will" || lemma == "shall" || lemma == "'ll" || lemma == "wo";
    (will ? aux.will : aux.modal) = true;
    aux.could = lemma == "could";
  } else if (tag == "TO") {
    aux.to = true;
  } else if (lemma == "have") {
    aux.have = true;
  } else if (lemma == "be") {
    (tag == "VBD" ? aux.past_be : aux.be) = true;
  } else if (lemma == "do" && tag == "VBD") {
    aux.past_do = true;
  }
}

Auxiliaries auxiliaries(const Parse& parse, std::uint32_t verb) {
  Auxiliaries aux;
  const TokenSpan sentence = parse.sentences[parse.sentence_of[verb]];
  // Auxiliaries stand close before their verb; behind it only in questions.
  const std::uint32_t from = verb > sentence.begin + 12 ? verb - 12 : sentence.begin;
  for (std::uint32_t token = from; token < verb; ++token) {
    if (parse.head[token] != verb || token == verb) continue;
    if (parse.dep[token] == "aux" || parse.dep[token] == "auxpass") note_auxiliary(parse, token, aux);
  }
  return aux;
}

bool is_negated(const Parse& parse, std::uint32_t verb) {
  for (std::uint32_t token = verb > 8 ? verb - 8 : 0; token < verb; ++token) {
    if (parse.head[token] == verb && parse.dep[token] == "neg") return true;
  }
  return false;
}

Tense climb_tense(const Parse& parse, std::uint32_t verb, int depth);

/// Tense of "to meet", "meeting ...": that of the word it hangs on, unless that word plans.
Tense nonfinite_tense(const Parse& parse, std::uint32_t verb, bool infinitive, int depth) {
  const std::uint32_t head = parse.head[verb];
  if (head == verb || depth > kMaxClimb) return Tense::kUnknown;
  if (infinitive && among(parse.lemma[head], kPlanning)) return Tense::kFuture;
  if (is_verb(parse, head)) {
    const Tense above = climb_tense(parse, head, depth + 1);
    if (infinitive && (parse.lemma[head] == "be" || above == Tense::kPresent)) return Tense::kFuture;
    return above;
  }
  if (infinitive && parse.pos[head] != "ADJ") return Tense::kFuture;
  const std::uint32_t above = governing_verb(parse, head);
  return above < parse.size() && above != verb ? climb_tense(parse, above, depth + 1) : Tense::kUnknown;
}

Tense climb_tense(const Parse& parse, std::uint32_t verb, int depth) {
  const std::string_view tag = parse.tag[verb];
  const std::string_view lemma = parse.lemma[verb];
  if (tag == "MD") return Tense::kFuture;
  const Auxiliaries aux = auxiliaries(parse, verb);
  if (aux.will) return Tense::kFuture;
  // "could not be reached on Monday" tells of Monday, "could meet on Monday" of the next.
  if (aux.could) return Tense::kUnknown;
  if (aux.modal) return aux.have ? Tense::kPast : Tense::kFuture;
  if (aux.to) return aux.have ? Tense::kPast : nonfinite_tense(parse, verb, true, depth);
  if (tag == "VBD" || aux.have || aux.past_be || aux.past_do) return Tense::kPast;
  if (tag == "VBN") return aux.be ? Tense::kPresent : Tense::kPast;
  if (tag == "VBG") return aux.be ? Tense::kFuture : nonfinite_tense(parse, verb, false, depth);
  if (tag == "VBZ" || tag == "VBP") return among(lemma, kSaying) ? Tense::kPast : Tense::kPresent;
  // A conjunct or a bare form shares the tense of the verb before it.
  if (parse.head[verb] != verb && depth < kMaxClimb) return nonfinite_tense(parse, verb, false, depth);
  return Tense::kUnknown;
}

bool sets_day(std::string_view preposition, std::string_view word) {
  const auto found = std::find(kScheduling.begin(), kScheduling.end(), word);
  if (preposition == "on") return found < kScheduling.begin() + kSchedulingOn;
  return (preposition == "for" || preposition == "until") && found != kScheduling.end();
}

}  // namespace

std::uint32_t verb_before(const Parse& parse, TokenSpan span) {
  const std::string_view dep = parse.dep[span_head(parse, span)];
  if (dep == "poss" || dep == "compound" || dep == "nmod" || dep == "amod" || dep == "dobj")
    return parse.size();
  const std::uint32_t floor = parse.sentences[parse.sentence_of[span.begin]].begin;
  std::uint32_t token = span.begin;
  if (token > floor && (parse.lemma[token - 1] == "on" || parse.lemma[token - 1] == "late")) --token;
  return token > floor && parse.tag[token - 1] == "VBD" && parse.pos[token - 1] == "VERB" ? token - 1
                                                                                          : parse.size();
}

std::uint32_t span_head(const Parse& parse, TokenSpan span) {
  for (std::uint32_t token = span.begin; token < span.end; ++token) {
    if (!span.contains(parse.head[token]) || parse.is_root(token)) return token;
  }
  return span.begin;
}

std::uint32_t governing_verb(const Parse& parse, std::uint32_t token) {
  for (int step = 0; step < kMaxClimb; ++step) {
    if (is_verb(parse, token)) return token;
    if (parse.is_root(token)) break;
    token = parse.head[token];
  }
  return parse.size();
}

Tense tense_of(const Parse& parse, std::uint32_t verb) { return climb_tense(parse, verb, 0); }

Tense tense_at(const Parse& parse, TokenSpan span) {
  if (verb_before(parse, span) < parse.size()) return Tense::kPast;
  const std::uint32_t head = span_head(parse, span);
  const std::uint32_t verb = governing_verb(parse, head);
  std::uint32_t above = parse.head[head];
  std::string_view preposition;
  if (parse.pos[above] == "ADP" || parse.pos[above] == "SCONJ") {
    preposition = parse.lemma[above];
    if (preposition == "since") return Tense::kPast;
    above = parse.head[above];
  }
  if (sets_day(preposition, parse.lemma[above]) && !is_negated(parse, above)) return Tense::kFuture;
  if (parse.lemma[above] == "due") return Tense::kFuture;
  const bool limits = preposition == "by" || preposition == "until" || preposition == "till";
  if (limits && among(parse.lemma[above], kPlanning)) return Tense::kFuture;
  const Tense otherwise = limits ? Tense::kFuture : Tense::kUnknown;
  if (verb >= parse.size()) return otherwise;
  const Tense tense = tense_of(parse, verb);
  // "extended it to Nov. 20", "set Nov. 10 as the deadline": the day is not when that was done.
  const bool object =
      parse.dep[head] == "dobj" || preposition == "to" || preposition == "for" || preposition == "as";
  if (object && tense == Tense::kPast) return otherwise;
  if (above == verb || is_verb(parse, above)) return tense == Tense::kUnknown ? otherwise : tense;
  // Inside a noun phrase the verb tells little: "Tuesday's attack" is over, whatever will be done about it.
  return tense == Tense::kFuture && among(parse.lemma[above], kHeld) ? Tense::kFuture : otherwise;
}

}  // namespace dragoman
