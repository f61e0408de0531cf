#include "reader/arguments.h"

#include <algorithm>

namespace dragoman {
namespace {

void append(Heads& out, const Heads& more) {
  for (const std::uint32_t t : more) {
    if (std::find(out.begin(), out.end(), t) == out.end()) out.push_back(t);
  }
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

std::uint32_t Arguments::object(std::uint32_t token, bool with_of, int depth) const {
  const Tree& t = *tree_;
  if (depth > kDeepestSearch) return kNoToken;
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
    if (doer != kNoToken && !is_relative(doer) && !t.has(token, Dep::kCcomp)) return t.head(token);
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
    case Step::Kind::kLeft:
      return words_left(token);
    case Step::Kind::kRight:
      return words_right(token);
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
