#include "cli/align.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace dragoman::cli {
namespace {

constexpr std::int64_t kNear = 80;  // code points

struct Candidate {
  int weight;
  std::size_t gold;
  std::size_t predicted;
};

/// Characters of a word as Python's \w sees them: letters, digits, other numbers, the underscore.
bool is_word(char32_t cp) {
  constexpr std::array<std::pair<char32_t, char32_t>, 8> kNumbers = {{{0xBC, 0xBE},
                                                                      {0x2150, 0x2189},
                                                                      {0x2460, 0x249B},
                                                                      {0x24EA, 0x24FF},
                                                                      {0x2776, 0x2793},
                                                                      {0x3007, 0x3007},
                                                                      {0x3021, 0x3029},
                                                                      {0x3220, 0x3229}}};
  if (cp == '_' || is_alpha(cp) || is_digit(cp)) return true;
  return std::any_of(kNumbers.begin(), kNumbers.end(),
                     [cp](const auto& range) { return cp >= range.first && cp <= range.second; });
}

/// Words of three letters and more in small letters, but for the commonest.
std::set<std::string> content_words(std::string_view text) {
  static const std::set<std::string_view> stop = {"the", "and",  "for",   "who",  "that", "with", "from",
                                                  "was", "were", "has",   "had",  "have", "are",  "its",
                                                  "his", "her",  "their", "this", "said", "say",  "says"};
  std::set<std::string> out;
  std::size_t begin = 0;
  std::size_t letters = 0;
  const auto end_word = [&](std::size_t end) {
    if (letters > 2) {
      std::string word = lower(text.substr(begin, end - begin));
      if (!stop.contains(word)) out.insert(std::move(word));
    }
    letters = 0;
  };
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode(text, at);
    if (!is_word(next.cp)) {
      end_word(at);
    } else if (letters++ == 0) {
      begin = at;
    }
    at += next.size;
  }
  end_word(text.size());
  return out;
}

std::set<Code> as_set(const std::vector<Code>& codes) { return {codes.begin(), codes.end()}; }

}  // namespace

bool same_codes(const std::vector<Code>& a, const std::vector<Code>& b) { return as_set(a) == as_set(b); }

std::vector<std::pair<std::size_t, std::size_t>> align(const std::vector<ScoredEvent>& gold,
                                                       const std::vector<ScoredEvent>& predicted) {
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < gold.size(); ++i) {
    for (std::size_t j = 0; j < predicted.size(); ++j) {
      const ScoredEvent& g = gold[i];
      const ScoredEvent& p = predicted[j];
      const bool overlap = std::min(g.end, p.end) > std::max(g.start, p.start);
      const bool near = g.paragraph == p.paragraph && std::max(g.start - p.end, p.start - g.end) <= kNear;
      const bool same = g.type == p.type;
      if (!overlap && !(near && same)) continue;
      candidates.push_back({(overlap ? 4 : 0) + (same ? 3 : 0) + (same_codes(g.source, p.source) ? 1 : 0) +
                                (same_codes(g.target, p.target) ? 1 : 0),
                            i, j});
    }
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.weight > b.weight; });
  std::vector<bool> gold_used(gold.size());
  std::vector<bool> predicted_used(predicted.size());
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (const Candidate& candidate : candidates) {
    if (gold_used[candidate.gold] || predicted_used[candidate.predicted]) continue;
    gold_used[candidate.gold] = true;
    predicted_used[candidate.predicted] = true;
    pairs.emplace_back(candidate.gold, candidate.predicted);
  }
  return pairs;
}

bool same_voice(const std::vector<std::string>& gold, const std::vector<std::string>& predicted) {
  for (const std::string& told : gold) {
    const std::set<std::string> wanted = content_words(told);
    if (wanted.empty()) continue;
    for (const std::string& given : predicted) {
      const std::set<std::string> got = content_words(given);
      const auto shared = static_cast<std::size_t>(std::count_if(
          wanted.begin(), wanted.end(), [&got](const std::string& word) { return got.contains(word); }));
      if (2 * shared >= wanted.size() && got.size() <= 2 * wanted.size() + 2) return true;
    }
  }
  return false;
}

}  // namespace dragoman::cli
