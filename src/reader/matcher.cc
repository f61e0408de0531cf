#include "reader/matcher.h"

#include <algorithm>
#include <utility>

#include "reader/attribution.h"
#include "reader/phrase.h"
#include "reader/status_cues.h"

namespace dragoman {
namespace {

/// Acts that consist in words: who tells of his own is no source of information beside it.
bool is_verbal(EventType type) {
  switch (type) {
    case EventType::kAgree:
    case EventType::kConsult:
    case EventType::kSupport:
    case EventType::kConcede:
    case EventType::kRequest:
    case EventType::kAccuse:
    case EventType::kReject:
    case EventType::kThreaten:
      return true;
    default:
      return false;
  }
}

}  // namespace

Matcher::Matcher(const Tree& tree, const Lexicon& lexicon, std::vector<FrameTrial>* log)
    : tree_(&tree),
      lexicon_(&lexicon),
      arguments_(tree, lexicon.grammar()),
      log_(log),
      present_(lexicon.words()) {
  lemma_.reserve(tree.size());
  lower_.reserve(tree.size());
  for (std::uint32_t t = 0; t < tree.size(); ++t) {
    lemma_.push_back(lexicon.word(tree.lemma(t)));
    lower_.push_back(tree.lower(t) == tree.lemma(t) ? kNoWord : lexicon.word(tree.lower(t)));
  }
}

std::vector<Draft> Matcher::drafts(TokenSpan sentence) {
  const auto mark = [&](bool here) {
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
      if (lemma_[t] != kNoWord) present_[lemma_[t]] = here;
      if (lower_[t] != kNoWord) present_[lower_[t]] = here;
    }
  };
  mark(true);
  std::vector<Draft> out;
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    if (auto draft = at(t)) out.push_back(std::move(*draft));
  }
  mark(false);
  return out;
}

std::optional<Draft> Matcher::at(std::uint32_t token) {
  for (const WordId key : {lower_[token], lemma_[token]}) {
    if (key == kNoWord) continue;
    for (const Candidate& candidate : lexicon_->candidates(key)) {
      const bool all_there = std::all_of(candidate.others.begin(), candidate.others.end(),
                                         [&](WordId word) { return present_[word]; });
      if (!all_there) continue;
      const Frame& frame = lexicon_->frames()[candidate.frame];
      const Predicate& predicate = frame.predicates[candidate.predicate];
      auto words = match(*tree_, token, predicate.pattern);
      if (!words) continue;
      std::string outcome = "act";
      for (const Need& need : frame.needs) {
        if (!arguments_.meets(token, need)) {
          outcome = "needs " + need.text;
          break;
        }
      }
      if (outcome == "act" && !frame.type && !predicate.type) outcome = "no event";
      if (log_ != nullptr) log_->push_back({frame.id, token, outcome == "act", outcome});
      if (outcome == "no event") return std::nullopt;
      if (outcome == "act") return build(frame, predicate, std::move(*words));
    }
  }
  return std::nullopt;
}

std::optional<Draft> Matcher::build(const Frame& frame, const Predicate& predicate,
                                    std::vector<std::uint32_t> words) {
  const GrammarLists& grammar = lexicon_->grammar();
  Draft draft;
  draft.frame = &frame;
  const std::uint32_t head = words.front();
  draft.words = std::move(words);
  draft.source = arguments_.find(draft.words, frame.source);
  look_behind(draft.source);
  draft.target = arguments_.find(draft.words, frame.target);
  std::erase_if(draft.target, [&](std::uint32_t t) {
    return std::find(draft.source.begin(), draft.source.end(), t) != draft.source.end();
  });
  draft.content = arguments_.find(draft.words, frame.content);
  if (log_ != nullptr) draft.trial = log_->size() - 1;

  Act& act = draft.act;
  act.head = head;
  act.trigger = trigger_of(draft.words);
  act.sentence = tree_->sentence(head);
  act.type = frame.type ? *frame.type : *predicate.type;
  act.mode = mode_of(frame, predicate, draft);
  act.cameo = frame.cameo;
  const StatusCue cue = find_status(*tree_, arguments_, grammar, head);
  act.status = frame.status ? *frame.status : cue.status;
  act.status_told = frame.status.has_value() || cue.cue != kNoToken;
  for (const std::uint32_t t : draft.content) act.content.push_back(tree_->subtree(t));
  const bool own = is_verbal(act.type) || act.status == Status::kFuture;
  act.attribution = find_voices(*tree_, arguments_, grammar, head, draft.source, own);
  act.needs_actor = act.type != EventType::kAssault;
  act.confidence = frame.confidence;
  act.rule = "frames/" + frame.id;
  return draft;
}

