#pragma once
// The word lists that imported frames name.

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman::dictionaries {

class WordLists {
 public:
  /// The reference ("@imported.12") of a list of these entries; the same entries give the same list.
  std::string reference(const std::vector<std::string>& entries, std::string_view word_class);
  /// What a frame asks of a word: the words themselves where they are few and plain, else a list. An entry
  /// that ends in '*' is a stem.
  std::string words(const std::vector<std::string>& entries);
  /// The text of predicates/imported.txt.
  std::string text() const;

 private:
  std::map<std::string, std::size_t> numbers_;  ///< by the list's text below its head
  std::vector<std::string> lists_;
};

}  // namespace dragoman::dictionaries
