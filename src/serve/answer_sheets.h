#pragma once
// Answers out of the store as rows: the same at every door.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "serve/sheet.h"
#include "store/reader.h"

namespace dragoman {

/// "2023-11" of months since year 0; empty for kNoDay.
std::string month_text(std::int64_t month);
/// "planned", "held", "moved", "cancelled".
std::string_view fate_name(PlanFate fate);

Sheet events_sheet(const std::vector<EventRow>& rows);
Sheet agenda_sheet(const std::vector<PlanRow>& rows);
Sheet dyads_sheet(const std::vector<DyadRow>& rows, bool monthly);
Sheet actors_sheet(const std::vector<ActorRow>& rows);

/// By how much each event's Goldstein score differs from the last one before it; nothing where it does not.
std::vector<std::optional<double>> stance_changes(const std::vector<EventRow>& rows);
/// Events of an actor on a topic with their changes of stance.
Sheet changes_sheet(const std::vector<EventRow>& rows);

}  // namespace dragoman
