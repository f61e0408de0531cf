#include "reader/attribution.h"

#include <algorithm>

#include "reader/phrase.h"

namespace dragoman {
namespace {

class Voices {
 public:
  Voices(const Tree& tree, const Arguments& arguments, const GrammarLists& grammar)
      : tree_(tree), arguments_(arguments), grammar_(grammar) {}

  std::vector<VoiceSpan> above(std::uint32_t head, const Heads& source, bool own_voice_is_none) {
    for (std::uint32_t at = head;; at = tree_.head(at)) {
      beside(at);
      if (tree_.is_root(at)) break;
      governor(at);
    }
    if (found_.empty()) quoted(head);
    std::vector<VoiceSpan> out;
    for (auto it = found_.rbegin(); it != found_.rend(); ++it) {
      if (own_voice_is_none && is_own(it->who, source)) continue;
      const TokenSpan who = actor_phrase(tree_, grammar_, it->who);
      const bool twice =
          std::any_of(out.begin(), out.end(), [&](const VoiceSpan& v) { return v.who == who; });
      if (!twice) out.push_back({who, {it->cue, it->cue + 1}, it->quoted});
    }
    return out;
  }

 private:
  struct Voice {
    std::uint32_t who, cue;
    bool quoted = false;
  };

  void add(std::uint32_t who, std::uint32_t cue, bool quoted = false) {
    if (who == kNoToken) return;
    if (tree_.tag(who).starts_with("W") || tree_.tag(who) == "EX") return;
    // "The report from the RIA news agency" speaks for the agency.
    if (grammar_.report_noun->holds(tree_, who)) {
      for (const char* word : {"from", "by", "of", "in"}) {
        const Heads by = arguments_.follow(who, {{Step::Kind::kPreposition, word}});
        if (!by.empty() && (word[0] != 'o' || arguments_.is_actor(by.front()))) {
          who = by.front();
          break;
        }
      }
    }
    if (!knows(who)) found_.push_back({who, cue, quoted});
  }

  bool knows(std::uint32_t who) const {
    return std::any_of(found_.begin(), found_.end(), [&](const Voice& v) { return v.who == who; });
  }

  bool is_own(std::uint32_t who, const Heads& source) const {
    if (std::find(source.begin(), source.end(), who) != source.end()) return true;
    // "Iran says it will ...": the pronoun stands for the speaker.
    return std::any_of(source.begin(), source.end(), [&](std::uint32_t s) {
      return tree_.tag(s).starts_with("PRP") && s > who &&
             tree_.parse().sentence_of[s] == tree_.parse().sentence_of[who];
    });
  }

  // "according to X", "X said" set beside the clause, a citing clause.
  void beside(std::uint32_t at) {
    for (const std::uint32_t k : tree_.kids(at)) {
      const Dep dep = tree_.dep(k);
      if (tree_.lower(k) == "according") {
        for (const std::uint32_t to : tree_.kids(k)) {
          if (tree_.dep(to) == Dep::kPrep) add(tree_.kid(to, Dep::kPobj), k);
        }
      } else if (dep == Dep::kParataxis && grammar_.report->holds(tree_, k)) {
        add(tree_.kid(k, Dep::kNsubj), k);
      } else if ((dep == Dep::kAdvcl || dep == Dep::kAcl) && grammar_.citing->holds(tree_, k)) {
        add(tree_.kid(k, Dep::kDobj), k);
      }
    }
  }

  void governor(std::uint32_t at) {
    const std::uint32_t up = tree_.head(at);
    const Dep dep = tree_.dep(at);
    if (dep != Dep::kCcomp && dep != Dep::kDobj && dep != Dep::kXcomp && dep != Dep::kAcl &&
        dep != Dep::kParataxis)
      return;
    if (!grammar_.report->holds(tree_, up)) return;
    if (dep == Dep::kDobj && !reports_things(up)) return;
    if (tree_.is_verb(up)) {
      if (arguments_.is_passive(up)) return;
      const std::uint32_t who = arguments_.surface_subject(up);
      add(who, up);
      if (who != kNoToken) cited_below(who);
      cited_below(up);
    } else if (const std::uint32_t owner = tree_.kid(up, Dep::kPoss); owner != kNoToken) {
      add(owner, up);
    }
  }

  /// Words in quotation marks are those of the speaker who stands nearest to the quotation in its paragraph:
  /// "We were attacked. Nobody helped," the mayor said.
  void quoted(std::uint32_t head) {
    constexpr std::uint32_t kNear = 12;  // words from the marks to the verb
    const TokenSpan words = tree_.quotation(head);
    if (words.empty()) return;
    const auto& paragraphs = tree_.parse().doc.segments;
    const auto paragraph = std::partition_point(paragraphs.begin(), paragraphs.end(),
                                                [head](TokenSpan each) { return each.end <= head; });
    const std::uint32_t before = std::min(words.begin - paragraph->begin, kNear);
    const std::uint32_t first = before == 0 ? words.end : words.begin - before;
    const std::uint32_t last = std::min(words.end + kNear + 1, paragraph->end);
    std::uint32_t best = kNoToken, gap = kNear + 1;
    for (std::uint32_t t = first; t < last; t = t + 1 == words.begin ? words.end : t + 1) {
      const std::uint32_t far = t < words.begin ? words.begin - t : t - words.end;
      if (far >= gap || !tree_.is_verb(t) || !grammar_.report->holds(tree_, t)) continue;
      if (!tree_.quotation(t).empty()) continue;
      best = t;
      gap = far;
    }
    if (best != kNoToken) add(arguments_.surface_subject(best), best, true);
  }

  bool reports_things(std::uint32_t verb) const {
    const std::string_view lemma = tree_.lemma(verb);
    return lemma == "report" || lemma == "confirm" || lemma == "describe";
  }

  // "The report, citing X, confirmed": X stands inside the outer voice, so it comes first when climbing.
  void cited_below(std::uint32_t at) {
    for (const std::uint32_t k : tree_.kids(at)) {
      const Dep dep = tree_.dep(k);
      if ((dep == Dep::kAdvcl || dep == Dep::kAcl) && grammar_.citing->holds(tree_, k)) {
        const std::uint32_t who = tree_.kid(k, Dep::kDobj);
        if (who != kNoToken && !knows(who) && !found_.empty()) found_.insert(found_.end() - 1, {who, k});
      }
    }
  }

  const Tree& tree_;
  const Arguments& arguments_;
  const GrammarLists& grammar_;
  std::vector<Voice> found_;
};

}  // namespace

std::vector<VoiceSpan> find_voices(const Tree& tree, const Arguments& arguments, const GrammarLists& grammar,
                                   std::uint32_t head, const Heads& source, bool verbal) {
  return Voices(tree, arguments, grammar).above(head, source, verbal);
}

}  // namespace dragoman
