#include "dictionaries/pattern.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/tsv.h"
#include "base/utf8.h"
#include "dictionaries/phrase.h"

namespace dragoman::dictionaries {
namespace {

using ItemKind = PatternItem::Kind;

constexpr std::array<std::string_view, 47> kPrepositions = {
    "about", "above",   "across", "after",  "against", "along",   "amid",   "among",  "around",  "as",
    "at",    "before",  "behind", "below",  "beside",  "between", "beyond", "by",     "down",    "during",
    "for",   "from",    "in",     "inside", "into",    "near",    "of",     "off",    "on",      "onto",
    "out",   "outside", "over",   "past",   "since",   "through", "to",     "toward", "towards", "under",
    "until", "up",      "upon",   "via",    "with",    "within",  "without"};

constexpr std::size_t kShortestStem = 4;  ///< letters; what is shorter is a whole word

bool is_plain(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::optional<ItemKind> party(std::string_view text) {
  if (text == "$") return ItemKind::kSource;
  if (text == "+") return ItemKind::kTarget;
  if (text == "%") return ItemKind::kBoth;
  if (text == "^") return ItemKind::kSkip;
  return std::nullopt;
}

/// Blanks around brackets and marks of parties, so that words can be cut at blanks.
std::string loosened(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool mark = c == '(' || c == ')' || c == '{' || c == '}' || c == '|' || c == '$' || c == '+' ||
                      c == '%' || c == '^';
    if (mark) out += ' ';
    out += c;
    if (mark) out += ' ';
  }
  return out;
}

/// Reads one side of the verb.
class Side {
 public:
  Side(std::string_view text, Format format, const Synonyms& synonyms)
      : format_(format), synonyms_(synonyms) {
    for (std::string& word : split_list(loosened(text), ' ')) {
      if (!word.empty()) words_.push_back(std::move(word));
    }
  }

  Result<std::vector<PatternItem>> parse() {
    while (at_ < words_.size()) {
      const std::string word = words_[at_++];
      Result<void> done;
      if (word == "(") {
        done = prepositional();
      } else if (word == "{") {
        done = format_ == Format::kPetrarch2 ? noun_group("") : alternatives();
      } else if (word == ")" || word == "}" || word == "|") {
        done = fail(ErrorCode::kInvalid, "a bracket " + word + " that was not opened");
      } else if (const auto kind = party(word)) {
        add_party(*kind);
      } else {
        done = add_words({word});
      }
      if (!done) return tl::unexpected(done.error());
    }
    return std::move(items_);
  }

 private:
  /// A party takes the preposition that stands right before it: "AGAINST +".
  void add_party(ItemKind kind) {
    PatternItem item;
    item.kind = kind;
    if (!items_.empty() && items_.back().phrases.size() == 1) {
      std::string_view word = items_.back().phrases.front();
      word = word.substr(word.rfind(' ') + 1);
      if (word.ends_with('*')) word.remove_suffix(1);
      if (is_preposition(word)) item.preposition = word;
    }
    items_.push_back(std::move(item));
  }

  Result<void> add_words(const std::vector<std::string>& alternatives) {
    PatternItem item;
    for (const std::string& alternative : alternatives) {
      const std::string phrase = plain_phrase(alternative);
      if (phrase.empty()) continue;
      const auto all = synonyms_.expand(phrase);
      if (!all) return tl::unexpected(all.error());
      for (const std::string& words : *all) {
        if (const std::string_view fault = phrase_fault(words); !fault.empty())
          return fail(ErrorCode::kInvalid, std::string(fault) + ": '" + words + "'");
        item.phrases.push_back(stem(words, alternative));
      }
    }
    // "to" hangs on the verb that follows it, whatever stands before.
    item.apart =
        format_ != Format::kPetrarch2 && item.phrases.size() == 1 && item.phrases.front().starts_with("to ");
    if (!item.phrases.empty()) items_.push_back(std::move(item));
    return {};
  }

  /// In TABARI a word without '_' behind it stands for all that begin so.
  std::string stem(const std::string& phrase, std::string_view written) const {
    if (format_ != Format::kTabari || written.ends_with('_') || phrase.find(' ') != std::string::npos ||
        written.starts_with('&') || phrase.size() < kShortestStem || !is_plain(phrase))
      return phrase;
    return phrase + "*";
  }

