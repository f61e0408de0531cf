#include "dictionaries/phrase.h"

#include <algorithm>
#include <cctype>

#include "base/tsv.h"
#include "base/utf8.h"

namespace dragoman::dictionaries {

std::string plain_phrase(std::string_view text) {
  std::string spaced = lower(text);
  std::replace(spaced.begin(), spaced.end(), '_', ' ');
  std::string out;
  for (const std::string& word : split_list(spaced, ' ')) {
    if (!word.empty()) out.append(out.empty() ? "" : " ").append(word);
  }
  return out;
}

std::string_view phrase_fault(std::string_view phrase) {
  if (phrase.ends_with('*')) phrase.remove_suffix(1);
  if (phrase.find_first_of("[]{}()<>=|*+;#@~!$%^\\") != std::string_view::npos)
    return "a mark that no word has";
  const bool word = std::any_of(phrase.begin(), phrase.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
  });
  return word ? "" : "no word stands here";
}

std::string singular(std::string_view phrase) {
  if (phrase.size() < 4 || !phrase.ends_with('s') || phrase.ends_with("ss")) return std::string(phrase);
  if (phrase.ends_with("ies")) return std::string(phrase.substr(0, phrase.size() - 3)) + "y";
  return std::string(phrase.substr(0, phrase.size() - 1));
}

}  // namespace dragoman::dictionaries
