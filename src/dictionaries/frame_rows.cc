#include "dictionaries/frame_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/tsv.h"
#include "base/utf8.h"
#include "dictionaries/parties.h"

namespace dragoman::dictionaries {
namespace {

using ItemKind = PatternItem::Kind;

constexpr std::string_view kNull = "---", kDiscard = "###";
constexpr std::size_t kMostPredicates = 2000;

constexpr std::array<std::string_view, 6> kNegations = {"not", "never", "n't", "cannot", "no", "without"};

bool is_nothing(std::string_view code) { return code.empty() || code.starts_with(kNull) || code == kDiscard; }

std::size_t count_words(std::string_view phrase) {
  return static_cast<std::size_t>(std::count(phrase.begin(), phrase.end(), ' ')) + 1;
}

/// What a pattern asks for: the fewest words that it can be met by.
int weight_of(const VerbPattern& pattern) {
  std::size_t words = 0;
  for (const auto* side : {&pattern.before, &pattern.behind}) {
    for (const PatternItem& item : *side) {
      std::size_t fewest = item.phrases.empty() ? 0 : count_words(item.phrases.front());
      for (const std::string& phrase : item.phrases) fewest = std::min(fewest, count_words(phrase));
      words += fewest;
    }
  }
  return static_cast<int>(std::min<std::size_t>(words, FrameRows::kTransformed - 1));
}

bool negates(const VerbPattern& pattern) {
  const auto is_negation = [](const std::string& phrase) {
    const std::vector<std::string> words = split_list(phrase, ' ');
    return std::any_of(words.begin(), words.end(), [](const std::string& word) {
      return std::find(kNegations.begin(), kNegations.end(), word) != kNegations.end();
    });
  };
  return std::any_of(pattern.before.begin(), pattern.before.end(), [&](const PatternItem& item) {
    return std::any_of(item.phrases.begin(), item.phrases.end(), is_negation);
  });
}

/// Acts of words, whose clause tells what is agreed, asked or refused: it is no act beside them.
bool is_told_of(EventType type) {
  return type == EventType::kAgree || type == EventType::kRequest || type == EventType::kReject ||
         type == EventType::kThreaten || type == EventType::kAccuse || type == EventType::kSupport ||
         type == EventType::kConcede;
}

std::vector<std::string> lemmas_of(const VerbBlock& block) {
  std::vector<std::string> out;
  for (const DictionaryVerb& verb : block.verbs)
    out.insert(out.end(), verb.lemmas.begin(), verb.lemmas.end());
  return out;
}

/// A file's name as part of a frame's.
std::string name_part(std::string_view file) {
  std::string out(file);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == ' ' || c == '\t' || c == '#'; }, '-');
  return out;
}

}  // namespace

FrameRows::Coded FrameRows::coded(std::string_view text) {
  std::string plain(text);
  std::erase(plain, '!');
  const std::size_t colon = plain.find(':');
  if (colon == std::string::npos) return {plain, false, {}};
  const std::string forward(trim(std::string_view(plain).substr(0, colon)));
  const std::string reverse(trim(std::string_view(plain).substr(colon + 1)));
  if (forward.empty() || (is_nothing(forward) && !is_nothing(reverse))) return {reverse, true, {}};
  return {forward, false, is_nothing(reverse) ? "" : reverse};
}

void FrameRows::add(const VerbDictionary& dictionary) {
  file_ = dictionary.file;
  for (const VerbBlock& block : dictionary.blocks) {
    for (const VerbPattern& pattern : block.patterns) add_pattern(block, pattern);
    add_verbs(block);
  }
  for (const Transformation& rule : dictionary.transformations) add_transformation(dictionary, rule);
}

/// The verbs of one code share a frame.
void FrameRows::add_verbs(const VerbBlock& block) {
  std::map<std::string, std::vector<const DictionaryVerb*>> by_code;
  for (const DictionaryVerb& verb : block.verbs) by_code[verb.code].push_back(&verb);
  for (const auto& [text, verbs] : by_code) {
    const Coded code = coded(text);
    const auto meaning = is_nothing(code.code) ? EventMeaning{} : codes_.event(code.code);
    Draft draft{verbs.front()->line, "", {}, {}, "subject", usual_target(), false, false, priority_};
    std::vector<std::string> lemmas;
    for (const DictionaryVerb* verb : verbs) {
      lemmas.insert(lemmas.end(), verb->lemmas.begin(), verb->lemmas.end());
      if (meaning) {
        ledger_.carried(Kind::kVerb);
      } else {
        ledger_.left(Kind::kVerb, file_, verb->line, verb->text, "'" + code.code + "' is no code of CAMEO");
      }
      if (meaning && !code.reverse.empty())
        ledger_.refused(Kind::kReverseCode, file_, verb->line, verb->text, "an act goes one way");
    }
    draft.predicates = {lists_.reference(lemmas, "verb")};
    if (meaning) write(draft, code, *meaning);
  }
}

