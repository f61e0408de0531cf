#include "exchange/fold.h"

#include <optional>
#include <string_view>

namespace dragoman {
namespace {

/// The type that an act of that type and status is in strict PLOVER, and its mode.
struct Folded {
  EventType type;
  std::string_view mode;
};

std::optional<Folded> folded(EventType type, Status status) {
  if (status == Status::kHypothetical && type == EventType::kAssault)
    return Folded{EventType::kThreaten, "violence"};
  if (status != Status::kFuture) return std::nullopt;
  switch (type) {
    case EventType::kConsult:
    case EventType::kSupport:
    case EventType::kCooperate:
    case EventType::kAid:
      return Folded{EventType::kAgree, ""};
    case EventType::kRetreat:
      return Folded{EventType::kConcede, ""};
    default:
      return std::nullopt;
  }
}

}  // namespace

Event strict_plover(Event event, const Ontology& ontology) {
  const auto to = folded(event.type, event.status);
  if (!to) return event;
  event.type = to->type;
  event.mode = to->mode;
  event.status = Status::kActual;
  event.quad = ontology.quad(to->type);
  // CAMEO's own codes of intent (03) say already what is folded here.
  if (!event.cameo.starts_with("03")) event.cameo = ontology.cameo(event.type, event.mode, event.status);
  event.goldstein = ontology.goldstein(event.cameo);
  return event;
}

}  // namespace dragoman
