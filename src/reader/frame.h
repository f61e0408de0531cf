#pragma once
// A frame: a predicate, where its parties stand around it, and what act it tells. docs/lexicon-format.md.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/event.h"
#include "dragoman/result.h"
#include "reader/word_list.h"

namespace dragoman {

/// One step from a word to those that stand to it in a relation.
struct Step {
  enum class Kind : std::uint8_t {
    kSubject,    ///< who does it: subject, agent of a passive, possessor of a noun, subject of its light verb
    kObject,     ///< to whom it is done: object, subject of a passive, "of" of a noun
    kPatient,    ///< the same, but never "of"
    kAddressee,  ///< who is asked or told: object, or the subject of the clause that follows
    kIndirect,   ///< dative
    kPossessor,  ///< "Russia's" visit
    kModifier,   ///< an actor before a noun: "Israeli" strike
    kClause,     ///< clausal complement
    kPurpose,    ///< infinitive that tells what for
    kComplement,  ///< "called it a crime": predicate of the object, attribute
    kGovernor,    ///< the word that the predicate hangs on
    kSpeaker,     ///< subject of the verb whose clause the predicate is: \"police say he was held\"
    kAnchor,      ///< the verb that the predicate, a noun, is object or complement of
    kLeft,        ///< words of its clause, its subject and what governs it that stand before it
    kRight,       ///< words below it that stand behind it, those of further clauses left out
    kPreposition,
  };
  Kind kind = Kind::kSubject;
  std::string preposition;
};
/// Steps in a row, "object.between"; empty: the predicate itself.
using Path = std::vector<Step>;

/// What a word may have to be: in a list, a lemma, or of a class.
struct WordTest {
  enum Class : std::uint16_t {
    kActor = 1,  ///< named actor, or a noun of lists grammar.actors and grammar.people, or a personal pronoun
    kName = 2,   ///< named entity of a kind that can act
    kPlural = 4,
    kPassive = 8,
    kFinite = 16,  ///< a verb with tense or auxiliary
    kCopula = 32,  ///< predicate of "be"
    kNumber = 64,
    kPlace = 128,  ///< named place
    kInfinitive = 512,
    kPerson = 256,  ///< named person, personal pronoun, or a noun of grammar.people
  };
  std::vector<const WordList*> lists;
  std::vector<std::string> words;
  std::vector<std::string> prefixes;  ///< "accus*": how the word may begin
  std::uint16_t classes = 0;
};

/// A path whose end must pass a test: "of=ACTOR".
struct Reach {
  Path path;
  std::optional<WordTest> only;
};
/// Alternatives, of which the first that gives something holds; each a union.
using Argument = std::vector<std::vector<Reach>>;

struct Need {
  Path path;
  bool wanted = true;            ///< false: the path must give nothing (that passes the test)
  bool inside = false;           ///< `has`: some word below, not the head alone
  std::optional<WordTest> test;  ///< absent: being there is enough
  std::string text;              ///< as written, for `explain`
};

/// A condition on what was found.
struct Condition {
  enum class Where : std::uint8_t { kSource, kTarget, kContent, kPath, kSentence };
  Where where = Where::kContent;
  Path path;
  bool there = false;    ///< being there is enough
  bool several = false;  ///< two parties or a plural
  bool inside = false;   ///< `has`: some word below, not the head alone
  bool wanted = true;
  WordTest test;
};

struct ModeRule {
  std::string mode;
  std::vector<Condition> conditions;  ///< all must hold
};

/// A sentence with what the frame must make of it.
struct FrameExample {
  std::string text;
  bool event = true;  ///< false: this frame must give no act here
  Status status = Status::kActual;
  std::string trigger;
  std::string mode;
  std::vector<std::string> source, target;
  bool told_parties = false;  ///< source and target are given
  std::uint32_t line = 0;
};

/// A pattern with the type and mode of the list it came from.
struct Predicate {
  Pattern pattern;
  std::optional<EventType> type;
  std::string mode;
};

struct Frame {
  std::string id;                 ///< "consult.host"
  std::optional<EventType> type;  ///< absent: the words are no event
  std::vector<Predicate> predicates;
  std::vector<Need> needs;
  Argument source, target, content;
  std::vector<ModeRule> modes;
  std::optional<Status> status;
  std::string cameo;  ///< CAMEO code that the frame's acts have; empty: by the crosswalk
  int priority = 0;
  double confidence = 0.8;  ///< above 0, at most 1: the share of its acts that are right
  std::vector<FrameExample> examples;
  std::string file;
  std::uint32_t line = 0;
};

/// Finds a list by its name; null if there is none.
class ListFinder {
 public:
  virtual ~ListFinder() = default;
  virtual const WordList* find(std::string_view name) const = 0;
  /// Lists whose name begins with `prefix`.
  virtual std::vector<const WordList*> starting(std::string_view prefix) const = 0;
};

/// Parses the text of a .frames file, list blocks passed over. Errors name `file` and line.
Result<std::vector<Frame>> parse_frames(std::string_view text, std::string_view file,
                                        const ListFinder& lists);
/// Parses the list blocks of a text; other blocks are passed over.
Result<std::vector<WordList>> parse_lists(std::string_view text, std::string_view file);

/// The parts of the syntax that stand in one line each.
Result<Argument> parse_argument(std::string_view text, const ListFinder& lists, std::string_view file,
                                std::uint32_t line);
Result<Path> parse_path(std::string_view text, std::string_view file, std::uint32_t line);
Result<WordTest> parse_word_test(std::string_view text, const ListFinder& lists, std::string_view file,
                                 std::uint32_t line);
Result<Need> parse_need(std::string_view text, const ListFinder& lists, std::string_view file,
                        std::uint32_t line);
Result<ModeRule> parse_mode_rule(std::string_view text, const ListFinder& lists, std::string_view file,
                                 std::uint32_t line);
Result<FrameExample> parse_example(std::string_view text, std::string_view file, std::uint32_t line);

}  // namespace dragoman
