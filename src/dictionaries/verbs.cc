#include "dictionaries/verbs.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

#include "base/tsv.h"
#include "base/utf8.h"
#include "dictionaries/phrase.h"

namespace dragoman::dictionaries {
namespace {

constexpr std::string_view kNullCode = "---";

/// Forms of "be" and "have" at the head of a verb: the parser knows them by their lemma.
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kAuxiliaries = {{{"is", "be"},
                                                                                        {"are", "be"},
                                                                                        {"was", "be"},
                                                                                        {"were", "be"},
                                                                                        {"am", "be"},
                                                                                        {"been", "be"},
                                                                                        {"being", "be"},
                                                                                        {"has", "have"},
                                                                                        {"had", "have"}}};

std::string lemma_of(const std::string& word) {
  const auto found =
      std::find_if(kAuxiliaries.begin(), kAuxiliaries.end(), [&](const auto& a) { return a.first == word; });
  return found == kAuxiliaries.end() ? word : std::string(found->second);
}

/// "+ASK_FOR" -> "ask for", "RE_+ARREST" -> "arrest re".
std::string verb_phrase(std::string_view text) {
  std::vector<std::string> words;
  for (const std::string& word : split_list(lower(text), '_')) {
    if (word.empty()) continue;
    if (word.starts_with('+')) {
      words.insert(words.begin(), lemma_of(word.substr(1)));
    } else {
      words.push_back(words.empty() ? lemma_of(word) : word);
    }
  }
  std::string out;
  for (const std::string& word : words) out.append(out.empty() ? "" : " ").append(word);
  return out;
}

/// Verbs whose forms may begin with a stem: "accus" -> "accuse", "carr" -> "carry", "stopp" -> "stop".
std::vector<std::string> of_stem(const std::string& stem) {
  std::vector<std::string> all{stem, stem + "e", stem + "y"};
  const std::size_t n = stem.size();
  if (n > 3 && stem[n - 1] == stem[n - 2]) all.push_back(stem.substr(0, n - 1));
  if (n > 2 && stem[n - 1] == 'i') all.push_back(stem.substr(0, n - 1) + "y");
  return all;
}

std::string code_in(std::string_view text) {
  const std::size_t open = text.find('['), close = text.find(']', open);
  if (open == std::string_view::npos || close == std::string_view::npos) return {};
  return std::string(trim(text.substr(open + 1, close - open - 1)));
}

/// "a (a b ATTACK) SAY = a b 015".
std::optional<Transformation> transformation(const SourceLine& line) {
  Transformation made;
  made.text = line.text;
  made.line = line.number;
  std::string text = line.text.substr(1);
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '(' || c == ')'; }, ' ');
  std::vector<std::string> words = split_list(text, ' ');
  std::erase(words, "");
  if (words.size() != 9 || words[5] != "=") return std::nullopt;
  made.outer_source = words[0];
  made.inner_source = words[1];
  made.inner_target = words[2];
  made.inner = words[3] == "Q" ? words[3] : verb_phrase(words[3]);
  made.outer = verb_phrase(words[4]);
  made.source = words[6];
  made.target = words[7];
  made.code = words[8];
  return made;
}

class Parser {
 public:
  Parser(const Source& source, Format format, Ledger& ledger)
      : source_(source), format_(format), ledger_(ledger), synonyms_(source.file) {}

  VerbDictionary parse() {
    read_synonyms();
    for (const SourceLine& line : source_.lines) add(line);
    VerbDictionary out{source_.file, {}, std::move(transformations_)};
    for (VerbBlock& block : blocks_) {
      if (!block.verbs.empty() || !block.patterns.empty()) out.blocks.push_back(std::move(block));
    }
    return out;
  }

 private:
  void left(Kind kind, const SourceLine& line, std::string_view reason) {
    ledger_.left(kind, source_.file, line.number, line.text, reason);
  }

  /// Sets may be used before they are defined.
  void read_synonyms() {
    for (const SourceLine& line : source_.lines) {
      if (line.text.starts_with('&')) synonyms_.begin(line.text, line.number);
      if (is_synonym(line)) synonyms_.add(line.text.substr(1), line.number);
      in_set_ = line.text.starts_with('&') || is_synonym(line);
    }
    in_set_ = false;
    synonyms_.account(ledger_);
  }