// A bomb or a raid does nothing by itself: whoever stands behind it does.
void Matcher::look_behind(Heads& source) const {
  Heads out;
  for (const std::uint32_t t : source) {
    const bool thing = tree_->is_noun(t) && lexicon_->grammar().instruments->holds(*tree_, t);
    const std::uint32_t doer = thing ? arguments_.behind(t) : t;
    if (doer != kNoToken && std::find(out.begin(), out.end(), doer) == out.end()) out.push_back(doer);
    if (!thing) continue;
    for (const std::uint32_t side : arguments_.follow(t, {{Step::Kind::kPreposition, "between"}})) {
      for (const std::uint32_t c : arguments_.conjuncts(side)) out.push_back(c);
    }
  }
  source = std::move(out);
}

TokenSpan Matcher::trigger_of(const std::vector<std::uint32_t>& words) const {
  std::vector<std::uint32_t> sorted = words;
  std::sort(sorted.begin(), sorted.end());
  TokenSpan span{words.front(), words.front() + 1};
  const auto skips = [&](std::uint32_t t) {
    return tree_->dep(t) == Dep::kDet || tree_->dep(t) == Dep::kPoss || tree_->lower(t) == "-";
  };
  for (const std::uint32_t t : sorted) {
    if (t < span.end) continue;
    std::uint32_t between = span.end;
    while (between < t && skips(between)) ++between;
    if (between != t) break;
    span.end = t + 1;
  }
  for (auto it = sorted.rbegin(); it != sorted.rend(); ++it) {
    if (*it >= span.begin) continue;
    std::uint32_t between = *it + 1;
    while (between < span.begin && skips(between)) ++between;
    if (between != span.begin) break;
    span.begin = *it;
  }
  return span;
}

bool Matcher::holds(const Condition& condition, const Draft& draft) const {
  Heads heads;
  switch (condition.where) {
    case Condition::Where::kSource:
      heads = draft.source;
      break;
    case Condition::Where::kTarget:
      heads = draft.target;
      break;
    case Condition::Where::kContent:
      heads = draft.content;
      break;
    case Condition::Where::kPath:
      heads = arguments_.follow(draft.act.head, condition.path);
      break;
    case Condition::Where::kSentence:
      for (std::uint32_t t = draft.act.sentence.begin; t < draft.act.sentence.end; ++t) heads.push_back(t);
      break;
  }
  if (condition.there) return !heads.empty();
  if (condition.several) {
    const bool plural =
        std::any_of(heads.begin(), heads.end(), [&](std::uint32_t t) { return tree_->tag(t) == "NNS"; });
    return (heads.size() > 1 || plural) == condition.wanted;
  }
  const bool some = std::any_of(heads.begin(), heads.end(), [&](std::uint32_t t) {
    return condition.inside ? arguments_.holds_inside(t, condition.test)
                            : arguments_.passes(t, condition.test);
  });
  return some == condition.wanted;
}

std::string Matcher::mode_of(const Frame& frame, const Predicate& predicate, const Draft& draft) const {
  for (const ModeRule& rule : frame.modes) {
    if (std::all_of(rule.conditions.begin(), rule.conditions.end(),
                    [&](const Condition& c) { return holds(c, draft); }))
      return rule.mode;
  }
  return predicate.mode;
}

}  // namespace dragoman
