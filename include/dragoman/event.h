#pragma once
// The event record: who did what to whom, when, where, according to whom, with the words for each.
// All offsets count Unicode code points in Article::text; spans are half-open.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/article.h"

namespace dragoman {

/// The sixteen event types of PLOVER.
enum class EventType : std::uint8_t {
  kAgree,
  kConsult,
  kSupport,
  kConcede,
  kCooperate,
  kAid,
  kRetreat,
  kRequest,
  kAccuse,
  kReject,
  kThreaten,
  kProtest,
  kSanction,
  kMobilize,
  kCoerce,
  kAssault,
};
inline constexpr std::array<std::string_view, 16> kEventTypeNames = {
    "AGREE",  "CONSULT", "SUPPORT",  "CONCEDE", "COOPERATE", "AID",      "RETREAT", "REQUEST",
    "ACCUSE", "REJECT",  "THREATEN", "PROTEST", "SANCTION",  "MOBILIZE", "COERCE",  "ASSAULT"};
constexpr std::string_view name(EventType type) { return kEventTypeNames[static_cast<std::size_t>(type)]; }
std::optional<EventType> event_type(std::string_view name);

/// Whether the act happened, is planned, is only possible, or is said not to be.
enum class Status : std::uint8_t { kActual, kFuture, kHypothetical, kNegated };
inline constexpr std::array<std::string_view, 4> kStatusNames = {"actual", "future", "hypothetical",
                                                                 "negated"};
constexpr std::string_view name(Status status) { return kStatusNames[static_cast<std::size_t>(status)]; }
std::optional<Status> status(std::string_view name);

/// Half-open range of code points of the article's text.
struct CharSpan {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  bool operator==(const CharSpan&) const = default;
};

/// Words of the article, with where they stand.
struct Words {
  std::string text;
  CharSpan at;
};

/// On what an actor's code stands: the country that the article is about, somebody told of elsewhere, its own
/// words. The later the better.
enum class Ground : std::uint8_t { kNone, kFocus, kEarlier, kNamed };

/// A party to an event. One phrase that stands for several actors gives one ActorRef a code, all with its
/// span.
struct ActorRef {
  Words words;
  std::string id;      ///< stable id of the table entry, empty if the words alone gave the code
  std::string name;    ///< canonical name, empty if unknown
  std::string code;    ///< ISO 3166-1 alpha-3 or a group code of the guidelines, "UNK" if unknown
  std::string sector;  ///< PLOVER sector
  std::string cameo;   ///< CAMEO's actor code: "PSEREBHMS"; empty if nobody is known
  std::string role;    ///< office in plain words ("foreign minister"), empty if none
  std::vector<std::string> members;  ///< codes of a group's members, only for a group that keeps its own code
  std::optional<Words> antecedent;   ///< the words that a pronoun or description stands for
  std::string why;                   ///< for `explain`: the lines and rules that decided code and sector
  Ground ground = Ground::kNamed;    ///< not part of the record
};

/// Days of an event, first to last; `words` is the phrase that told them.
struct EventDate {
  Date start;
  Date end;
  Words words;
  std::string granularity;  ///< "day", "week", "month", "year", "span"
  std::string why = {};     ///< for `explain`: how it came to be the event's
};

struct EventPlace {
  Words words;
  std::string name;
  std::string country;  ///< ISO 3166-1 alpha-3, empty if unknown
  std::string admin1;
  std::optional<double> lat, lon;  ///< degrees, WGS 84
  std::optional<std::uint32_t> geoname_id;
  std::string precision;  ///< "city", "region", "country"
  std::string why = {};   ///< for `explain`: how it came to be the event's
};

/// One link of the attribution chain, outermost outlet first.
struct Voice {
  Words words;
  std::string cue;  ///< the word that makes it a source: "said", "citing", "according to"
  std::string code;
  std::string sector;
};

/// A number told with the act.
struct EventNumber {
  std::string what;  ///< "dead", "injured", "arrested", "participants", ...: lexicon/ontology/numbers.tsv
  std::optional<std::uint64_t> low, high;  ///< absent where the words set no such bound ("at least ten")
  Words words;
  std::string according_to;  ///< words of the one whose figure it is, empty if the article's own
};

/// One event mention.
struct Event {
  std::string event_id;
  std::string mention_id;  ///< hash of doc_id, trigger start and type
  std::string doc_id;
  EventType type = EventType::kConsult;
  std::string mode;  ///< PLOVER mode, empty if none
  Status status = Status::kActual;
  std::string cameo;      ///< CAMEO code by the crosswalk, empty if none fits
  std::uint8_t quad = 0;  ///< 1 verbal cooperation .. 4 material conflict
  std::optional<double> goldstein;
  std::vector<std::string> contexts;
  double confidence = 0;  ///< 0..1
  Words trigger;
  CharSpan sentence;
  std::vector<ActorRef> source;
  std::vector<ActorRef> target;
  std::optional<EventDate> date;
  std::optional<EventPlace> place;
  std::vector<Voice> attribution;
  std::vector<EventNumber> numbers;
  std::string same_as;  ///< mention_id of the first mention of the same event, empty if this is it
  std::string rule;     ///< what made the row: "frames/<frame>@<hash>"
  std::string coder;    ///< program version, model, lexicon and world hashes
};

}  // namespace dragoman