  bool is_synonym(const SourceLine& line) const { return in_set_ && line.text.starts_with('+'); }

  void add(const SourceLine& line) {
    const std::string& text = line.text;
    const bool set = text.starts_with('&') || is_synonym(line);
    if (!set && text.starts_with("---")) {
      begin_block(code_in(text));
    } else if (!set && text.starts_with('-')) {
      add_pattern(line);
    } else if (!set && text.starts_with('~')) {
      add_transformation(line);
    } else if (!set) {
      add_verb(line);
    }
    in_set_ = set;
  }

  void begin_block(std::string code) {
    blocks_.emplace_back();
    block_code_ = code.empty() ? std::string(kNullCode) : std::move(code);
  }

  void add_transformation(const SourceLine& line) {
    ledger_.read(Kind::kTransformation);
    auto made = transformation(line);
    if (!made) return left(Kind::kTransformation, line, "a transformation is ~ a (b c VERB) VERB = a b CODE");
    transformations_.push_back(std::move(*made));
  }

  void add_verb(const SourceLine& line) {
    ledger_.read(Kind::kVerb);
    if (format_ == Format::kTabari || blocks_.empty()) begin_block({});
    const std::string_view text = line.text;
    if ((text.find('{') == std::string_view::npos) != (text.find('}') == std::string_view::npos))
      return left(Kind::kVerb, line, "a brace { that is not closed");
    if ((text.find('[') == std::string_view::npos) != (text.find(']') == std::string_view::npos))
      return left(Kind::kVerb, line, "a bracket [ that is not closed");
    const std::string phrase = verb_phrase(trim(text.substr(0, text.find_first_of("{["))));
    if (const std::string_view fault = phrase_fault(phrase); !fault.empty())
      return left(Kind::kVerb, line, fault);
    if (phrase.starts_with('&')) return left(Kind::kVerb, line, "a set of synonyms is no verb");
    const auto [seen, fresh] = seen_.emplace(phrase, line.number);
    if (!fresh)
      return left(Kind::kVerb, line, "the verb stands at line " + std::to_string(seen->second) + " already");
    const std::string own = code_in(text);
    const bool stem = format_ == Format::kTabari &&
                      !trim(text.substr(0, text.find_first_of("{["))).ends_with('_') &&
                      phrase.find(' ') == std::string::npos;
    blocks_.back().verbs.push_back({stem ? of_stem(phrase) : std::vector<std::string>{phrase},
                                    own.empty() ? block_code_ : own, line.text, line.number});
  }

  void add_pattern(const SourceLine& line) {
    ledger_.read(Kind::kPattern);
    auto pattern = parse_pattern(line, format_, synonyms_);
    if (!pattern) return left(Kind::kPattern, line, pattern.error().message);
    if (blocks_.empty()) return left(Kind::kPattern, line, "a pattern before any verb");
    keep(std::move(*pattern));
  }

  /// Of two patterns with the same words the first holds; in PETRARCH-2 the last.
  void keep(VerbPattern pattern) {
    const std::string words = plain_phrase(pattern.text.substr(0, pattern.text.rfind('[')));
    std::vector<VerbPattern>& all = blocks_.back().patterns;
    const auto [seen, fresh] = patterns_.emplace(std::pair(blocks_.size(), words), all.size());
    if (fresh) {
      all.push_back(std::move(pattern));
      return;
    }
    VerbPattern& kept = all[seen->second];
    if (format_ == Format::kPetrarch2) std::swap(kept, pattern);
    ledger_.left(Kind::kPattern, source_.file, pattern.line, pattern.text,
                 "the same words stand at line " + std::to_string(kept.line));
  }

  const Source& source_;
  Format format_;
  Ledger& ledger_;
  Synonyms synonyms_;
  bool in_set_ = false;
  std::string block_code_ = std::string(kNullCode);
  std::vector<VerbBlock> blocks_;
  std::vector<Transformation> transformations_;
  std::unordered_map<std::string, std::uint32_t> seen_;                  ///< line of each verb
  std::map<std::pair<std::size_t, std::string>, std::size_t> patterns_;  ///< by block and words
};

}  // namespace

VerbDictionary parse_verbs(const Source& source, Format format, Ledger& ledger) {
  return Parser(source, format, ledger).parse();
}

}  // namespace dragoman::dictionaries
