// Which drafts of a sentence stand as acts.
#include <algorithm>
#include <string_view>

#include "reader/matcher.h"
#include "reader/phrase.h"

namespace dragoman {
namespace {

std::string_view mark_of(const Tree& tree, std::uint32_t clause) {
  for (const std::uint32_t k : tree.kids(clause)) {
    if (tree.dep(k) == Dep::kMark || (tree.dep(k) == Dep::kAdvmod && tree.tag(k) == "WRB"))
      return tree.lower(k);
  }
  return {};
}

// What stands in a clause of its own inside the content is told as a fact: "blamed rebels for a blast that
// killed two", "called for talks after the army attacked".
bool is_told_as_fact(const Tree& tree, std::uint32_t head, TokenSpan content) {
  for (std::uint32_t at = head; content.contains(at) && !tree.is_root(at); at = tree.head(at)) {
    if (tree.dep(at) == Dep::kRelcl && content.contains(tree.head(at))) return true;
    if (tree.dep(at) != Dep::kAdvcl || !content.contains(tree.head(at))) continue;
    const std::string_view mark = mark_of(tree, at);
    if (mark == "after" || mark == "since" || mark == "because" || mark == "as" || mark == "when")
      return true;
  }
  return false;
}

bool is_definite(const Tree& tree, std::uint32_t noun) {
  if (!tree.is_noun(noun)) return false;
  for (const std::uint32_t k : tree.kids(noun)) {
    if (tree.dep(k) == Dep::kPoss) return true;
    if (tree.dep(k) == Dep::kDet && (tree.lower(k) == "the" || tree.lower(k) == "this")) return true;
  }
  return false;
}

bool within(const Tree& tree, const Draft& inner, const Draft& outer) {
  for (const TokenSpan span : outer.act.content) {
    if (!span.contains(inner.act.head)) continue;
    if (is_told_as_fact(tree, inner.act.head, span)) continue;
    // An attack that someone is blamed for took place.
    const bool blamed = outer.act.type == EventType::kAccuse && inner.act.type == EventType::kAssault &&
                        is_definite(tree, inner.act.head);
    if (!blamed) return true;
  }
  return false;
}

bool is_word_of(const Draft& inner, const Draft& outer) {
  return outer.words.size() > 1 &&
         std::find(outer.words.begin(), outer.words.end(), inner.act.head) != outer.words.end();
}

// A frame of priority below 0 gives way to another's word for the event, and hides no act of another.
bool is_stopgap(const Draft& draft) { return draft.frame->priority < 0; }

bool has_subject(const Tree& tree, std::uint32_t verb) {
  return tree.has(verb, Dep::kNsubj) || tree.has(verb, Dep::kNsubjpass);
}

// One step up that stays inside one violent event, or kNoToken: "killed in a raid", "exploded, killing",
// "was killed when a bomb went off", "fighting that killed".
std::uint32_t same_event_above(const Tree& tree, std::uint32_t token) {
  if (tree.is_root(token)) return kNoToken;
  const std::uint32_t up = tree.head(token);
  switch (tree.dep(token)) {
    case Dep::kNsubj:
    case Dep::kNsubjpass:
    case Dep::kCompound:
    case Dep::kAmod:
    case Dep::kAcl:
    case Dep::kPobj:
    case Dep::kDobj:
    case Dep::kAgent:
      return up;
    case Dep::kPrep: {
      const std::string_view word = tree.lower(token);
      const bool inside = word == "in" || word == "during" || word == "by" || word == "of" ||
                          word == "with" || word == "from" || word == "amid" || word == "on";
      return inside ? up : kNoToken;
    }
    case Dep::kAdvcl: {
      const std::string_view mark = mark_of(tree, token);
      return mark.empty() || mark == "when" || mark == "where" ? up : kNoToken;
    }
    case Dep::kConj:
      return has_subject(tree, token) ? kNoToken : up;
    case Dep::kRelcl: {
      const std::uint32_t subject = tree.kid(token, Dep::kNsubj);
      return subject != kNoToken && (tree.lower(subject) == "that" || tree.lower(subject) == "which")
                 ? up
                 : kNoToken;
    }
    default:
      return kNoToken;
  }
}

bool reaches(const Tree& tree, std::uint32_t from, std::uint32_t to) {
  for (int steps = 0; steps < 8 && from != kNoToken; ++steps) {
    if (from == to) return true;
    from = same_event_above(tree, from);
  }
  return false;
}

bool same_violence(const Tree& tree, const Draft& first, const Draft& second) {
  return reaches(tree, first.act.head, second.act.head) || reaches(tree, second.act.head, first.act.head);
}

// "met to discuss", "attend the summit": one meeting.
bool same_meeting(const Tree& tree, const Draft& first, const Draft& second) {
  const std::uint32_t a = first.act.head, b = second.act.head;
  if (tree.is_root(b) || tree.head(b) != a) return false;
  if (tree.dep(b) == Dep::kDobj) return true;
  return (tree.dep(b) == Dep::kAdvcl || tree.dep(b) == Dep::kXcomp) && tree.lemma(b) == "discuss";
}

bool same_event(const Tree& tree, const Draft& first, const Draft& second) {
  if (first.act.type != second.act.type) return false;
  if (first.act.type == EventType::kAssault) return same_violence(tree, first, second);
  return first.act.type == EventType::kConsult && same_meeting(tree, first, second);
}

// Of two words for one event the higher stands, but a verb rather than the noun that is its subject or
// object.
bool keeps_second(const Tree& tree, const Draft& first, const Draft& second) {
  const bool first_is_verb = tree.is_verb(first.act.head), second_is_verb = tree.is_verb(second.act.head);
  if (first_is_verb != second_is_verb && !tree.below(second.act.head, first.act.head)) return second_is_verb;
  return tree.below(first.act.head, second.act.head) && first_is_verb == second_is_verb;
}

void take_over(Heads& kept, const Heads& dropped) {
  for (const std::uint32_t t : dropped) {
    if (std::find(kept.begin(), kept.end(), t) == kept.end()) kept.push_back(t);
  }
  std::sort(kept.begin(), kept.end());
}

// "their visit to Oslo, the first leg of a tour": what hangs below an act of its type has its doer.
void share_doers(const Tree& tree, std::vector<Draft>& drafts) {
  for (Draft& draft : drafts) {
    if (!draft.source.empty() || !draft.target.empty()) continue;
    for (const Draft& above : drafts) {
      const bool over = above.act.type == draft.act.type && above.act.head != draft.act.head &&
                        tree.below(draft.act.head, above.act.head);
      if (over && !above.source.empty()) draft.source = above.source;
    }
  }
}

}  // namespace

void write_parties(const Tree& tree, const GrammarLists& grammar, Draft& draft) {
  for (const std::uint32_t t : draft.source) draft.act.source.push_back(actor_phrase(tree, grammar, t));
  for (const std::uint32_t t : draft.target) {
    if (std::find(draft.source.begin(), draft.source.end(), t) == draft.source.end())
      draft.act.target.push_back(actor_phrase(tree, grammar, t));
  }
}

std::vector<Draft> settle(const Tree& tree, std::vector<Draft> drafts, std::vector<FrameTrial>* log) {
  std::vector<const char*> why(drafts.size(), nullptr);
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    for (std::size_t j = 0; j < drafts.size() && why[i] == nullptr; ++j) {
      if (i == j || (is_stopgap(drafts[j]) && !is_stopgap(drafts[i]))) continue;
      if (is_word_of(drafts[i], drafts[j])) why[i] = "a word of another predicate";
      // An outer act that is itself dropped as content hides nothing but its own words.
      else if (within(tree, drafts[i], drafts[j]) && !within(tree, drafts[j], drafts[i]))
        why[i] = "content of another act";
    }
  }
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    for (std::size_t j = i + 1; j < drafts.size(); ++j) {
      if (why[i] != nullptr || why[j] != nullptr || !same_event(tree, drafts[i], drafts[j])) continue;
      const bool keep_second = is_stopgap(drafts[i]) != is_stopgap(drafts[j])
                                   ? is_stopgap(drafts[i])
                                   : keeps_second(tree, drafts[i], drafts[j]);
      Draft& kept = drafts[keep_second ? j : i];
      const Draft& dropped = drafts[keep_second ? i : j];
      take_over(kept.target, dropped.target);
      if (kept.source.empty()) kept.source = dropped.source;
      why[keep_second ? i : j] = "the same act, told by another word";
    }
  }
  std::vector<Draft> kept;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (why[i] == nullptr) {
      kept.push_back(std::move(drafts[i]));
    } else if (log != nullptr) {
      (*log)[drafts[i].trial].taken = false;
      (*log)[drafts[i].trial].outcome = why[i];
    }
  }
  share_doers(tree, kept);
  std::stable_sort(kept.begin(), kept.end(),
                   [](const Draft& a, const Draft& b) { return a.act.trigger.begin < b.act.trigger.begin; });
  return kept;
}

}  // namespace dragoman
