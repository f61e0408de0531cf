#include "event/numbers.h"

#include <algorithm>
#include <limits>
#include <string>

#include "reader/arguments.h"
#include "reader/attribution.h"
#include "reader/tree.h"
#include "text/amount.h"

namespace dragoman {
namespace {

/// A number of the article, with what it counts.
struct Count {
  const CountedKind* kind = nullptr;
  TokenSpan words;            ///< the number, its qualifiers among them
  std::uint32_t teller = 0;   ///< the word that tells what is counted: "killed", "deaths"
  std::uint32_t counted = 0;  ///< the noun that is counted, or the number itself
  Amount amount;
};

bool is_many(std::string_view lower) {
  constexpr std::array<std::string_view, 6> kMany = {"tens",     "dozens",    "scores",
                                                     "hundreds", "thousands", "millions"};
  return std::find(kMany.begin(), kMany.end(), lower) != kMany.end();
}

class Finder {
 public:
  Finder(const Tree& tree, const Ontology& ontology) : tree_(tree), ontology_(ontology) {}

  std::vector<Count> all() const {
    std::vector<Count> out;
    for (std::uint32_t token = 0; token < tree_.size(); ++token) {
      if (const auto count = count_at(token)) out.push_back(*count);
    }
    return out;
  }

 private:
  /// The count whose number has its head at `token`.
  std::optional<Count> count_at(std::uint32_t token) const {
    const bool many = is_many(tree_.lower(token));
    if (!many && tree_.tag(token) != "CD") return std::nullopt;
    const std::string_view label = tree_.entity(token);
    if (label == "DATE" || label == "TIME" || label == "MONEY" || label == "PERCENT" || label == "ORDINAL")
      return std::nullopt;
    // Only the head of a number: of "two dozen" and "tens of thousands" the word that the rest hangs on.
    const Dep dep = tree_.dep(token);
    if (dep == Dep::kCompound || dep == Dep::kQuantmod || (many && inside_many(token))) return std::nullopt;
    Count count;
    count.words = words_of(token);
    count.counted = counted_by(token);
    std::vector<std::string_view> words;
    for (std::uint32_t w = count.words.begin; w < count.words.end; ++w) words.push_back(tree_.lower(w));
    const auto amount = read_amount(words);
    if (!amount || !tell(count)) return std::nullopt;
    count.amount = *amount;
    return count;
  }

  bool inside_many(std::uint32_t token) const {  // the "thousands" of "tens of thousands"
    if (tree_.dep(token) != Dep::kPobj) return false;
    const std::uint32_t of = tree_.head(token);
    return tree_.lower(of) == "of" && !tree_.is_root(of) && is_many(tree_.lower(tree_.head(of)));
  }

  /// The number with what stands before it and belongs to it; of "tens of thousands of people" all but the
  /// people.
  TokenSpan words_of(std::uint32_t token) const {
    TokenSpan words{token, token + 1};
    constexpr std::uint32_t kReach = 6;
    while (words.begin > tree_.sentence(token).begin && token - words.begin < kReach) {
      const std::uint32_t before = words.begin - 1;
      const Dep dep = tree_.dep(before);
      const bool own = tree_.below(before, token) ||
                       (tree_.head(before) == tree_.head(token) && tree_.tag(before) == "CD");
      if (!own || dep == Dep::kDet) break;
      words.begin = before;
    }
    const TokenSpan sentence = tree_.sentence(token);
    while (words.end + 1 < sentence.end && tree_.lower(words.end) == "of" &&
           is_many(tree_.lower(words.end + 1)))
      words.end += 2;
    if (words.end + 1 < sentence.end && tree_.lower(words.end) == "-" && tree_.tag(words.end + 1) == "CD")
      words.end += 2;
    return words;
  }

  /// "ten people", "dozens of people": people; else the number itself.
  std::uint32_t counted_by(std::uint32_t token) const {
    if (tree_.dep(token) == Dep::kNummod && !tree_.is_root(token)) return tree_.head(token);
    for (std::uint32_t at = token, steps = 0; steps < 3; ++steps) {
      std::uint32_t next = kNoToken;
      for (const std::uint32_t prep : tree_.kids(at)) {
        if (tree_.dep(prep) == Dep::kPrep && tree_.lower(prep) == "of") next = tree_.kid(prep, Dep::kPobj);
      }
      if (next == kNoToken) return at;
      at = next;
      if (!is_many(tree_.lower(at))) return at;
    }
    return token;
  }

  bool take(Count& count, std::uint32_t teller, Counting how) const {
    count.kind = ontology_.counted(tree_.lemma(teller), how);
    if (count.kind == nullptr) count.kind = ontology_.counted(tree_.lower(teller), how);
    count.teller = teller;
    return count.kind != nullptr;
  }

