#pragma once
// From events to what panels and comparisons take.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/panel.h"
#include "exchange/row.h"

namespace dragoman {

/// What a panel calls a party: its code; for panels of actors its id, or "CODE/SECTOR" where it has none.
std::string panel_party(std::string_view id, std::string_view code, std::string_view sector, PanelUnit unit);

/// `event` for each pair of the parties, every pair once; a side that nobody is on is empty.
std::vector<PanelEvent> panel_pairs(const PanelEvent& event, std::vector<std::string> sources,
                                    std::vector<std::string> targets);

/// A pair of codes each, every pair once, all with the number of the event; empty where no day is known.
std::vector<PanelEvent> panel_events(const EventRow& row, PanelUnit unit);

}  // namespace dragoman
