#pragma once
// Events as cells of an answer.

#include <string>
#include <vector>

#include "exchange/row.h"
#include "serve/sheet.h"

namespace dragoman {

/// Date, type, status, source, target, place, voices, trigger.
Row event_row(const Event& event);

/// The columns of event_sheet_row.
std::vector<SheetColumn> event_sheet_columns();
/// event_row, then how many reports tell it, and its id. The report's day stands in brackets where the event
/// has none.
Row event_sheet_row(const EventRow& row);

/// "Russia (RUS)" for people; codes alone where nobody has a name.
std::string parties_text(const std::vector<ActorRef>& actors);

}  // namespace dragoman
