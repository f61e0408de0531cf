// Whose act it is: the subject that a verb or noun has, shares, or is lent by what governs it.
#include <algorithm>

#include "reader/arguments.h"

namespace dragoman {

bool Arguments::is_relative(std::uint32_t token) const {
  return tree_->tag(token).starts_with("W") && tree_->lower(token) != "what";
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
  if (!is_relative(token)) return token;
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
  if (depth > kDeepestSearch) return kNoToken;
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
  if (depth > kDeepestSearch || t.is_root(verb)) return kNoToken;
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
  if (depth > kDeepestSearch) return kNoToken;
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
  if (depth > kDeepestSearch) return kNoToken;
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

}  // namespace dragoman