void FrameRows::add_pattern(const VerbBlock& block, const VerbPattern& pattern) {
  const Coded code = coded(pattern.code);
  const auto meaning = is_nothing(code.code) ? EventMeaning{} : codes_.event(code.code);
  const auto left = [&](std::string_view reason) {
    ledger_.left(Kind::kPattern, file_, pattern.line, pattern.text, reason);
  };
  if (!meaning) return left("'" + code.code + "' is no code of CAMEO");
  if (block.verbs.empty()) return left("none of its block's verbs is carried over");
  const Draft draft = draft_of(block, pattern);
  if (draft.predicates.empty()) return left("stands for too many phrases");
  if (!code.reverse.empty())
    ledger_.refused(Kind::kReverseCode, file_, pattern.line, pattern.text, "an act goes one way");
  if (code.code == kDiscard)
    ledger_.refused(Kind::kDiscard, file_, pattern.line, pattern.text,
                    "no sentence is passed over for a word in it");
  write_both(draft, pattern, code, *meaning);
  ledger_.carried(Kind::kPattern);
}

FrameRows::Draft FrameRows::draft_of(const VerbBlock& block, const VerbPattern& pattern) {
  Draft draft;
  draft.line = pattern.line;
  draft.predicates = predicates(block, pattern);
  const Parties parties = parties_of(pattern);
  draft.source = parties.source;
  draft.target = parties.target;
  draft.as_told = negates(pattern);
  draft.priority = priority_ + weight_of(pattern);
  add_needs(pattern, draft);
  return draft;
}

/// The block's verbs, each with the words that follow it at once: "abduct and killed".
std::vector<std::string> FrameRows::predicates(const VerbBlock& block, const VerbPattern& pattern) {
  const std::vector<std::string> verbs = lemmas_of(block);
  const bool joined = !pattern.behind.empty() && pattern.behind.front().joined &&
                      pattern.behind.front().kind == ItemKind::kWords;
  if (!joined) return {lists_.reference(verbs, "verb")};
  const std::vector<std::string>& phrases = pattern.behind.front().phrases;
  if (verbs.size() * phrases.size() > kMostPredicates) return {};
  std::vector<std::string> all;
  for (const std::string& verb : verbs) {
    for (std::string phrase : phrases) {
      if (phrase.ends_with('*')) phrase.pop_back();
      all.push_back(std::string(verb).append(" ").append(phrase));
    }
  }
  return {lists_.reference(all, "verb")};
}

void FrameRows::add_needs(const VerbPattern& pattern, Draft& draft) {
  const auto add = [&](const PatternItem& item, const std::string& side) {
    if (item.kind != ItemKind::kWords) return;
    if (item.apart) {
      for (const std::string& word : split_list(item.phrases.front(), ' '))
        draft.needs.push_back(side + "=" + lists_.words({word}));
    } else {
      draft.needs.push_back(side + "=" + lists_.words(item.phrases));
    }
  };
  for (const PatternItem& item : pattern.before) add(item, "left");
  for (const PatternItem& item : pattern.behind) {
    if (!item.joined) add(item, "right");
  }
}

/// A target before the verb is its subject: the object of a passive, else the subject.
void FrameRows::write_both(const Draft& draft, const VerbPattern& pattern, const Coded& code,
                           const EventMeaning& meaning) {
  if (!parties_of(pattern).target_leads || !meaning.type) return write(draft, code, meaning);
  Draft passive = draft, active = draft;
  passive.suffix = "-passive";
  passive.needs.insert(passive.needs.begin(), "self=PASSIVE");
  passive.target = "object";
  active.suffix = "-active";
  active.needs.insert(active.needs.begin(), "self!=PASSIVE");
  active.target = "subject";
  if (active.source == "subject") active.source = "none";
  write(passive, code, meaning);
  write(active, code, meaning);
}

void FrameRows::write(const Draft& draft, const Coded& code, const EventMeaning& meaning) {
  const std::string type = meaning.type ? lower(name(*meaning.type)) : "none";
  frames_ += fmt::format("frame {}.{}:{}{}\n", type, name_part(file_), draft.line, draft.suffix);
  for (const std::string& predicate : draft.predicates) frames_ += "  predicate  " + predicate + "\n";
  for (const std::string& need : draft.needs) frames_ += "  needs      " + need + "\n";
  if (meaning.type) {
    frames_ += "  source     " + (code.swapped ? draft.target : draft.source) + "\n";
    frames_ += "  target     " + (code.swapped ? draft.source : draft.target) + "\n";
    if (draft.over_clause || is_told_of(*meaning.type)) frames_ += "  content    clause\n";
    if (!meaning.mode.empty()) frames_ += "  mode       " + meaning.mode + "\n";
    if (draft.as_told) frames_ += "  status     actual\n";
    frames_ += "  cameo      " + code.code + "\n";
  }
  frames_ += fmt::format("  priority   {}\n", draft.priority);
}

}  // namespace dragoman::dictionaries
