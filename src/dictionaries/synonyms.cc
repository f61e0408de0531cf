#include "dictionaries/synonyms.h"

#include <algorithm>

#include "base/tsv.h"
#include "base/utf8.h"
#include "dictionaries/phrase.h"

namespace dragoman::dictionaries {
namespace {

constexpr std::size_t kMostPhrases = 2000;
constexpr std::size_t kDeepest = 50;   ///< sets in sets
constexpr std::size_t kMostSets = 20;  ///< in one phrase

/// "&CURRENCY_" -> "currency".
std::string set_name(std::string_view text) {
  std::string name = lower(trim(text));
  while (name.ends_with('_')) name.pop_back();
  return name.starts_with('&') ? name.substr(1) : name;
}

/// The end of a set's name that begins at `at`.
std::size_t name_end(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] != ' ') ++at;
  return at;
}

}  // namespace

void Synonyms::begin(std::string_view name, std::uint32_t line) {
  Set& set = sets_[set_name(name)];
  if (set.line == 0) set.line = line;
  current_ = &set;
}

bool Synonyms::add(std::string_view phrase, std::uint32_t line) {
  if (current_ == nullptr) return false;
  current_->phrases.push_back({plain_phrase(phrase), line});
  return true;
}

void Synonyms::account(Ledger& ledger) const {
  for (const auto& [name, set] : sets_) {
    ledger.read(Kind::kSynonymSet);
    ledger.read(Kind::kSynonym, set.phrases.size());
    const auto phrases = expand("&" + name);
    if (phrases && !phrases->empty()) {
      ledger.carried(Kind::kSynonymSet);
    } else {
      ledger.left(Kind::kSynonymSet, file_, set.line, "&" + name,
                  phrases ? "a set without phrases" : phrases.error().message);
    }
    for (const Phrase& phrase : set.phrases) {
      const auto all = expand(phrase.text);
      if (all && phrases) {
        ledger.carried(Kind::kSynonym);
      } else {
        ledger.left(Kind::kSynonym, file_, phrase.line, phrase.text,
                    all ? phrases.error().message : all.error().message);
      }
    }
  }
}

Result<std::vector<std::string>> Synonyms::expand(std::string_view phrase) const {
  if (std::count(phrase.begin(), phrase.end(), '&') > static_cast<std::ptrdiff_t>(kMostSets))
    return fail(ErrorCode::kInvalid, "more than " + std::to_string(kMostSets) + " sets in one phrase");
  std::set<std::string> open;
  return expand(phrase, open);
}

Result<std::vector<std::string>> Synonyms::expand(std::string_view phrase,
                                                  std::set<std::string>& open) const {
  const std::size_t at = phrase.find('&');
  if (at == std::string_view::npos || at + 1 == phrase.size() || phrase[at + 1] == ' ')
    return std::vector<std::string>{std::string(phrase)};
  const std::size_t end = name_end(phrase, at);
  const std::string name = set_name(phrase.substr(at, end - at));
  const auto set = sets_.find(name);
  if (set == sets_.end()) return fail(ErrorCode::kInvalid, "there is no synonym set &" + name);
  if (!open.insert(name).second)
    return fail(ErrorCode::kInvalid, "the synonym set &" + name + " holds itself");
  if (open.size() > kDeepest)
    return fail(ErrorCode::kInvalid, "sets in sets, more than " + std::to_string(kDeepest) + " deep");
  std::vector<std::string> out;
  for (const Phrase& item : set->second.phrases) {
    const auto inner = expand(item.text, open);
    if (!inner) return tl::unexpected(inner.error());
    for (const std::string& words : *inner) {
      if (out.size() == kMostPhrases)
        return fail(ErrorCode::kInvalid, "stands for more than " + std::to_string(kMostPhrases) + " phrases");
      out.push_back(std::string(phrase.substr(0, at)) + words + std::string(phrase.substr(end)));
    }
  }
  open.erase(name);
  if (phrase.substr(end).find('&') == std::string_view::npos) return out;
  std::vector<std::string> all;
  for (const std::string& words : out) {
    const auto further = expand(words, open);
    if (!further) return tl::unexpected(further.error());
    all.insert(all.end(), further->begin(), further->end());
    if (all.size() > kMostPhrases)
      return fail(ErrorCode::kInvalid, "stands for more than " + std::to_string(kMostPhrases) + " phrases");
  }
  return all;
}

}  // namespace dragoman::dictionaries
