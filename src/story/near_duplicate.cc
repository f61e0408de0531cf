#include "story/near_duplicate.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "base/hash.h"
#include "base/utf8.h"

namespace dragoman {
namespace {

constexpr std::size_t kFewWords = 20;  // of shorter texts, two shingles in common would be half of all

// An edit of a fifth of the words leaves about half of the shingles in common.
constexpr double kSameText = 0.36;
// A text cut to a third of its length has a third of the shingles, but all of its own.
constexpr double kLeastOfCut = 0.2;
constexpr double kContained = 0.7;

const std::unordered_set<std::string_view>& function_words() {
  static const std::unordered_set<std::string_view> words = {
      "a",     "about", "after", "all",  "also",  "an",    "and",  "are",   "as",  "at",    "be",
      "been",  "but",   "by",    "can",  "could", "for",   "from", "had",   "has", "have",  "he",
      "her",   "him",   "his",   "i",    "if",    "in",    "into", "is",    "it",  "its",   "more",
      "new",   "no",    "not",   "of",   "on",    "one",   "or",   "other", "our", "out",   "over",
      "said",  "says",  "she",   "so",   "some",  "such",  "than", "that",  "the", "their", "them",
      "there", "they",  "this",  "to",   "two",   "under", "up",   "was",   "we",  "were",  "what",
      "when",  "which", "who",   "will", "with",  "would", "year", "years", "you"};
  return words;
}

/// Words in small letters: letters and digits of any script.
std::vector<std::string> words_of(std::string_view text) {
  const std::string small = lower(text);
  std::vector<std::string> words;
  std::string word;
  for (std::size_t at = 0; at < small.size();) {
    const Decoded next = decode(small, at);
    if (is_alpha(next.cp) || is_digit(next.cp)) {
      word.append(small, at, next.size);
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
    at += next.size;
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

std::vector<std::uint32_t> shingles_of(const std::vector<std::string>& words) {
  std::vector<std::uint32_t> out;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (function_words().contains(words[i]) && function_words().contains(words[i + 1])) continue;
    const std::uint64_t hash = xxh3(words[i] + ' ' + words[i + 1]);
    out.push_back(static_cast<std::uint32_t>(hash ^ (hash >> 32)));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

/// Factors and summands of the hash functions, from a fixed seed.
struct Functions {
  std::array<std::uint32_t, kSignatureSize> factor, summand;
};

const Functions& functions() {
  static const Functions made = [] {
    Functions out{};
    for (std::size_t i = 0; i < kSignatureSize; ++i) {
      const std::uint64_t hash = xxh3("minhash " + std::to_string(i));
      out.factor[i] = static_cast<std::uint32_t>(hash) | 1U;
      out.summand[i] = static_cast<std::uint32_t>(hash >> 32);
    }
    return out;
  }();
  return made;
}

Signature of_few_words(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += word + ' ';
  Signature signature;
  for (std::size_t i = 0; i < kSignatureSize; ++i)
    signature.values[i] = static_cast<std::uint16_t>(xxh3(std::to_string(i % kBandRows) + all));
  return signature;
}

}  // namespace

Signature signature_of(std::string_view text) {
  const std::vector<std::string> words = words_of(text);
  const std::vector<std::uint32_t> shingles = shingles_of(words);
  if (words.size() < kFewWords || shingles.empty()) return of_few_words(words);
  std::array<std::uint32_t, kSignatureSize> least;
  least.fill(~0U);
  const Functions& hash = functions();
  for (const std::uint32_t shingle : shingles) {
    for (std::size_t i = 0; i < kSignatureSize; ++i)
      least[i] = std::min(least[i], shingle * hash.factor[i] + hash.summand[i]);
  }
  Signature signature;
  signature.shingles = static_cast<std::uint32_t>(shingles.size());
  // The low half: the high one is near zero wherever there are many shingles.
  for (std::size_t i = 0; i < kSignatureSize; ++i) signature.values[i] = static_cast<std::uint16_t>(least[i]);
  return signature;
}

std::vector<std::uint64_t> band_keys(const Signature& signature) {
  std::vector<std::uint64_t> keys;
  const std::size_t bands = signature.shingles == 0 ? 1 : kBands;
  for (std::size_t band = 0; band < bands; ++band) {
    std::string bytes = std::to_string(band) + (signature.shingles == 0 ? "=" : ":");
    for (std::size_t row = 0; row < kBandRows; ++row)
      bytes += std::to_string(signature.values[band * kBandRows + row]) + ",";
    keys.push_back(xxh3(bytes));
  }
  return keys;
}

double similarity(const Signature& a, const Signature& b) {
  std::size_t same = 0;
  for (std::size_t i = 0; i < kSignatureSize; ++i) same += a.values[i] == b.values[i] ? 1 : 0;
  return static_cast<double>(same) / static_cast<double>(kSignatureSize);
}

bool near_duplicate(const Signature& a, const Signature& b) {
  if (a.shingles == 0 || b.shingles == 0) return a == b;
  const double share = similarity(a, b);
  if (share >= kSameText) return true;
  const double total = static_cast<double>(a.shingles) + static_cast<double>(b.shingles);
  const double common = total * share / (1 + share);
  return share >= kLeastOfCut && common >= kContained * static_cast<double>(std::min(a.shingles, b.shingles));
}

}  // namespace dragoman
