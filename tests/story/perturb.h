#pragma once
// Copies of a text with edits at random places, seeded.

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <vector>

namespace dragoman::perturb {

inline std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text) {
    if (c == ' ' || c == '\n') {
      if (!word.empty()) words.push_back(std::move(word));
      word.clear();
    } else {
      word += c;
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

inline std::string join(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

/// `share` of the words replaced, left out, or followed by a new one, each as often, with words of
/// `vocabulary`.
inline std::string edited(const std::string& text, double share, const std::vector<std::string>& vocabulary,
                          std::mt19937_64& random) {
  const std::vector<std::string> words = split(text);
  std::vector<std::size_t> places(words.size());
  for (std::size_t i = 0; i < places.size(); ++i) places[i] = i;
  std::shuffle(places.begin(), places.end(), random);
  std::vector<int> edit(words.size(), -1);
  const auto edits = static_cast<std::size_t>(share * static_cast<double>(words.size()) + 0.5);
  for (std::size_t i = 0; i < edits; ++i) edit[places[i]] = static_cast<int>(random() % 3);
  std::vector<std::string> out;
  const auto any = [&] { return vocabulary[random() % vocabulary.size()]; };
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (edit[i] == 0) out.push_back(any());
    if (edit[i] == 2 || edit[i] == -1) out.push_back(words[i]);
    if (edit[i] == 2) out.push_back(any());
  }
  return join(out);
}

}  // namespace dragoman::perturb
