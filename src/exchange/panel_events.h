#pragma once
// From events to what panels and comparisons take.

#include <optional>
#include <string_view>
#include <vector>

#include "exchange/panel.h"
#include "exchange/row.h"

namespace dragoman {

/// A pair of codes each, every pair once, all with the number of the event; empty where no day is known. For
/// panels of actors a party is its id, or "CODE/SECTOR" where it has none.
std::vector<PanelEvent> panel_events(const EventRow& row, PanelUnit unit);

}  // namespace dragoman
