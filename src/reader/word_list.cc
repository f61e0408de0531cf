#include "reader/word_list.h"

#include <algorithm>
#include <array>

#include "base/tsv.h"
#include "base/utf8.h"

namespace dragoman {
namespace {

bool is_function_word(std::string_view word) {
  constexpr std::array<std::string_view, 24> kWords = {
      "about", "against", "at",    "be",  "between", "by",   "for",     "from",
      "in",    "into",    "of",    "off", "on",      "onto", "out",     "over",
      "to",    "toward",  "under", "up",  "upon",    "with", "without", "down"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

bool is_article(std::string_view word) {
  return word == "the" || word == "a" || word == "an" || word == "one's" || word == "oneself" ||
         word == "somebody" || word == "someone";
}

// Nouns are headed by the word before the first preposition, phrases by their first content word.
std::size_t key_of(const std::vector<std::string>& words, WordClass word_class) {
  if (word_class == WordClass::kNoun) {
    std::size_t key = 0;
    while (key + 1 < words.size() && !is_function_word(words[key + 1])) ++key;
    return key;
  }
  std::size_t key = 0;
  if (word_class != WordClass::kVerb || words[0] == "be") {
    while (key + 1 < words.size() && is_function_word(words[key])) ++key;
  }
  return key;
}

bool is_name_of_something(std::string_view label) {
  return label == "ORG" || label == "PERSON" || label == "GPE" || label == "LOC" || label == "FAC" ||
         label == "NORP" || label == "WORK_OF_ART" || label == "PRODUCT";
}

bool is_nominal(Dep dep) {
  return dep == Dep::kNsubj || dep == Dep::kNsubjpass || dep == Dep::kDobj || dep == Dep::kPobj ||
         dep == Dep::kConj || dep == Dep::kAttr || dep == Dep::kAppos;
}

bool class_fits(const Tree& tree, std::uint32_t token, const Pattern& pattern) {
  switch (pattern.word_class) {
    case WordClass::kVerb:
      // A multi-word entry that begins with "be" is looked up by what follows it.
      if (tree.dep(token) == Dep::kAmod) return false;  // "the accused man"
      return tree.is_verb(token) || pattern.key != 0;
    case WordClass::kNoun: {
      if (tree.entity(token) == "DATE") return false;  // the month of March
      if (tree.is_proper(token) && is_name_of_something(tree.entity(token))) return false;
      const bool before_noun = tree.dep(token) == Dep::kCompound || tree.dep(token) == Dep::kAmod;
      if (before_noun && pattern.words.size() == 1) return false;  // an "attack helicopter" attacks nobody
      return tree.is_noun(token) || (tree.tag(token) == "VBG" && is_nominal(tree.dep(token)) &&
                                     pattern.words[pattern.key] == tree.lower(token));
    }
    case WordClass::kAdjective:
      return tree.tag(token).starts_with("JJ") || tree.tag(token) == "VBN" || tree.tag(token) == "VBD" ||
             tree.tag(token).starts_with("RB");
    case WordClass::kPhrase:
      return true;
  }
  return false;
}

bool is_word(const Tree& tree, std::uint32_t token, const std::string& word) {
  return tree.lemma(token) == word || tree.lower(token) == word;
}

// "went to Rome", not "wants to go": the mark of an infinitive is no preposition of its verb.
bool is_mark_of(const Tree& tree, std::uint32_t token, std::uint32_t verb) {
  return tree.dep(token) == Dep::kAux && tree.head(token) == verb && token < verb &&
         tree.lower(token) == "to";
}

// A token for `word` tied to one of `found`; a child before a head.
std::uint32_t tied(const Tree& tree, const std::vector<std::uint32_t>& found, const std::string& word) {
  const auto fresh = [&](std::uint32_t t) {
    return is_word(tree, t, word) && std::find(found.begin(), found.end(), t) == found.end();
  };
  for (const std::uint32_t t : found) {
    for (const std::uint32_t k : tree.kids(t)) {
      // "On Monday he called for": a preposition set before its verb does not make it "call on".
      if (tree.dep(k) == Dep::kPrep && k < t && t == found.front()) continue;
      if (fresh(k) && !(t == found.front() && is_mark_of(tree, k, t))) return k;
    }
  }
  for (const std::uint32_t t : found) {
    if (!tree.is_root(t) && fresh(tree.head(t))) return tree.head(t);
  }
  return kNoToken;
}

}  // namespace

Pattern make_pattern(std::string_view entry, WordClass word_class) {
  Pattern pattern;
  pattern.word_class = word_class;
  std::vector<std::string> words = split_list(lower(entry), ' ');
  std::erase_if(
      words, [&](const std::string& word) { return word.empty() || (words.size() > 1 && is_article(word)); });
  if (words.empty()) return pattern;
  const std::size_t key = key_of(words, word_class);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::vector<std::string> parts = split_list(words[i], '-');
    for (const std::string& part : parts) {
      if (!part.empty()) pattern.words.push_back(part);
    }
    // A word of hyphens alone leaves no part to be looked up by.
    if (i == key && !pattern.words.empty()) pattern.key = pattern.words.size() - 1;
  }
  return pattern;
}

namespace {

// Takes each word that hangs on one found earlier, until all are there or none is added.
bool collect(const Tree& tree, const Pattern& pattern, std::vector<std::uint32_t>& found) {
  std::vector<const std::string*> open;
  for (std::size_t i = pattern.key + 1; i < pattern.words.size(); ++i) open.push_back(&pattern.words[i]);
  for (std::size_t i = pattern.key; i-- > 0;) open.push_back(&pattern.words[i]);
  while (!open.empty()) {
    const auto taken = std::find_if(open.begin(), open.end(), [&](const std::string* word) {
      const std::uint32_t t = tied(tree, found, *word);
      if (t != kNoToken) found.push_back(t);
      return t != kNoToken;
    });
    if (taken == open.end()) return false;
    open.erase(taken);
  }
  return true;
}

}  // namespace

std::optional<std::vector<std::uint32_t>> match(const Tree& tree, std::uint32_t token,
                                                const Pattern& pattern) {
  if (!class_fits(tree, token, pattern)) return std::nullopt;
  std::vector<std::uint32_t> found{token};
  if (!collect(tree, pattern, found)) return std::nullopt;
  return found;
}

bool stands_at(const Tree& tree, std::uint32_t token, const Pattern& pattern) {
  if (pattern.words.size() == 1) return true;
  std::vector<std::uint32_t> found{token};
  return collect(tree, pattern, found);
}

bool WordList::holds(const Tree& tree, std::uint32_t token) const {
  for (const std::string_view word : {tree.lemma(token), tree.lower(token)}) {
    const auto found = by_key_.find(word);
    if (found == by_key_.end()) continue;
    for (const std::uint32_t i : found->second) {
      if (stands_at(tree, token, patterns[i])) return true;
    }
  }
  return false;
}

void WordList::add(Pattern pattern) {
  if (pattern.words.empty() || std::find(patterns.begin(), patterns.end(), pattern) != patterns.end()) return;
  by_key_[pattern.words[pattern.key]].push_back(static_cast<std::uint32_t>(patterns.size()));
  patterns.push_back(std::move(pattern));
}

Result<WordList> parse_list_header(std::string_view text, std::string_view file, std::uint32_t line) {
  std::vector<std::string> words = split_list(text, ' ');
  std::erase_if(words, [](const std::string& word) { return word.empty(); });
  if (words.size() < 2 || words[0] != "list")
    return fail(ErrorCode::kFormat, "expected: list NAME ...", file, line);
  WordList list;
  list.name = words[1];
  list.file = file;
  list.line = line;
  for (std::size_t i = 2; i < words.size(); ++i) {
    const std::string& word = words[i];
    const std::string value = word.substr(std::min(word.size(), word.find('=') + 1));
    if (word.starts_with("pos=")) {
      constexpr std::array<std::string_view, 4> kNames = {"verb", "noun", "adj", "phrase"};
      const auto found = std::find(kNames.begin(), kNames.end(), value);
      if (found == kNames.end())
        return fail(ErrorCode::kFormat, "unknown word class '" + value + "'", file, line);
      list.word_class = static_cast<WordClass>(found - kNames.begin());
    } else if (word.starts_with("type=")) {
      list.type = event_type(value);
      if (!list.type && value != "NONE" && value != "-")
        return fail(ErrorCode::kFormat, "unknown type '" + value + "'", file, line);
    } else if (word.starts_with("mode=")) {
      list.mode = value == "-" ? "" : value;
    } else if (word == "sure" || word == "mixed") {
      list.sure = word == "sure";
    } else {
      return fail(ErrorCode::kFormat, "unknown word '" + word + "' in the head of a list", file, line);
    }
  }
  return list;
}

void add_entries(WordList& list, std::string_view text) {
  text = text.substr(0, text.find('#'));
  for (const std::string& entry : split_list(text, ';')) list.add(make_pattern(entry, list.word_class));
}

}  // namespace dragoman
