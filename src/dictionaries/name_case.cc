#include "dictionaries/name_case.h"

#include <algorithm>
#include <array>

#include "base/tsv.h"
#include "base/utf8.h"

namespace dragoman::dictionaries {
namespace {

constexpr std::array<std::string_view, 25> kSmallWords = {
    "of",  "the", "and", "for", "in", "on",  "to",  "at", "by", "de", "la", "du",  "der",
    "von", "van", "dos", "da",  "di", "del", "des", "y",  "e",  "a",  "an", "with"};
constexpr std::array<std::string_view, 6> kArticles = {"al", "el", "bin", "ibn", "ul", "ben"};
constexpr std::array<std::string_view, 6> kAcronyms = {"un", "eu", "us", "uk", "uae", "nato"};
constexpr std::size_t kLongestAcronym = 6;  ///< letters of a name that may be one
constexpr std::size_t kShortWord = 3;       ///< letters of a word inside a name that may be one

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

char raised(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

bool has_vowel(std::string_view word) { return word.find_first_of("AEIOUYaeiouy") != std::string_view::npos; }

/// "AL-QAEDA" -> "Al-Qaeda", "O'NEIL" -> "O'Neil", "LORD'S" -> "Lord's", "U.N." as it is.
std::string capitalised(std::string_view word) {
  if (word.find('.') != std::string_view::npos && word.find('.') + 1 < word.size()) return std::string(word);
  std::string out = lower(word);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const bool first = i == 0 || out[i - 1] == '-' || out[i - 1] == '(' || out[i - 1] == '"';
    const bool after_quote = i > 0 && out[i - 1] == '\'' && i + 1 < out.size();
    if (is_letter(out[i]) && (first || after_quote)) out[i] = raised(out[i]);
  }
  return out;
}

/// What one spelling does with the words that may be written in two ways.
struct Manner {
  bool acronyms = false;        ///< short words stay capitals
  bool small_articles = false;  ///< "al-Qaeda"
};

std::string in_manner(std::string_view word, bool first, Manner manner) {
  std::string small = lower(word);
  if (!first && is_one_of(small, kSmallWords)) return small;
  const std::size_t hyphen = small.find('-');
  const bool article = is_one_of(std::string_view(small).substr(0, hyphen), kArticles);
  if (article && manner.small_articles)
    return hyphen == std::string::npos ? small
                                       : small.substr(0, hyphen + 1) + capitalised(word.substr(hyphen + 1));
  const bool known = is_one_of(small, kAcronyms) || (word.size() > 1 && !has_vowel(word));
  const bool possible = manner.acronyms && word.size() > 1 && word.size() <= kShortWord;
  if ((known || possible) && !article && !is_one_of(small, kSmallWords)) return std::string(word);
  return capitalised(word);
}

std::string spelt(const std::vector<std::string>& words, Manner manner) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += ' ';
    out += in_manner(word, out.empty(), manner);
  }
  return out;
}

}  // namespace

std::vector<std::string> spellings(std::string_view name) {
  std::vector<std::string> words = split_list(name, ' ');
  if (words.size() > 1 && lower(words.front()) == "the") words.erase(words.begin());
  std::vector<std::string> out;
  const auto add = [&out](std::string spelling) {
    if (std::find(out.begin(), out.end(), spelling) == out.end()) out.push_back(std::move(spelling));
  };
  // A dictionary that has small letters knows how its names are written.
  if (name != lower(name) &&
      std::any_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; }))
    add(std::string(name));
  add(spelt(words, {.acronyms = false, .small_articles = false}));
  if (words.size() > 1) add(spelt(words, {.acronyms = true, .small_articles = false}));
  add(spelt(words, {.acronyms = false, .small_articles = true}));
  if (words.size() == 1 && words[0].size() <= kLongestAcronym) add(words[0]);
  return out;
}

}  // namespace dragoman::dictionaries
