#pragma once
// From verbs and their patterns to frames.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "dictionaries/codes.h"
#include "dictionaries/ledger.h"
#include "dictionaries/verbs.h"
#include "dictionaries/word_lists.h"

namespace dragoman::dictionaries {

class FrameRows {
 public:
  /// Priorities of a verb alone: a pattern has one more for each word that it asks for.
  static constexpr int kAlone = 0, kBelowOurs = -1000;
  /// Of a transformation; no pattern has more words.
  static constexpr int kTransformed = 50;

  FrameRows(const Codes& codes, int priority, Ledger& ledger)
      : codes_(codes), priority_(priority), ledger_(ledger) {}

  void add(const VerbDictionary& dictionary);
  /// The text of frames/imported.frames.
  const std::string& frames() const { return frames_; }
  /// The text of predicates/imported.txt.
  std::string lists() const { return lists_.text(); }

 private:
  /// What a frame's lines say; empty lines are left out.
  struct Draft {
    std::uint32_t line = 0;
    std::string suffix;  ///< tells two frames of one line apart
    std::vector<std::string> predicates, needs;
    std::string source, target;
    bool over_clause = false;  ///< it stands for what its clause tells
    bool as_told = false;      ///< a negation stands in the pattern: the act is done
    int priority = 0;
  };
  /// The two directions of a code: "046:046", ":173".
  struct Coded {
    std::string code;      ///< the one that is carried over
    bool swapped = false;  ///< it is the reverse's: the object does it to the subject
    std::string reverse;   ///< the other one, if any
  };
  static Coded coded(std::string_view text);

  void add_verbs(const VerbBlock& block);
  void add_pattern(const VerbBlock& block, const VerbPattern& pattern);
  void add_transformation(const VerbDictionary& dictionary, const Transformation& rule);
  Draft draft_of(const VerbBlock& block, const VerbPattern& pattern);
  void add_needs(const VerbPattern& pattern, Draft& draft);
  std::vector<std::string> predicates(const VerbBlock& block, const VerbPattern& pattern);
  void write(const Draft& draft, const Coded& code, const EventMeaning& meaning);
  void write_both(const Draft& draft, const VerbPattern& pattern, const Coded& code,
                  const EventMeaning& meaning);
  std::vector<std::string> like(const VerbDictionary& dictionary, const std::string& verb) const;

  const Codes& codes_;
  int priority_;
  Ledger& ledger_;
  WordLists lists_;
  std::string file_;
  std::string frames_;
};

}  // namespace dragoman::dictionaries
