// Commands that answer with rows out of the store: query, agenda, timeline, dyads, actors, changes.

#include <fmt/format.h>

#include <map>

#include "base/calendar.h"
#include "cli/command.h"
#include "cli/sheet.h"
#include "cli/store_access.h"
#include "serve/answer_sheets.h"
#include "store/days.h"

namespace dragoman::cli {
namespace {

constexpr std::size_t kDefaultRows = 100;

std::size_t limit_of(const Settings& settings) { return settings.limit == 0 ? kDefaultRows : settings.limit; }

std::int64_t month_of(const EventRow& row) {
  const auto day = row.event().date ? std::optional(row.event().date->start) : row.article().date;
  return day ? month_number(days(*day)) : kNoDay;
}

/// Writes the rows and says if there is more.
Result<int> show(Sheet sheet, bool more, const Settings& settings, const Io& io) {
  if (more) sheet.foot(fmt::format("The first {}; --limit N shows more.", limit_of(settings)));
  if (const Result<void> written = write_sheet(sheet, settings, io); !written)
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
  const Result<EventPage> page = store.find(query, limit_of(settings), order);
  if (!page) return tl::unexpected(page.error());
  Sheet sheet = events_sheet(page->rows);
  sheet.head(months_line(page->rows));
  return show(std::move(sheet), page->next.has_value(), settings, io);
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
  const Result<EventPage> page = (*store)->find(query, limit_of(settings), Order::kOldestFirst);
  if (!page) return tl::unexpected(page.error());
  return show(changes_sheet(page->rows), page->next.has_value(), settings, io);
}

Result<int> agenda(StoreReader& store, const Query& query, const Settings& settings, const Io& io) {
  const Result<DayRange> from = day_range(settings.from.empty() ? today() : settings.from);
  if (!from) return fail(ErrorCode::kInvalid, "--from " + from.error().message);
  const auto rows = store.agenda(query, from->first, limit_of(settings));
  if (!rows) return tl::unexpected(rows.error());
  return show(agenda_sheet(*rows), rows->size() == limit_of(settings), settings, io);
}

Result<int> dyads(StoreReader& store, const Query& query, const Settings& settings, const Io& io) {
  const bool monthly = settings.by == "month";
  const auto rows = store.dyads(query, monthly, limit_of(settings));
  if (!rows) return tl::unexpected(rows.error());
  return show(dyads_sheet(*rows, monthly), rows->size() == limit_of(settings), settings, io);
}

Result<int> actors(StoreReader& store, const Query& query, const Settings& settings, const Io& io) {
  const auto rows = store.actors(query, limit_of(settings));
  if (!rows) return tl::unexpected(rows.error());
  return show(actors_sheet(*rows), rows->size() == limit_of(settings), settings, io);
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
  if (settings.format == "parquet") return run_export(settings, io);  // for programs, so without a limit
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
