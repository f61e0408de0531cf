#include "exchange/panel_events.h"

#include <algorithm>

#include "exchange/dyads.h"
#include "exchange/row_facts.h"

namespace dragoman {
namespace {

std::string party(const ActorRef& actor, PanelUnit unit) {
  if (unit != PanelUnit::kActor) return actor.code;
  if (!actor.id.empty()) return actor.id;
  return actor.sector.empty() ? actor.code : actor.code + "/" + actor.sector;
}

/// Each once; one that is empty where a side tells nobody.
std::vector<std::string> parties(const std::vector<ActorRef>& side, PanelUnit unit) {
  std::vector<std::string> out;
  for (const ActorRef& actor : side) {
    std::string one = party(actor, unit);
    if (std::find(out.begin(), out.end(), one) == out.end()) out.push_back(std::move(one));
  }
  if (out.empty()) out.emplace_back();
  return out;
}

}  // namespace

std::vector<PanelEvent> panel_events(const EventRow& row, PanelUnit unit) {
  std::vector<PanelEvent> out;
  const auto day = day_of(row);
  if (!day) return out;
  const Event& event = row.event();
  for (const std::string& source : parties(event.source, unit)) {
    for (const std::string& target : parties(event.target, unit))
      out.push_back({*day, source, target, event.type, event.quad, event.status, event.goldstein,
                     event.confidence, stable_number(row.event_id)});
  }
  return out;
}

}  // namespace dragoman
