#pragma once
// Events of the store as rows of an answer.

#include <vector>

#include "cli/sheet.h"
#include "exchange/row.h"

namespace dragoman::cli {

/// The columns of event_sheet_row.
std::vector<SheetColumn> event_sheet_columns();
Row event_sheet_row(const EventRow& row);

/// "Russia (RUS)" for people; codes alone where nobody has a name.
std::string parties_text(const std::vector<ActorRef>& actors);

}  // namespace dragoman::cli
