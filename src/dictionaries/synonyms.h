#pragma once
// Sets of synonyms: "&CURRENCY" and the phrases it stands for, which may name other sets.

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "dictionaries/ledger.h"
#include "dragoman/result.h"

namespace dragoman::dictionaries {

class Synonyms {
 public:
  explicit Synonyms(std::string file) : file_(std::move(file)) {}

  /// "&NAME_": the mark '_' at the end says that it has no plurals; a second set of the name adds to the
  /// first.
  void begin(std::string_view name, std::uint32_t line);
  /// "+PHRASE" of the set that was begun last; false if there is none.
  bool add(std::string_view phrase, std::uint32_t line);
  /// Counts and lists sets and phrases; once all are read.
  void account(Ledger& ledger) const;

  /// `phrase` with each set in it replaced by its phrases, lower-case. kInvalid: an unknown set, one that
  /// holds itself, or more than 2000 phrases.
  Result<std::vector<std::string>> expand(std::string_view phrase) const;

 private:
  struct Phrase {
    std::string text;
    std::uint32_t line = 0;
  };
  struct Set {
    std::vector<Phrase> phrases;
    std::uint32_t line = 0;
  };
  Result<std::vector<std::string>> expand(std::string_view phrase, std::set<std::string>& open) const;

  std::string file_;
  std::map<std::string, Set> sets_;  ///< by name without '&' and '_'
  Set* current_ = nullptr;
};

}  // namespace dragoman::dictionaries
