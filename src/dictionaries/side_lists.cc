#include "dictionaries/side_lists.h"

#include <algorithm>

#include "base/tsv.h"
#include "base/utf8.h"

namespace dragoman::dictionaries {
namespace {

/// The one lemma of "n:school"; "" where there are more, or it is written with a hyphen.
std::string single_word(std::string_view text) {
  std::string word = lower(trim(text));
  if (word.starts_with("n:") || word.starts_with("v:")) word.erase(0, 2);
  const bool one = !word.empty() && word.find_first_of(" +-:;\t") == std::string::npos;
  return one ? word : std::string();
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
    } else if (const std::string word = single_word(text.substr(0, open)); word.empty()) {
      left("contexts are told by single words");
    } else {
      words_[lower(trim(text.substr(open + 1, close - open - 1)))].insert(word);
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

void list_discards(const Source& source, Ledger& ledger) {
  for (const SourceLine& line : source.lines)
    ledger.refused(Kind::kDiscard, source.file, line.number, line.text,
                   "no sentence is passed over for a word in it");
}

void list_prepositions(const Source& source, Ledger& ledger) {
  for (const SourceLine& line : source.lines)
    ledger.refused(Kind::kPreposition, source.file, line.number, line.text, "the parser tells prepositions");
}

}  // namespace dragoman::dictionaries
