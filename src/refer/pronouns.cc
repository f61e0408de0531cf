// Pronouns: by number, animacy and gender, subjects first, the nearest sentence first.

#include <array>

#include "refer/state.h"

namespace dragoman {
namespace {

constexpr int kDeepest = 6;
constexpr std::uint32_t kSentencesBack = 4;

bool is_subject(std::string_view dep) { return dep == "nsubj" || dep == "nsubjpass" || dep == "csubj"; }

/// How well a mention of kind `what` suits a pronoun that asks for `asked`; below zero: not at all.
double kind_fit(Kind asked, Kind what) {
  if (asked == what) return 2.0;
  const bool single = what == Kind::kMan || what == Kind::kWoman || what == Kind::kPerson;
  switch (asked) {
    case Kind::kMan:
    case Kind::kWoman:
      return what == Kind::kPerson ? 1.5 : -1;
    case Kind::kPerson:
      return single ? 2.0 : what == Kind::kThing ? 0.3 : 0.5;
    case Kind::kMany:
      return what == Kind::kThing ? 0.2 : -1;
    case Kind::kThing:
      return -1;
  }
  return -1;
}

}  // namespace

std::optional<Kind> asked_by(std::string_view pronoun) {
  struct Row {
    std::string_view word;
    Kind kind;
  };
  constexpr std::array<Row, 24> kRows = {
      {{"he", Kind::kMan},    {"him", Kind::kMan},    {"his", Kind::kMan},         {"himself", Kind::kMan},
       {"she", Kind::kWoman}, {"her", Kind::kWoman},  {"hers", Kind::kWoman},      {"herself", Kind::kWoman},
       {"it", Kind::kThing},  {"its", Kind::kThing},  {"itself", Kind::kThing},    {"they", Kind::kMany},
       {"them", Kind::kMany}, {"their", Kind::kMany}, {"themselves", Kind::kMany}, {"theirs", Kind::kMany},
       {"both", Kind::kMany}, {"i", Kind::kPerson},   {"me", Kind::kPerson},       {"my", Kind::kPerson},
       {"we", Kind::kPerson}, {"us", Kind::kPerson},  {"our", Kind::kPerson},      {"these", Kind::kMany}}};
  for (const Row& row : kRows) {
    if (row.word == pronoun) return row.kind;
  }
  return std::nullopt;
}

double Discourse::State::fit(std::uint32_t token, std::uint32_t candidate, Kind kind) const {
  const Mention& mention = mentions[candidate];
  if (mention.reading.empty()) return -1;
  double score = kind_fit(kind, mention.kind);
  if (score < 0) return -1;
  const std::string_view role = tree.role(mention.head);
  if (is_subject(role)) {
    score += 2.0;
  } else if (role == "dobj" || role == "dative") {
    score += 0.7;
  } else if (role == "poss" || role == "compound" || role == "amod") {
    score -= 0.3;
  }
  const std::uint32_t apart = parse.sentence_of[token] - parse.sentence_of[mention.head];
  score -= 1.2 * apart;
  if (mention.reading.ground == Ground::kFocus) score -= 0.7;
  // An object is not its own subject: "Iran warned it".
  if (tree.governor(token) == tree.governor(mention.head) && parse.dep[token] != "poss") return -1;
  // A phrase does not hold its own antecedent.
  if (tree.subtree(mention.head).contains(token) && parse.dep[token] == "poss" &&
      parse.head[token] == mention.head)
    return -1;
  return score;
}

Reading Discourse::State::antecedent(std::uint32_t token, Kind kind) const {
  const std::uint32_t sentence = parse.sentence_of[token];
  const Mention* best = nullptr;
  double best_score = 0.5;
  for (std::size_t i = mentions_before(token), seen = 0; i-- > 0 && seen < 60; ++seen) {
    const Mention& mention = mentions[i];
    if (parse.sentence_of[mention.head] + kSentencesBack < sentence) break;
    const double score = fit(token, static_cast<std::uint32_t>(i), kind);
    if (score > best_score) {
      best_score = score;
      best = &mention;
    }
  }
  if (best == nullptr) return {};
  Reading found = best->reading;
  found.ground = Ground::kEarlier;
  for (Actor& actor : found.actors) {
    actor.antecedent = tree.subtree(best->head);
    actor.why = "pronoun for " + std::string(parse.doc.str(best->head)) + ": " + actor.why;
  }
  return found;
}

Reading Discourse::State::last_told(std::uint32_t token, Kind kind) const {
  constexpr std::size_t kFar = 400;  // mentions
  for (std::size_t i = mentions_before(token), seen = 0; i-- > 0 && seen < kFar; ++seen) {
    const Mention& mention = mentions[i];
    const bool one = kind == Kind::kMan || kind == Kind::kWoman || kind == Kind::kPerson;
    const bool suits =
        one ? mention.kind != Kind::kMany && mention.kind != Kind::kThing : mention.kind == kind;
    if (mention.pronoun || mention.reading.empty() || !suits) continue;
    return pointing_to(mention, "the last of that kind told of");
  }
  return {};
}

Reading Discourse::State::pronoun(std::uint32_t token, int depth) const {
  if (depth > kDeepest) return {};
  const std::string word = lower_text(token);
  // "officials who said": the noun that the clause tells about.
  if (word == "who" || word == "which" || word == "that" || word == "whom" || word == "whose") {
    const std::uint32_t verb = word == "whose" ? parse.head[parse.head[token]] : parse.head[token];
    if (parse.dep[verb] == "relcl" && parse.head[verb] < token) return own(parse.head[verb], depth + 1);
    return {};
  }
  const std::optional<Kind> kind = asked_by(word);
  if (!kind) return {};
  return antecedent(token, *kind);
}

}  // namespace dragoman
