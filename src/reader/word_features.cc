#include "reader/word_features.h"

#include <algorithm>
#include <array>

#include "base/crc32.h"
#include "base/utf8.h"

namespace dragoman {
namespace {

std::uint8_t shape(std::string_view text) {
  const char32_t first = decode(text, 0).cp;
  if (is_digit(first)) return 3;
  bool any_upper = false, any_other_case = false;
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    const auto [cp, size] = decode(text, at);
    at += size;
    any_upper |= is_upper(cp);
    any_other_case |= is_lower(cp) || is_title(cp);
  }
  if (any_upper && !any_other_case && count > 1) return 2;
  if (is_upper(first)) return 1;
  return is_alpha(first) ? 0 : 4;
}

}  // namespace

std::uint32_t bucket(std::string_view label, std::uint32_t buckets) {
  return label.empty() ? 0 : 1 + crc32(label) % (buckets - 1);
}

std::vector<FeatureBuckets> word_features(const Parse& parse, TokenSpan within) {
  std::vector<FeatureBuckets> out(within.size());
  for (std::uint32_t t = within.begin; t < within.end; ++t) {
    FeatureBuckets& f = out[t - within.begin];
    f.dep = static_cast<std::uint8_t>(bucket(parse.dep[t], kDepBuckets));
    f.tag = static_cast<std::uint8_t>(bucket(parse.tag[t], kTagBuckets));
    f.shape = shape(parse.doc.str(t));
  }
  const auto behind = std::partition_point(parse.entities.begin(), parse.entities.end(),
                                           [&](const Entity& e) { return e.span.end <= within.begin; });
  for (auto it = behind; it != parse.entities.end() && it->span.begin < within.end; ++it) {
    const auto label = static_cast<std::uint8_t>(bucket(it->label, kEntityBuckets));
    for (std::uint32_t t = std::max(it->span.begin, within.begin); t < std::min(it->span.end, within.end);
         ++t) {
      out[t - within.begin].entity = label;
    }
  }
  return out;
}

void path_buckets(const Parse& parse, std::uint32_t trigger, TokenSpan within,
                  std::vector<std::uint16_t>& out) {
  // The way up from the trigger, with the checksum of the labels passed to each.
  std::array<std::uint32_t, kLongestPath + 1> up{}, climbed{};
  std::size_t ups = 0;
  for (std::uint32_t at = trigger, sum = 0; ups <= kLongestPath; at = parse.head[at]) {
    up[ups] = at;
    climbed[ups++] = sum;
    if (parse.is_root(at)) break;
    sum = crc32(parse.dep[at], crc32("<", sum));
  }
  out.assign(within.size(), 0);
  for (std::uint32_t t = within.begin; t < within.end; ++t) {
    std::array<std::uint32_t, kLongestPath + 1> down{};
    std::size_t downs = 0;
    std::uint32_t at = t;
    const auto* end = up.data() + ups;
    const auto* met = std::find<const std::uint32_t*>(up.data(), end, at);
    while (met == end && downs <= kLongestPath && !parse.is_root(at)) {
      if (downs < down.size()) down[downs] = at;
      ++downs;
      at = parse.head[at];
      met = std::find<const std::uint32_t*>(up.data(), end, at);
    }
    if (met == end) continue;
    const auto rise = static_cast<std::size_t>(met - up.data());
    if (rise + downs == 0 || rise + downs > kLongestPath) continue;
    std::uint32_t sum = climbed[rise];
    for (std::size_t k = downs; k-- > 0;) sum = crc32(parse.dep[down[k]], crc32(">", sum));
    out[t - within.begin] = static_cast<std::uint16_t>(1 + sum % (kPathBuckets - 1));
  }
}

PredicateIndex::PredicateIndex(const Lexicon& lexicon) {
  for (const WordList& list : lexicon.lists()) {
    if (!list.file.starts_with("predicates/")) continue;
    const std::size_t kind = list.type ? static_cast<std::size_t>(*list.type)
                                       : (list.name.starts_with("report.") ? kActTypes : kActTypes + 1);
    const auto column = static_cast<std::uint8_t>(2 * kind + (list.sure ? 0 : 1));
    for (const Pattern& pattern : list.patterns) {
      if (pattern.words.empty()) continue;
      by_first_[pattern.words.front()].push_back({{pattern.words.begin() + 1, pattern.words.end()}, column});
    }
  }
}

std::vector<std::uint64_t> PredicateIndex::columns(const Parse& parse, TokenSpan sentence) const {
  constexpr std::size_t kReach = 3;  // the next part stands at most this many words on
  std::vector<std::string> lemmas;
  lemmas.reserve(sentence.size());
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) lemmas.push_back(lower(parse.lemma[t]));
  std::vector<std::uint64_t> out(lemmas.size(), 0);
  for (std::size_t i = 0; i < lemmas.size(); ++i) {
    const auto it = by_first_.find(lemmas[i]);
    if (it == by_first_.end()) continue;
    for (const Phrase& phrase : it->second) {
      std::size_t at = i;
      const bool stands = std::all_of(phrase.rest.begin(), phrase.rest.end(), [&](const std::string& part) {
        for (std::size_t next = at + 1; next < lemmas.size() && next <= at + kReach; ++next) {
          if (lemmas[next] != part) continue;
          at = next;
          return true;
        }
        return false;
      });
      if (stands) out[i] |= std::uint64_t{1} << phrase.column;
    }
  }
  return out;
}

}  // namespace dragoman
