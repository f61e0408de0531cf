#include "exchange/panel_events.h"

#include <algorithm>

#include "exchange/dyads.h"
#include "exchange/row_facts.h"

namespace dragoman {
namespace {

/// Each once; one that is empty where a side tells nobody.
void settle(std::vector<std::string>& side) {
  std::sort(side.begin(), side.end());
  side.erase(std::unique(side.begin(), side.end()), side.end());
  if (side.empty()) side.emplace_back();
}

std::vector<std::string> parties(const std::vector<ActorRef>& side, PanelUnit unit) {
  std::vector<std::string> out;
  out.reserve(side.size());
  for (const ActorRef& actor : side) out.push_back(panel_party(actor.id, actor.code, actor.sector, unit));
  return out;
}

}  // namespace

std::string panel_party(std::string_view id, std::string_view code, std::string_view sector, PanelUnit unit) {
  if (unit != PanelUnit::kActor) return std::string(code);
  if (!id.empty()) return std::string(id);
  return sector.empty() ? std::string(code) : std::string(code) + "/" + std::string(sector);
}

std::vector<PanelEvent> panel_pairs(const PanelEvent& event, std::vector<std::string> sources,
                                    std::vector<std::string> targets) {
  settle(sources);
  settle(targets);
  std::vector<PanelEvent> out(sources.size() * targets.size(), event);
  auto pair = out.begin();
  for (const std::string& source : sources) {
    for (const std::string& target : targets) {
      pair->source = source;
      pair->target = target;
      ++pair;
    }
  }
  return out;
}

std::vector<PanelEvent> panel_events(const EventRow& row, PanelUnit unit) {
  const auto day = day_of(row);
  if (!day) return {};
  const Event& event = row.event();
  const PanelEvent told{*day,
                        {},
                        {},
                        event.type,
                        event.quad,
                        event.status,
                        event.goldstein,
                        event.confidence,
                        stable_number(row.event_id)};
  return panel_pairs(told, parties(event.source, unit), parties(event.target, unit));
}

}  // namespace dragoman