  std::optional<std::vector<std::string>> until(std::string_view end) {
    std::vector<std::string> inner;
    while (at_ < words_.size() && words_[at_] != end) inner.push_back(words_[at_++]);
    if (at_ == words_.size()) return std::nullopt;
    ++at_;
    return inner;
  }

  /// "{ WAS | WERE }"
  Result<void> alternatives() {
    const auto inner = until("}");
    if (!inner) return fail(ErrorCode::kInvalid, "a brace { that is not closed");
    std::vector<std::string> all{""};
    for (const std::string& word : *inner) {
      if (word == "|") {
        all.emplace_back();
      } else {
        all.back() += (all.back().empty() ? "" : "_") + word;
      }
    }
    return add_words(all);
  }

  /// "{PEACE TALKS}", behind `preposition` if that is not empty.
  Result<void> noun_group(const std::string& preposition) {
    const auto inner = until("}");
    if (!inner) return fail(ErrorCode::kInvalid, "a brace { that is not closed");
    std::string phrase = preposition;
    for (const std::string& word : *inner) {
      if (word == "{" || word == "(" || word == ")")
        return fail(ErrorCode::kInvalid, "brackets in each other");
      if (party(word)) return fail(ErrorCode::kInvalid, "an actor inside a noun phrase");
      phrase += (phrase.empty() ? "" : "_") + word;
    }
    return add_words({phrase});
  }

  /// "(TO FORCE)", "(FROM +)", "(FROM)", "(OF {PEACE TALKS})".
  Result<void> prepositional() {
    if (at_ == words_.size() || words_[at_] == ")")
      return fail(ErrorCode::kInvalid, "a bracket ( without a preposition");
    const std::string preposition = words_[at_++];
    bool alone = true;
    while (at_ < words_.size() && words_[at_] != ")") {
      const std::string word = words_[at_++];
      if (word == "(") return fail(ErrorCode::kInvalid, "brackets in each other");
      if (const auto kind = party(word)) {
        add_party(*kind);
        items_.back().preposition = plain_phrase(preposition);
      } else if (auto done = word == "{" ? noun_group(preposition)
                                         : add_words({std::string(preposition).append("_").append(word)});
                 !done) {
        return done;
      }
      alone = false;
    }
    if (at_ == words_.size()) return fail(ErrorCode::kInvalid, "a bracket ( that is not closed");
    ++at_;
    return alone ? add_words({preposition}) : Result<void>{};
  }

  Format format_;
  const Synonyms& synonyms_;
  std::vector<std::string> words_;
  std::size_t at_ = 0;
  std::vector<PatternItem> items_;
};

}  // namespace

bool is_preposition(std::string_view word) {
  return std::find(kPrepositions.begin(), kPrepositions.end(), word) != kPrepositions.end();
}

Result<VerbPattern> parse_pattern(const SourceLine& line, Format format, const Synonyms& synonyms) {
  VerbPattern pattern;
  pattern.line = line.number;
  std::string_view text = trim(std::string_view(line.text).substr(1));
  pattern.text = line.text;
  const std::size_t open = text.rfind('['), close = text.rfind(']');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open)
    return fail(ErrorCode::kInvalid, "a pattern ends in its [CODE]");
  pattern.code = std::string(trim(text.substr(open + 1, close - open - 1)));
  text = text.substr(0, open);
  const std::size_t verb = text.find('*');
  if (verb == std::string_view::npos) return fail(ErrorCode::kInvalid, "no * says where the verb stands");
  if (text.find('*', verb + 1) != std::string_view::npos)
    return fail(ErrorCode::kInvalid, "two * in one pattern");
  auto before = Side(text.substr(0, verb), format, synonyms).parse();
  if (!before) return tl::unexpected(before.error());
  const std::string_view right = text.substr(verb + 1);
  auto behind = Side(right, format, synonyms).parse();
  if (!behind) return tl::unexpected(behind.error());
  pattern.before = std::move(*before);
  pattern.behind = std::move(*behind);
  if (right.starts_with('_') && !pattern.behind.empty()) pattern.behind.front().joined = true;
  if (verb > 0 && text[verb - 1] == '_' && !pattern.before.empty())
    pattern.before.back().apart = pattern.before.back().phrases.size() == 1;
  return pattern;
}

}  // namespace dragoman::dictionaries
