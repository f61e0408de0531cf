#include "dictionaries/side_lists.h"

#include <algorithm>
#include <vector>

#include "base/tsv.h"
#include "base/utf8.h"
#include "dictionaries/phrase.h"

namespace dragoman::dictionaries {
namespace {

/// The forms of "n:school reform", "anti+bribery": the parser looks for lemmas and cuts at hyphens.
std::vector<std::string> forms_of(std::string_view text) {
  std::string phrase;
  for (std::string word : split_list(lower(text), ' ')) {
    if (word.starts_with("n:") || word.starts_with("v:")) word.erase(0, 2);
    if (!word.empty()) phrase.append(phrase.empty() ? "" : " ").append(word);
  }
  std::vector<std::string> forms{phrase};
  if (phrase.find('+') != std::string::npos) {
    forms = {phrase, phrase};
    std::replace(forms[0].begin(), forms[0].end(), '+', ' ');
    std::replace(forms[1].begin(), forms[1].end(), '+', '-');
  }
  for (std::size_t i = forms.size(); i-- > 0;) {
    const std::string one = singular(forms[i]);
    if (one != forms[i]) forms.push_back(one);
  }
  return forms;
}

/// "Group A": the letter is an article to a word list.
bool has_article(std::string_view phrase) {
  const std::vector<std::string> words = split_list(phrase, ' ');
  return words.size() == 2 && std::any_of(words.begin(), words.end(), [](const std::string& word) {
           return word == "a" || word == "an" || word == "the";
         });
}

}  // namespace

void IssueRows::add(const Source& source) {
  for (const SourceLine& line : source.lines) {
    const std::string_view text = line.text;
    if (text.starts_with('<')) continue;  // <ISSUE ...> opens a section, </ISSUE> ends it
    ledger_.read(Kind::kIssue);
    const auto left = [&](std::string_view reason) {
      ledger_.left(Kind::kIssue, source.file, line.number, text, reason);
    };
    const std::size_t open = text.find('['), close = text.find(']');
    if (text.starts_with('~')) {
      left("a phrase that takes issues away again");
    } else if (open == std::string_view::npos || close == std::string_view::npos || close < open) {
      left("an issue is WORDS [CODE]");
    } else if (const std::string code = lower(trim(text.substr(open + 1, close - open - 1))); code.empty()) {
      left("an empty code");
    } else if (const auto forms = forms_of(text.substr(0, open)); !phrase_fault(forms.front()).empty()) {
      left(phrase_fault(forms.front()));
    } else {
      words_[code].insert(forms.begin(), forms.end());
      ledger_.carried(Kind::kIssue);
    }
  }
}

std::string IssueRows::table() const {
  if (words_.empty()) return {};
  std::string out = "context\tdefinition\twords\n";
  for (const auto& [context, words] : words_) {
    out += context + "\tAn issue of an imported dictionary.\t";
    for (const std::string& word : words) out.append(word == *words.begin() ? "" : "; ").append(word);
    out += '\n';
  }
  return out;
}

void DiscardRows::add(const Source& source) {
  for (const SourceLine& line : source.lines) {
    ledger_.read(Kind::kDiscard);
    const bool story = line.text.starts_with('+');
    const std::string phrase = plain_phrase(std::string_view(line.text).substr(story ? 1 : 0));
    if (const std::string_view fault = phrase_fault(phrase); !fault.empty()) {
      ledger_.left(Kind::kDiscard, source.file, line.number, line.text, fault);
      continue;
    }
    if (has_article(phrase)) {
      ledger_.left(Kind::kDiscard, source.file, line.number, line.text,
                   "lists pass over articles: the other words alone would discard too much");
      continue;
    }
    std::set<std::string>& phrases = story ? stories_ : sentences_;
    phrases.insert(phrase);
    phrases.insert(singular(phrase));
    ledger_.carried(Kind::kDiscard);
  }
}

std::string DiscardRows::lists() const {
  std::string out;
  for (const auto& [name, phrases] : {std::pair("sentence", &sentences_), std::pair("story", &stories_)}) {
    if (phrases->empty()) continue;
    out += std::string("list discard.") + name + " pos=phrase type=- mode=- sure\n";
    for (const std::string& phrase : *phrases) out += "  " + phrase + "\n";
  }
  return out;
}

void list_prepositions(const Source& source, Ledger& ledger) {
  for (const SourceLine& line : source.lines)
    ledger.refused(Kind::kPreposition, source.file, line.number, line.text, "the parser tells prepositions");
}

}  // namespace dragoman::dictionaries
