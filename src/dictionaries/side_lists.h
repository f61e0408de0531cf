#pragma once
// What stands beside actors and verbs: issues, discards, prepositions.

#include <map>
#include <set>
#include <string>

#include "dictionaries/ledger.h"
#include "dictionaries/source.h"

namespace dragoman::dictionaries {

/// Issues as contexts of ontology/contexts.tsv: each single word with a code.
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

/// Lists every discard: nothing here passes over a sentence for one word in it.
void list_discards(const Source& source, Ledger& ledger);
/// Lists every preposition: the parser tells them.
void list_prepositions(const Source& source, Ledger& ledger);

}  // namespace dragoman::dictionaries
