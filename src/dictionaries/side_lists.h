#pragma once
// What stands beside actors and verbs: issues, discards, prepositions.

#include <map>
#include <set>
#include <string>

#include "dictionaries/ledger.h"
#include "dictionaries/source.h"

namespace dragoman::dictionaries {

/// Issues as contexts of ontology/contexts.tsv: phrases with a code.
class IssueRows {
 public:
  explicit IssueRows(Ledger& ledger) : ledger_(ledger) {}

  void add(const Source& source);
  /// The text of contexts.tsv, "" without lines.
  std::string table() const;

 private:
  Ledger& ledger_;
  std::map<std::string, std::set<std::string>> words_;  ///< by context
};

/// Discards as the lists discard.sentence and discard.story.
class DiscardRows {
 public:
  explicit DiscardRows(Ledger& ledger) : ledger_(ledger) {}

  void add(const Source& source);
  /// Text of the lists, "" without entries.
  std::string lists() const;

 private:
  Ledger& ledger_;
  std::set<std::string> sentences_, stories_;
};

/// Lists every preposition: the parser tells them.
void list_prepositions(const Source& source, Ledger& ledger);

}  // namespace dragoman::dictionaries
