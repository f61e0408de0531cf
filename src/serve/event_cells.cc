#include "serve/event_cells.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/calendar.h"

namespace dragoman {
namespace {

/// Quad classes 1..4: talk and deed between friends, talk and deed between foes.
constexpr std::array<Style, 5> kQuadStyles = {Style::kPlain, Style::kCyan, Style::kGreen, Style::kYellow,
                                              Style::kRed};

std::string days_cell(const std::optional<EventDate>& date) {
  if (!date) return {};
  std::string start = iso(date->start);
  const std::string end = iso(date->end);
  if (start == end) return start;
  constexpr std::size_t kYearMonth = 7;
  const bool same_month = start.substr(0, kYearMonth) == end.substr(0, kYearMonth);
  return start + ".." + (same_month ? end.substr(kYearMonth + 1) : end);
}

/// Codes once each, then the words: the canonical name where it is shorter.
Cell actors_cell(const std::vector<ActorRef>& actors) {
  std::vector<std::string> codes;
  std::vector<std::string> phrases;
  const auto once = [](std::vector<std::string>& list, const std::string& text) {
    if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
  };
  for (const ActorRef& actor : actors) {
    once(codes, actor.code);
    const bool name_is_shorter = !actor.name.empty() && actor.name.size() < actor.words.text.size();
    const bool shared = std::count_if(actors.begin(), actors.end(), [&](const ActorRef& other) {
                          return other.words.at == actor.words.at;
                        }) > 1;
    once(phrases, name_is_shorter && !shared ? actor.name : actor.words.text);
  }
  return {fmt::format("{}", fmt::join(codes, ",")), fmt::format("{}", fmt::join(phrases, "; ")),
          Style::kBold};
}

std::string voices_cell(const std::vector<Voice>& voices) {
  std::string out;
  for (const Voice& voice : voices) out += (out.empty() ? "" : ", citing ") + voice.words.text;
  return out;
}

Style status_style(Status status) { return status == Status::kActual ? Style::kPlain : Style::kMagenta; }

}  // namespace

Row event_row(const Event& event) {
  const std::string place =
      event.place ? (event.place->name.empty() ? event.place->words.text : event.place->name) : "";
  return {{"", days_cell(event.date)},
          {std::string(name(event.type)), event.mode, kQuadStyles.at(std::min<std::size_t>(event.quad, 4))},
          {std::string(name(event.status)), "", status_style(event.status)},
          actors_cell(event.source),
          actors_cell(event.target),
          {"", place},
          {"", voices_cell(event.attribution)},
          {"", event.trigger.text}};
}

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

}  // namespace dragoman
