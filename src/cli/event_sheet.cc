#include "cli/event_sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/calendar.h"
#include "cli/event_table.h"

namespace dragoman::cli {

std::vector<SheetColumn> event_sheet_columns() {
  return {{"DATE", "date", Holds::kText, 10, 14, 0},      {"TYPE", "type", Holds::kText, 9, 24, 0},
          {"STATUS", "status", Holds::kText, 6, 12, 2},   {"SOURCE", "source", Holds::kText, 12, 30, 0},
          {"TARGET", "target", Holds::kText, 12, 30, 0},  {"PLACE", "place", Holds::kText, 6, 16, 4},
          {"SAID BY", "said_by", Holds::kText, 8, 24, 5}, {"TRIGGER", "trigger", Holds::kText, 8, 16, 6},
          {"TOLD", "reports", Holds::kNumber, 4, 5, 3},   {"ID", "event_id", Holds::kText, 16, 16, 1}};
}

Row event_sheet_row(const EventRow& row) {
  Row cells = event_row(row.event());
  const Article& article = row.article();
  if (!row.event().date && article.date) cells[0] = {"", "(" + iso(*article.date) + ")"};
  std::set<std::string_view> reports;
  for (const MentionRow& mention : row.mentions) reports.insert(mention.article.doc_id);
  cells.push_back({"", std::to_string(reports.size())});
  cells.push_back({"", row.event_id, Style::kDim});
  return cells;
}

std::string parties_text(const std::vector<ActorRef>& actors) {
  std::vector<std::string> parts;
  for (const ActorRef& actor : actors) {
    const std::string& called = actor.name.empty() ? actor.words.text : actor.name;
    std::string part = called.empty() ? actor.code : fmt::format("{} ({})", called, actor.code);
    if (std::find(parts.begin(), parts.end(), part) == parts.end()) parts.push_back(std::move(part));
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

}  // namespace dragoman::cli