  /// Finds the word that tells what is counted.
  bool tell(Count& count) const {
    const std::uint32_t noun = count.counted;
    // "ten people killed", "the ten wounded soldiers"
    for (const std::uint32_t below : tree_.kids(noun)) {
      const Dep dep = tree_.dep(below);
      const bool passive = tree_.tag(below) == "VBN" || tree_.tag(below) == "JJ";
      if ((dep == Dep::kAcl || dep == Dep::kAmod) && passive && take(count, below, Counting::kDone))
        return true;
      if (dep == Dep::kRelcl && tell_by_verb(count, below, tree_.has(below, Dep::kNsubjpass))) return true;
    }
    std::uint32_t top =
        noun;  // "one of them", "a group of 20 people": the phrase's own head stands in the clause
    for (int steps = 0; steps < 8 && tree_.dep(top) == Dep::kConj; ++steps) top = tree_.head(top);
    const std::uint32_t number = top == noun && tree_.dep(noun) == Dep::kPobj ? up_from_of(noun) : top;
    if (!tree_.is_root(number)) {
      const std::uint32_t verb = tree_.head(number);
      const Dep dep = tree_.dep(number);
      if (dep == Dep::kNsubjpass && tell_by_verb(count, verb, true)) return true;
      if (dep == Dep::kDobj && tell_by_verb(count, verb, true)) return true;
      if (dep == Dep::kNsubj && (tell_by_verb(count, verb, false) || tell_state(count, verb))) return true;
      // "left ten people dead"
      if (dep == Dep::kNsubj || dep == Dep::kDobj) {
        for (const std::uint32_t beside : tree_.kids(verb)) {
          const Dep kind = tree_.dep(beside);
          if ((kind == Dep::kOprd || kind == Dep::kAcomp || kind == Dep::kCcomp) &&
              (take(count, beside, Counting::kNoun) || take(count, beside, Counting::kDone)))
            return true;
        }
      }
      // "the toll rose to 12"
      if (dep == Dep::kPobj && tell_toll(count, verb)) return true;
    }
    return take(count, noun, Counting::kNoun);
  }

  /// "killed and wounded", "was shot and killed": the verb or one that it is joined to.
  bool tell_by_verb(Count& count, std::uint32_t verb, bool passive) const {
    if (take(count, verb, passive ? Counting::kDone : Counting::kDoing)) return true;
    for (const std::uint32_t below : tree_.kids(verb)) {
      const bool joined = tree_.dep(below) == Dep::kConj && !tree_.has(below, Dep::kDobj) &&
                          !tree_.has(below, Dep::kNsubj) && !tree_.has(below, Dep::kNsubjpass);
      if (joined && take(count, below, passive ? Counting::kDone : Counting::kDoing)) return true;
    }
    return false;
  }

  /// "ten people are dead"
  bool tell_state(Count& count, std::uint32_t verb) const {
    const std::uint32_t state = tree_.kid(verb, Dep::kAcomp);
    return state != kNoToken && (take(count, state, Counting::kNoun) || take(count, state, Counting::kDone));
  }

  bool tell_toll(Count& count, std::uint32_t preposition) const {
    if (tree_.is_root(preposition) || tree_.lower(preposition) != "to") return false;
    const std::uint32_t subject = tree_.kid(tree_.head(preposition), Dep::kNsubj);
    if (subject == kNoToken) return false;
    if (tree_.lemma(subject) != "toll" && tree_.lemma(subject) != "number") return false;
    for (const std::uint32_t below : tree_.kids(subject)) {
      if (take(count, below, Counting::kNoun) || take(count, below, Counting::kDone)) return true;
    }
    return tree_.lemma(subject) == "toll" && take(count, subject, Counting::kNoun);
  }

  /// The number or crowd that "of people" hangs on.
  std::uint32_t up_from_of(std::uint32_t noun) const {
    std::uint32_t at = noun;
    for (int steps = 0; steps < 4 && tree_.dep(at) == Dep::kPobj; ++steps) {
      const std::uint32_t of = tree_.head(at);
      if (tree_.lower(of) != "of" || tree_.is_root(of)) break;
      at = tree_.head(of);
    }
    return at;
  }

  const Tree& tree_;
  const Ontology& ontology_;
};

/// How far the event is from the count: less is nearer. Nothing where it cannot be its.
std::optional<std::size_t> distance(const Event& event, const Act& act, const Count& count,
                                    const Tree& tree) {
  const auto& types = count.kind->types;
  const auto rank = std::find(types.begin(), types.end(), event.type) - types.begin();
  if (static_cast<std::size_t>(rank) == types.size()) return std::nullopt;
  const std::uint32_t sentence = tree.parse().sentence_of[count.counted];
  const std::uint32_t own = tree.parse().sentence_of[act.head];
  if (own != sentence && own + 1 != sentence) return std::nullopt;
  constexpr std::size_t kSentence = 1'000'000, kRank = 10'000, kOutside = 1'000;
  std::size_t out = own == sentence ? 0 : kSentence;
  if (act.trigger.contains(count.teller)) return out;
  out += 1 + kRank * static_cast<std::size_t>(rank);
  if (own == sentence && !tree.below(count.teller, act.head)) out += kOutside;
  return out + (act.head < count.teller ? count.teller - act.head : act.head - count.teller);
}

}  // namespace

void add_numbers(std::vector<Event>& events, const std::vector<Act>& acts, const Reading& reading,
                 const Ontology& ontology, const GrammarLists& grammar) {
  const Tree tree(*reading.parse);
  const Arguments arguments(tree, grammar);
  for (const Count& count : Finder(tree, ontology).all()) {
    Event* best = nullptr;
    std::size_t nearest = std::numeric_limits<std::size_t>::max();
    for (std::size_t i = 0; i < events.size(); ++i) {
      const auto far = distance(events[i], acts[i], count, tree);
      // Of the sentence before, the last one.
      if (!far || *far > nearest) continue;
      nearest = *far;
      best = &events[i];
    }
    if (best == nullptr) continue;
    EventNumber number{
        count.kind->what, count.amount.low, count.amount.high, reading.parse->doc.words(count.words), {}};
    const auto voices = find_voices(tree, arguments, grammar, count.teller, {}, false);
    if (!voices.empty()) number.according_to = std::string(reading.parse->doc.str(voices.back().who));
    best->numbers.push_back(std::move(number));
  }
}

}  // namespace dragoman
