// Commands that answer with rows out of the store: query, agenda, timeline, dyads, actors, changes.

#include <fmt/format.h>

#include <map>

#include "base/calendar.h"
#include "cli/command.h"
#include "cli/event_sheet.h"
#include "cli/store_access.h"
#include "store/days.h"

namespace dragoman::cli {
namespace {

constexpr std::size_t kDefaultRows = 100;

std::size_t limit_of(const Settings& settings) { return settings.limit == 0 ? kDefaultRows : settings.limit; }

std::string month_text(std::int64_t month) {
  return month == kNoDay ? "" : fmt::format("{:04}-{:02}", month / 12, month % 12 + 1);
}

std::int64_t month_of(const EventRow& row) {
  const auto day = row.event().date ? std::optional(row.event().date->start) : row.article().date;
  return day ? month_number(days(*day)) : kNoDay;
}

/// Writes the rows and says if there is more.
Result<int> show(Sheet& sheet, bool more, const Settings& settings, const Io& io) {
  if (more) sheet.foot(fmt::format("The first {}; --limit N shows more.", limit_of(settings)));
  if (const Result<void> written = sheet.write(settings, io); !written)
    return tl::unexpected(written.error());
  return sheet.empty() ? kNothingFound : kDone;
}

/// One line that shows when the events were: counts by month, first to last.
std::string months_line(const std::vector<EventRow>& rows) {
  std::map<std::int64_t, double> counts;
  for (const EventRow& row : rows) {
    if (month_of(row) != kNoDay) ++counts[month_of(row)];
  }
  if (counts.size() < 2) return {};
  std::vector<double> values;
  constexpr std::int64_t kMostMonths = 120;
  const std::int64_t last = counts.rbegin()->first;
  const std::int64_t first = std::max(counts.begin()->first, last - kMostMonths + 1);
  for (std::int64_t month = first; month <= last; ++month)
    values.push_back(counts.contains(month) ? counts[month] : 0);
  return fmt::format("{} {} {}", month_text(first), sparkline(values), month_text(last));
}

Result<int> events_answer(StoreReader& store, const Query& query, Order order, const Settings& settings,
                          const Io& io) {
  bool more = false;
  const Result<std::vector<EventRow>> rows = store.find(query, limit_of(settings), order, more);
  if (!rows) return tl::unexpected(rows.error());
  Sheet sheet(event_sheet_columns());
  for (const EventRow& row : *rows) sheet.add(event_sheet_row(row));
  sheet.head(months_line(*rows));
  return show(sheet, more, settings, io);
}

Term actor_term(Field field, const std::string& who) { return {field, false, {who}}; }

Result<int> timeline(const Settings& settings, const Io& io) {
  if (settings.files.empty() || settings.files.size() > 2)
    return fail(ErrorCode::kInvalid, "timeline takes one actor or two: dragoman timeline RUS UKR");
  return with_query({settings.query}, settings, io, [&](StoreReader& store, Query query) {
    for (const std::string& who : settings.files) query.terms.push_back(actor_term(Field::kActor, who));
    return events_answer(store, query, Order::kOldestFirst, settings, io);
  });
}

Result<int> changes(const Settings& settings, const Io& io) {
  if (settings.files.size() < 2)
    return fail(ErrorCode::kInvalid,
                "changes takes an actor and words of a topic: dragoman changes RUS ceasefire");
  std::string topic;
  for (std::size_t i = 1; i < settings.files.size(); ++i) topic += (i == 1 ? "" : " ") + settings.files[i];
  const auto store = open_store(settings, io);
  if (!store) return tl::unexpected(store.error());
  const Query query{{actor_term(Field::kSource, settings.files[0]), {Field::kText, false, {topic}}}};
  bool more = false;
  const auto rows = (*store)->find(query, limit_of(settings), Order::kOldestFirst, more);
  if (!rows) return tl::unexpected(rows.error());
  Sheet sheet({{"DATE", "date", Holds::kText, 10, 14, 0},
               {"STANCE", "type", Holds::kText, 9, 24, 0},
               {"STATUS", "status", Holds::kText, 6, 12, 2},
               {"TOWARDS", "target", Holds::kText, 12, 30, 0},
               {"WORDS", "trigger", Holds::kText, 8, 20, 0},
               {"GOLDSTEIN", "goldstein", Holds::kNumber, 5, 9, 3},
               {"CHANGE", "change", Holds::kNumber, 5, 9, 1},
               {"SAID BY", "said_by", Holds::kText, 8, 24, 4},
               {"ID", "event_id", Holds::kText, 16, 16, 5}});
  std::optional<double> before;
  for (const EventRow& row : *rows) {
    const Row cells = event_sheet_row(row);
    const std::optional<double> score = row.event().goldstein;
    const std::string change =
        before && score && *before != *score ? fmt::format("{:+.1f}", *score - *before) : "";
    if (score) before = score;
    sheet.add({cells[0],
               cells[1],
               cells[2],
               cells[4],
               cells[7],
               {"", score ? fmt::format("{:.1f}", *score) : ""},
               {"", change},
               cells[6],
               cells.back()});
  }
  return show(sheet, more, settings, io);
}

/// What became of a plan, with the day and report that told it.
Cell fate_cell(const PlanRow& row) {
  static constexpr std::array<std::string_view, 4> kFates = {"planned", "held", "moved", "cancelled"};
  static constexpr std::array<Style, 4> kStyles = {Style::kPlain, Style::kGreen, Style::kYellow, Style::kRed};
  const auto fate = static_cast<std::size_t>(row.fate);
  std::string rest;
  if (row.later) {
    const Event& later = row.later->event();
    if (row.fate == PlanFate::kMoved && later.date) rest = "to " + iso(later.date->start);
    rest += (rest.empty() ? "" : ", ") +
            ("told " + (row.later->article().date ? iso(*row.later->article().date) : ""));
  }
  return {std::string(kFates.at(fate)), rest, kStyles.at(fate)};
}

Result<int> agenda(StoreReader& store, const Query& query, const Settings& settings, const Io& io) {
  const Result<DayRange> from = day_range(settings.from.empty() ? today() : settings.from);
  if (!from) return fail(ErrorCode::kInvalid, "--from " + from.error().message);
  const auto rows = store.agenda(query, from->first, limit_of(settings));
  if (!rows) return tl::unexpected(rows.error());
  Sheet sheet({{"DAY", "date", Holds::kText, 10, 14, 0},
               {"WHAT", "type", Holds::kText, 9, 24, 0},
               {"WHO", "source", Holds::kText, 12, 30, 0},
               {"WITH WHOM", "target", Holds::kText, 12, 30, 0},
               {"PLACE", "place", Holds::kText, 6, 16, 2},
               {"FATE", "fate", Holds::kText, 7, 30, 0},
               {"SAID BY", "said_by", Holds::kText, 8, 24, 4},
               {"ID", "event_id", Holds::kText, 16, 16, 3}});
  for (const PlanRow& row : *rows) {
    const Row cells = event_sheet_row(row.event);
    sheet.add({cells[0], cells[1], cells[3], cells[4], cells[5], fate_cell(row), cells[6], cells.back()});
  }
  return show(sheet, rows->size() == limit_of(settings), settings, io);
}

Result<int> dyads(StoreReader& store, const Query& query, const Settings& settings, const Io& io) {
  const bool monthly = settings.by == "month";
  const auto rows = store.dyads(query, monthly, limit_of(settings));
  if (!rows) return tl::unexpected(rows.error());
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
  constexpr std::size_t kBarWidth = 20;
  const double most = rows->empty() ? 1 : static_cast<double>(rows->front().events);
  for (const DyadRow& row : *rows) {
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
  return show(sheet, rows->size() == limit_of(settings), settings, io);
}

Result<int> actors(StoreReader& store, const Query& query, const Settings& settings, const Io& io) {
  const auto rows = store.actors(query, limit_of(settings));
  if (!rows) return tl::unexpected(rows.error());
  Sheet sheet({{"CODE", "code", Holds::kText, 4, 4, 0},
               {"SECTOR", "sector", Holds::kText, 6, 6, 0},
               {"NAME", "name", Holds::kText, 12, 40, 0},
               {"SOURCE", "as_source", Holds::kNumber, 6, 9, 0},
               {"TARGET", "as_target", Holds::kNumber, 6, 9, 0},
               {"", "bar", Holds::kPicture, 10, 20, 2},
               {"ID", "id", Holds::kText, 12, 30, 1}});
  constexpr std::size_t kBarWidth = 20;
  const auto total = [](const ActorRow& row) { return static_cast<double>(row.as_source + row.as_target); };
  const double most = rows->empty() ? 1 : total(rows->front());
  for (const ActorRow& row : *rows) {
    sheet.add({{row.code, "", Style::kBold},
               {"", row.sector},
               {"", row.name},
               {"", std::to_string(row.as_source)},
               {"", std::to_string(row.as_target)},
               {bar(total(row) / most, kBarWidth), "", Style::kCyan},
               {"", row.id, Style::kDim}});
  }
  return show(sheet, rows->size() == limit_of(settings), settings, io);
}

/// A command whose words are a query.
int asked(const Settings& settings, const Io& io,
          Result<int> (*command)(StoreReader&, const Query&, const Settings&, const Io&)) {
  return answer(settings, io, [&](Console&) {
    return with_query(settings.files, settings, io, [&](StoreReader& store, const Query& query) {
      return command(store, query, settings, io);
    });
  });
}

}  // namespace

int run_query(const Settings& settings, const Io& io) {
  return asked(settings, io,
               [](StoreReader& store, const Query& query, const Settings& told, const Io& here) {
                 return events_answer(store, query, told.oldest ? Order::kOldestFirst : Order::kNewestFirst,
                                      told, here);
               });
}
int run_timeline(const Settings& settings, const Io& io) {
  return answer(settings, io, [&](Console&) { return timeline(settings, io); });
}
int run_changes(const Settings& settings, const Io& io) {
  return answer(settings, io, [&](Console&) { return changes(settings, io); });
}
int run_agenda(const Settings& settings, const Io& io) { return asked(settings, io, agenda); }
int run_dyads(const Settings& settings, const Io& io) { return asked(settings, io, dyads); }
int run_actors(const Settings& settings, const Io& io) { return asked(settings, io, actors); }

}  // namespace dragoman::cli
