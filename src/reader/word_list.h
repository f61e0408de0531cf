#pragma once
// Lists of words and word groups: what frames name as predicates and ask of arguments.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dragoman/event.h"
#include "dragoman/result.h"
#include "reader/tree.h"

namespace dragoman {

enum class WordClass : std::uint8_t { kVerb, kNoun, kAdjective, kPhrase };

/// A word or a group of words that hang together in the tree ("call for", "take to street"), as lemmas.
struct Pattern {
  std::vector<std::string> words;
  std::size_t key = 0;  ///< index of the word by which it is looked up, its head where it has one
  WordClass word_class = WordClass::kVerb;
  bool operator==(const Pattern&) const = default;
};

/// Cuts an entry of a list. A hyphenated word is cut at its hyphens, as the tokenizer does.
Pattern make_pattern(std::string_view entry, WordClass word_class);

/// The tokens of `pattern` whose key word is `token`: each other word is tied to one already found, as its
/// child or its head. Nothing where a word is wanting or the class of `token` is another.
std::optional<std::vector<std::uint32_t>> match(const Tree& tree, std::uint32_t token,
                                                const Pattern& pattern);
/// The same, whatever the class of `token`.
bool stands_at(const Tree& tree, std::uint32_t token, const Pattern& pattern);

/// Lets maps from strings be asked with views.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
template <class Value>
using WordMap = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

struct WordList {
  std::string name;
  WordClass word_class = WordClass::kVerb;
  std::optional<EventType> type;  ///< absent: no event
  std::string mode;
  bool sure = true;  ///< false: some of its uses are no event
  std::vector<Pattern> patterns;
  std::string file;
  std::uint32_t line = 0;

  /// True if some pattern stands at `token`, whatever its class.
  bool holds(const Tree& tree, std::uint32_t token) const;
  void add(Pattern pattern);

 private:
  WordMap<std::vector<std::uint32_t>> by_key_;
};

/// Reads "list NAME pos=verb type=ASSAULT mode=- sure" into an empty list.
Result<WordList> parse_list_header(std::string_view text, std::string_view file, std::uint32_t line);
/// Adds the entries of one indented line: "kill; shoot dead; # a comment".
void add_entries(WordList& list, std::string_view text);

}  // namespace dragoman
