#include "reader/arguments.h"

#include <algorithm>

namespace dragoman {
namespace {

constexpr int kDeepest = 8;

void append(Heads& out, const Heads& more) {
  for (const std::uint32_t t : more) {
    if (std::find(out.begin(), out.end(), t) == out.end()) out.push_back(t);
  }
}

bool is_relative(const Tree& tree, std::uint32_t token) {
  return tree.tag(token).starts_with("W") && tree.lower(token) != "what";
}

}  // namespace

Heads Arguments::conjuncts(std::uint32_t token) const {
  Heads out{token};
  for (std::size_t i = 0; i < out.size(); ++i) {
    for (const std::uint32_t k : tree_->kids(out[i])) {
      if (tree_->dep(k) == Dep::kConj && !tree_->is_verb(k)) out.push_back(k);
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

// The subject of the sentence before, where there is one in the same paragraph.
std::uint32_t Arguments::subject_before(std::uint32_t token) const {
  const Parse& parse = tree_->parse();
  const std::uint32_t sentence = parse.sentence_of[token];
  if (sentence == 0) return kNoToken;
  const TokenSpan before = parse.sentences[sentence - 1];
  const bool same_paragraph =
      std::any_of(parse.doc.segments.begin(), parse.doc.segments.end(),
                  [&](TokenSpan s) { return s.contains(before.begin) && s.contains(token); });
  if (!same_paragraph) return kNoToken;
  for (std::uint32_t t = before.begin; t < before.end; ++t) {
    if (!tree_->is_root(t)) continue;
    const std::uint32_t own = tree_->kid(t, Dep::kNsubj);
    return own != kNoToken ? own : tree_->kid(t, Dep::kNsubjpass);
  }
  return kNoToken;
}

std::uint32_t Arguments::antecedent(std::uint32_t token) const {
  // "Russia changed its stance. This includes criticizing ...": the deed meant is its subject's.
  if (tree_->tag(token) == "DT" && tree_->dep(token) == Dep::kNsubj) {
    const std::uint32_t before = subject_before(token);
    return before != kNoToken ? before : token;
  }
  if (!is_relative(*tree_, token)) return token;
  std::uint32_t up = token;
  while (!tree_->is_root(up)) {
    if (tree_->dep(up) == Dep::kRelcl) return tree_->head(up);
    up = tree_->head(up);
  }
  return token;
}

bool Arguments::is_passive(std::uint32_t verb) const {
  const Tree& t = *tree_;
  if (t.has(verb, Dep::kNsubjpass) || t.has(verb, Dep::kAuxpass) || t.has(verb, Dep::kAgent)) return true;
  if (t.tag(verb) != "VBN" && !(t.tag(verb) == "VBD" && t.dep(verb) == Dep::kAcl)) return false;
  switch (t.dep(verb)) {
    case Dep::kAcl:
    case Dep::kAmod:
    case Dep::kCcomp:
    case Dep::kAcomp:
    case Dep::kOprd:
      return !t.has(verb, Dep::kAux) && !t.has(verb, Dep::kNsubj);
    case Dep::kAdvcl:
      return !t.has(verb, Dep::kAux) && !t.has(verb, Dep::kNsubj) && !t.has(verb, Dep::kDobj);
    case Dep::kConj:
      return !t.has(verb, Dep::kAux) && !t.has(verb, Dep::kNsubj) && t.is_verb(t.head(verb)) &&
             is_passive(t.head(verb));
    default:
      return false;
  }
}

std::uint32_t Arguments::surface_subject(std::uint32_t verb, int depth) const {
  if (depth > kDeepest) return kNoToken;
  for (const Dep dep : {Dep::kNsubj, Dep::kNsubjpass}) {
    const std::uint32_t own = tree_->kid(verb, dep);
    if (own != kNoToken) return antecedent(own);
  }
  return inherited_subject(verb, depth + 1);
}

// Whose act an infinitive or participle under `governor` is.
std::uint32_t Arguments::controller(std::uint32_t governor, int depth) const {
  if (tree_->is_verb(governor)) {
    if (!grammar_->subject_control->holds(*tree_, governor) && !is_passive(governor)) {
      for (const Dep dep : {Dep::kDobj, Dep::kDative}) {
        const std::uint32_t object = tree_->kid(governor, dep);
        if (object != kNoToken && is_actor(object)) return antecedent(object);
      }
    }
    const std::uint32_t doer = surface_subject(governor, depth);
    // "Their objective is to ...": whose objective it is.
    if (doer != kNoToken && tree_->lemma(governor) == "be" && tree_->is_noun(doer) && !is_actor(doer)) {
      const std::uint32_t owner = noun_subject(doer, depth + 1);
      if (owner != kNoToken) return owner;
    }
    return doer;
  }
  return subject(governor, depth);
}

std::uint32_t Arguments::inherited_subject(std::uint32_t verb, int depth) const {
  const Tree& t = *tree_;
  if (depth > kDeepest || t.is_root(verb)) return kNoToken;
  const std::uint32_t up = t.head(verb);
  switch (t.dep(verb)) {
    case Dep::kConj:
      return t.is_verb(up) ? surface_subject(up, depth) : subject(up, depth);
    case Dep::kXcomp:
      return controller(up, depth);
    case Dep::kAdvcl:
    case Dep::kCcomp:
    case Dep::kParataxis:
      return t.is_verb(up) || t.tag(up) == "MD" || t.parse().pos[up] == "AUX" ? surface_subject(up, depth)
                                                                              : subject(up, depth);
    case Dep::kRelcl:
    case Dep::kAmod:
      return up;
    case Dep::kAcl:
      if (t.tag(verb) == "VB" || t.has(verb, Dep::kAux)) {
        const std::uint32_t doer = noun_subject(up, depth);
        if (doer != kNoToken) return doer;
        return t.is_root(up) ? kNoToken : subject(t.head(up), depth);
      }
      return up;
    case Dep::kPcomp: {
      if (t.is_root(up)) return kNoToken;
      const std::uint32_t over = t.head(up);
      if (t.is_verb(over) && grammar_->object_by_prep->holds(t, over)) {
        const std::uint32_t accused = object(over, false, depth);
        if (accused != kNoToken) return accused;
      }
      return t.is_verb(over) ? surface_subject(over, depth) : subject(over, depth);
    }
    default: {
      const std::uint32_t owner = t.kid(verb, Dep::kPoss);
      if (owner != kNoToken) return owner;
      return t.is_verb(up) ? surface_subject(up, depth) : kNoToken;
    }
  }
}

std::uint32_t Arguments::subject(std::uint32_t token, int depth) const {
  const Tree& t = *tree_;
  if (depth > kDeepest) return kNoToken;
  if (t.is_verb(token)) {
    if (!is_passive(token)) return surface_subject(token, depth + 1);
    for (const std::uint32_t k : t.kids(token)) {
      if (t.dep(k) != Dep::kAgent && !(t.dep(k) == Dep::kPrep && t.lower(k) == "by")) continue;
      const std::uint32_t doer = t.kid(k, Dep::kPobj);
      if (doer != kNoToken && (t.dep(k) == Dep::kAgent || is_actor(doer))) return antecedent(doer);
    }
    return kNoToken;
  }
  if (t.is_noun(token)) return noun_subject(token, depth + 1);
  if (t.is_root(token)) return t.kid(token, Dep::kNsubj);
  const std::uint32_t up = t.head(token);
  switch (t.dep(token)) {
    case Dep::kAmod:
      return up;
    case Dep::kAcomp:
    case Dep::kOprd:
    case Dep::kAttr:
    case Dep::kPrep:
      return t.is_verb(up) || t.parse().pos[up] == "AUX" ? surface_subject(up, depth + 1) : up;
    default:
      return t.is_verb(up) ? surface_subject(up, depth + 1) : subject(up, depth + 1);
  }
}

std::uint32_t Arguments::modifier(std::uint32_t noun) const {
  std::uint32_t found = kNoToken;
  for (const std::uint32_t k : tree_->kids(noun)) {
    const Dep dep = tree_->dep(k);
    if (k > noun || (dep != Dep::kAmod && dep != Dep::kCompound && dep != Dep::kNmod)) continue;
    const bool plain = tree_->tag(k).starts_with("JJ") && grammar_->plain_adjective->holds(*tree_, k);
    if (!plain && is_actor(k)) found = k;
  }
  return found;
}

std::uint32_t Arguments::light_verb(std::uint32_t noun) const {
  const Tree& t = *tree_;
  if (t.is_root(noun)) return kNoToken;
  const std::uint32_t up = t.head(noun);
  switch (t.dep(noun)) {
    case Dep::kDobj:
    case Dep::kNsubjpass:
      return grammar_->light->holds(t, up) ? up : kNoToken;
    case Dep::kAttr:
      return up;
    case Dep::kConj:
      return t.is_noun(up) ? light_verb(up) : kNoToken;
    case Dep::kPobj: {
      if (t.is_root(up)) return kNoToken;
      const std::uint32_t over = t.head(up);
      return grammar_->light_prep->holds(t, over) ? over : kNoToken;
    }
    default:
      return kNoToken;
  }
}

std::uint32_t Arguments::noun_subject(std::uint32_t noun, int depth) const {
  const Tree& t = *tree_;
  if (depth > kDeepest) return kNoToken;
  const std::uint32_t owner = t.kid(noun, Dep::kPoss);
  if (owner != kNoToken && t.lemma(owner) != "today" && t.entity(owner) != "DATE") return antecedent(owner);
  for (const std::uint32_t k : t.kids(noun)) {
    if ((t.dep(k) == Dep::kPrep || t.dep(k) == Dep::kAgent) && t.lower(k) == "by") {
      const std::uint32_t doer = t.kid(k, Dep::kPobj);
      if (doer != kNoToken) return antecedent(doer);
    }
  }
  const std::uint32_t before = modifier(noun);
  if (before != kNoToken) return before;
  const std::uint32_t light = light_verb(noun);
  if (light != kNoToken) return subject(light, depth + 1);
  if (t.dep(noun) == Dep::kConj && t.is_noun(t.head(noun)) && !is_actor(t.head(noun)))
    return noun_subject(t.head(noun), depth + 1);
  return kNoToken;
}

std::uint32_t Arguments::object(std::uint32_t token, bool with_of, int depth) const {
  const Tree& t = *tree_;
  if (depth > kDeepest) return kNoToken;
  if (!t.is_verb(token)) {
    if (!with_of) return kNoToken;
    const Heads of = preposition(token, "of", false);
    return of.empty() ? kNoToken : of.front();
  }
  if (is_passive(token)) return surface_subject(token, depth + 1);
  const std::uint32_t own = t.kid(token, Dep::kDobj);
  if (own != kNoToken) return antecedent(own);
  if (t.dep(token) == Dep::kRelcl) {
    const std::uint32_t doer = t.kid(token, Dep::kNsubj);
    if (doer != kNoToken && !is_relative(t, doer) && !t.has(token, Dep::kCcomp)) return t.head(token);
  }
  for (const std::uint32_t k : t.kids(token)) {
    // "shot and killed nine people": the object stands at the last verb.
    if (t.dep(k) == Dep::kConj && t.is_verb(k) && !t.has(k, Dep::kNsubj)) {
      const std::uint32_t shared = t.kid(k, Dep::kDobj);
      if (shared != kNoToken) return antecedent(shared);
    }
  }
  return kNoToken;
}

std::uint32_t Arguments::speaker(std::uint32_t token) const {
  const Tree& t = *tree_;
  for (std::uint32_t at = token; !t.is_root(at); at = t.head(at)) {
    if (t.dep(at) == Dep::kCcomp) return surface_subject(t.head(at));
    if (t.dep(at) != Dep::kConj) break;
  }
  return kNoToken;
}

std::uint32_t Arguments::addressee(std::uint32_t verb) const {
  const Tree& t = *tree_;
  const std::uint32_t direct = object(verb, false, 0);
  if (direct != kNoToken && is_actor(direct)) return direct;
  const std::uint32_t indirect = t.kid(verb, Dep::kDative);
  if (indirect != kNoToken && t.lower(indirect) != "to") return indirect;
  for (const Dep dep : {Dep::kCcomp, Dep::kXcomp}) {
    const std::uint32_t clause = t.kid(verb, dep);
    if (clause == kNoToken) continue;
    for (const Dep role : {Dep::kNsubj, Dep::kNsubjpass}) {
      const std::uint32_t asked = t.kid(clause, role);
      if (asked != kNoToken) return antecedent(asked);
    }
  }
  return direct;
}

Heads Arguments::preposition(std::uint32_t token, std::string_view word, bool spread) const {
  const Tree& t = *tree_;
  Heads out;
  for (const std::uint32_t k : t.kids(token)) {
    const Dep dep = t.dep(k);
    if (dep != Dep::kPrep && dep != Dep::kAgent && dep != Dep::kDative && dep != Dep::kPrt &&
        dep != Dep::kAdvmod)
      continue;
    if (t.lower(k) == word) {
      for (const std::uint32_t inner : t.kids(k)) {
        if (t.dep(inner) == Dep::kPobj) append(out, {antecedent(inner)});
        if (t.dep(inner) == Dep::kPcomp) append(out, {inner});
      }
    } else {
      append(out, preposition(k, word, false));  // "out of", "along with"
    }
  }
  if (!out.empty() || !spread) return out;
  // The parser may hang "with Egypt" on the light verb or on its object: both mean the same.
  if (t.is_verb(token)) {
    const std::uint32_t own = t.kid(token, Dep::kDobj);
    if (own != kNoToken && word != "of") append(out, preposition(own, word, false));
    for (const std::uint32_t k : t.kids(token)) {
      if (out.empty() && t.dep(k) == Dep::kConj && t.is_verb(k)) append(out, preposition(k, word, false));
    }
  } else if (const std::uint32_t light = light_verb(token); light != kNoToken && word != "of") {
    append(out, preposition(light, word, false));
  }
  return out;
}

Heads Arguments::step(std::uint32_t token, const Step& step) const {
  const auto one = [](std::uint32_t t) { return t == kNoToken ? Heads{} : Heads{t}; };
  const Tree& t = *tree_;
  switch (step.kind) {
    case Step::Kind::kSubject:
      return one(subject(token, 0));
    case Step::Kind::kObject:
      return one(object(token, true, 0));
    case Step::Kind::kPatient:
      return one(object(token, false, 0));
    case Step::Kind::kAddressee:
      return one(addressee(token));
    case Step::Kind::kIndirect: {
      const std::uint32_t dative = t.kid(token, Dep::kDative);
      if (dative == kNoToken || !t.has(dative, Dep::kPobj)) return one(dative);
      return one(antecedent(t.kid(dative, Dep::kPobj)));
    }
    case Step::Kind::kPossessor:
      return one(t.kid(token, Dep::kPoss));
    case Step::Kind::kModifier:
      return one(modifier(token));
    case Step::Kind::kClause: {
      Heads out;
      for (const std::uint32_t k : t.kids(token)) {
        const Dep dep = t.dep(k);
        if (dep == Dep::kCcomp || dep == Dep::kXcomp ||
            (dep == Dep::kAcl && t.tag(k) != "VBN" && t.tag(k) != "VBG"))
          out.push_back(k);
      }
      return out;
    }
    case Step::Kind::kPurpose: {
      Heads out;
      for (const std::uint32_t k : t.kids(token)) {
        if (t.dep(k) == Dep::kAdvcl && t.tag(k) == "VB" && t.has(k, Dep::kAux)) out.push_back(k);
      }
      return out;
    }
    case Step::Kind::kComplement: {
      Heads out;
      for (const std::uint32_t k : t.kids(token)) {
        const Dep dep = t.dep(k);
        if (dep == Dep::kAcomp || dep == Dep::kAttr || dep == Dep::kOprd) out.push_back(k);
      }
      return out;
    }
    case Step::Kind::kGovernor:
      // "the first leg of a tour": what "of" joins governs nothing.
      if (t.is_root(token) || (t.dep(token) == Dep::kPobj && t.lower(t.head(token)) == "of")) return {};
      return {t.head(token)};
    case Step::Kind::kSpeaker:
      return one(speaker(token));
    case Step::Kind::kAnchor:
      return one(light_verb(token));
    case Step::Kind::kPreposition:
      return preposition(token, step.preposition, true);
  }
  return {};
}

Heads Arguments::follow(std::uint32_t predicate, const Path& path) const {
  Heads at{predicate};
  for (const Step& s : path) {
    Heads next;
    for (const std::uint32_t t : at) append(next, step(t, s));
    at = std::move(next);
  }
  return at;
}

bool Arguments::is_measure(std::uint32_t token) const {
  const std::string_view label = tree_->entity(token);
  return label == "DATE" || label == "TIME" || label == "MONEY" || label == "PERCENT" ||
         label == "QUANTITY" || tree_->lemma(token) == "day";
}

Heads Arguments::find(const std::vector<std::uint32_t>& predicate, const Argument& argument) const {
  const auto is_none = [&](std::uint32_t t) {
    return is_measure(t) || std::find(predicate.begin(), predicate.end(), t) != predicate.end();
  };
  for (const std::vector<Reach>& alternative : argument) {
    Heads out;
    for (const Reach& reach : alternative) {
      for (const std::uint32_t t : follow(predicate.front(), reach.path)) {
        Heads all = conjuncts(t);
        std::erase_if(all,
                      [&](std::uint32_t c) { return is_none(c) || (reach.only && !passes(c, *reach.only)); });
        append(out, all);
      }
    }
    if (!out.empty()) return out;
  }
  return {};
}

}  // namespace dragoman
