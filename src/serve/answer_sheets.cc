#include "serve/answer_sheets.h"

#include <fmt/format.h>

#include <array>

#include "base/calendar.h"
#include "serve/event_cells.h"
#include "store/days.h"

namespace dragoman {
namespace {

constexpr std::size_t kBarWidth = 20;

/// What became of a plan, with the day and report that told it.
Cell fate_cell(const PlanRow& row) {
  static constexpr std::array<Style, 4> kStyles = {Style::kPlain, Style::kGreen, Style::kYellow, Style::kRed};
  const auto fate = static_cast<std::size_t>(row.fate);
  std::string rest;
  if (row.later) {
    const Event& later = row.later->event();
    if (row.fate == PlanFate::kMoved && later.date) rest = "to " + iso(later.date->start);
    rest += (rest.empty() ? "" : ", ") +
            ("told " + (row.later->article().date ? iso(*row.later->article().date) : ""));
  }
  return {std::string(fate_name(row.fate)), rest, kStyles.at(fate)};
}

}  // namespace

std::string month_text(std::int64_t month) {
  return month == kNoDay ? "" : fmt::format("{:04}-{:02}", month / 12, month % 12 + 1);
}

std::string_view fate_name(PlanFate fate) {
  static constexpr std::array<std::string_view, 4> kFates = {"planned", "held", "moved", "cancelled"};
  return kFates.at(static_cast<std::size_t>(fate));
}

Sheet events_sheet(const std::vector<EventRow>& rows) {
  Sheet sheet(event_sheet_columns());
  for (const EventRow& row : rows) sheet.add(event_sheet_row(row));
  return sheet;
}

std::vector<std::optional<double>> stance_changes(const std::vector<EventRow>& rows) {
  std::vector<std::optional<double>> out(rows.size());
  std::optional<double> before;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::optional<double> score = rows[i].event().goldstein;
    if (before && score && *before != *score) out[i] = *score - *before;
    if (score) before = score;
  }
  return out;
}

Sheet changes_sheet(const std::vector<EventRow>& rows) {
  Sheet sheet({{"DATE", "date", Holds::kText, 10, 14, 0},
               {"STANCE", "type", Holds::kText, 9, 24, 0},
               {"STATUS", "status", Holds::kText, 6, 12, 2},
               {"TOWARDS", "target", Holds::kText, 12, 30, 0},
               {"WORDS", "trigger", Holds::kText, 8, 20, 0},
               {"GOLDSTEIN", "goldstein", Holds::kNumber, 5, 9, 3},
               {"CHANGE", "change", Holds::kNumber, 5, 9, 1},
               {"SAID BY", "said_by", Holds::kText, 8, 24, 4},
               {"ID", "event_id", Holds::kText, 16, 16, 5}});
  const std::vector<std::optional<double>> changes = stance_changes(rows);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Row cells = event_sheet_row(rows[i]);
    const std::optional<double> score = rows[i].event().goldstein;
    sheet.add({cells[0],
               cells[1],
               cells[2],
               cells[4],
               cells[7],
               {"", score ? fmt::format("{:.1f}", *score) : ""},
               {"", changes[i] ? fmt::format("{:+.1f}", *changes[i]) : ""},
               cells[6],
               cells.back()});
  }
  return sheet;
}

Sheet agenda_sheet(const std::vector<PlanRow>& rows) {
  Sheet sheet({{"DAY", "date", Holds::kText, 10, 14, 0},
               {"WHAT", "type", Holds::kText, 9, 24, 0},
               {"WHO", "source", Holds::kText, 12, 30, 0},
               {"WITH WHOM", "target", Holds::kText, 12, 30, 0},
               {"PLACE", "place", Holds::kText, 6, 16, 2},
               {"FATE", "fate", Holds::kText, 7, 30, 0},
               {"SAID BY", "said_by", Holds::kText, 8, 24, 4},
               {"ID", "event_id", Holds::kText, 16, 16, 3}});
  for (const PlanRow& row : rows) {
    const Row cells = event_sheet_row(row.event);
    sheet.add({cells[0], cells[1], cells[3], cells[4], cells[5], fate_cell(row), cells[6], cells.back()});
  }
  return sheet;
}

Sheet dyads_sheet(const std::vector<DyadRow>& rows, bool monthly) {
  Sheet sheet({{"MONTH", "month", Holds::kText, 7, 7, 0},
               {"SOURCE", "source", Holds::kText, 6, 6, 0},
               {"TARGET", "target", Holds::kText, 6, 6, 0},
               {"EVENTS", "events", Holds::kNumber, 6, 10, 0},
               {"", "bar", Holds::kPicture, 10, 20, 4},
               {"TALK+", "verbal_cooperation", Holds::kNumber, 5, 9, 2},
               {"DEED+", "material_cooperation", Holds::kNumber, 5, 9, 2},
               {"TALK-", "verbal_conflict", Holds::kNumber, 5, 9, 2},
               {"DEED-", "material_conflict", Holds::kNumber, 5, 9, 2},
               {"GOLDSTEIN", "goldstein_sum", Holds::kNumber, 9, 12, 1}});
  const double most = rows.empty() ? 1 : static_cast<double>(rows.front().events);
  for (const DyadRow& row : rows) {
    const auto quad = [&](std::size_t i) { return Cell{"", std::to_string(row.by_quad.at(i))}; };
    sheet.add({{"", monthly ? month_text(row.period) : "all"},
               {row.source, "", Style::kBold},
               {row.target, "", Style::kBold},
               {"", std::to_string(row.events)},
               {bar(static_cast<double>(row.events) / most, kBarWidth), "", Style::kCyan},
               quad(0),
               quad(1),
               quad(2),
               quad(3),
               {"", fmt::format("{:.1f}", row.goldstein)}});
  }
  return sheet;
}

Sheet actors_sheet(const std::vector<ActorRow>& rows) {
  Sheet sheet({{"CODE", "code", Holds::kText, 4, 4, 0},
               {"SECTOR", "sector", Holds::kText, 6, 6, 0},
               {"NAME", "name", Holds::kText, 12, 40, 0},
               {"SOURCE", "as_source", Holds::kNumber, 6, 9, 0},
               {"TARGET", "as_target", Holds::kNumber, 6, 9, 0},
               {"", "bar", Holds::kPicture, 10, 20, 2},
               {"ID", "id", Holds::kText, 12, 30, 1}});
  const auto total = [](const ActorRow& row) { return static_cast<double>(row.as_source + row.as_target); };
  const double most = rows.empty() ? 1 : total(rows.front());
  for (const ActorRow& row : rows) {
    sheet.add({{row.code, "", Style::kBold},
               {"", row.sector},
               {"", row.name},
               {"", std::to_string(row.as_source)},
               {"", std::to_string(row.as_target)},
               {bar(total(row) / most, kBarWidth), "", Style::kCyan},
               {"", row.id, Style::kDim}});
  }
  return sheet;
}

}  // namespace dragoman
