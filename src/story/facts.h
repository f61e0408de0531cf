#pragma once
// Have we read of this event before? What two reports must share to tell the same one.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dragoman/article.h"
#include "dragoman/event.h"

namespace dragoman {

/// What an event mention has that linking looks at. Everything comes from the event and its article alone, so
/// that links do not depend on what else was read, or when.
struct EventFacts {
  std::string mention_id;
  std::string doc_id;
  EventType type = EventType::kConsult;
  std::string mode;
  Status status = Status::kActual;
  std::vector<std::string> sources,
      targets;  ///< actor ids where known, else "CODE/SECTOR"; sorted, each once
  /// Sorted, each once; of somebody named whose code nobody knows, "=" and the last word of the name.
  std::vector<std::string> source_codes, target_codes;
  std::optional<Date> start, end;  ///< days of the event
  std::optional<Date> published;   ///< day of its article
  std::string country;             ///< of the place, empty if unknown
  std::string place;               ///< name of the place, empty if unknown
  std::string trigger;             ///< small letters
  std::vector<EventNumber> numbers;
};

EventFacts facts_of(const Event& event, const Article& article);

/// Keys under which a mention can be found again: two mentions for which same_event or relate_plan may say
/// anything share at least one. An event that names neither a party nor a place has none.
std::vector<std::uint64_t> block_keys(const EventFacts& facts);

/// Whether both tell one event. Symmetric; days must meet, so that chains of links do not run through the
/// calendar.
bool same_event(const EventFacts& a, const EventFacts& b);

/// What a later report says of a plan.
enum class PlanFate : std::uint8_t { kNone, kHeld, kMoved, kCancelled };
/// What `later` says of what `plan`, a future event, announced. kNone where it is not about it.
PlanFate relate_plan(const EventFacts& plan, const EventFacts& later);

/// A field on which reports of one event differ: "day", "place", "dead", "status", with what each side says.
struct Conflict {
  std::string field;
  std::vector<std::string> values;                ///< in order of first report
  std::vector<std::vector<std::string>> said_by;  ///< doc_ids for each of `values`
};
/// `mentions` of one event in order of publication.
std::vector<Conflict> conflicts(const std::vector<EventFacts>& mentions);

}  // namespace dragoman
