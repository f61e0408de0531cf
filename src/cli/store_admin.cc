// Commands that look after the store: db, purge.

#include <fmt/format.h>

#include "base/calendar.h"
#include "cli/command.h"
#include "cli/sheet.h"
#include "cli/store_access.h"
#include "store/writer.h"

namespace dragoman::cli {
namespace {

Result<int> info(const Settings& settings, const Io& io) {
  const auto store = open_store(settings, io);
  if (!store) return tl::unexpected(store.error());
  const Result<Summary> summary = (*store)->summary();
  if (!summary) return tl::unexpected(summary.error());
  Sheet sheet({{"WHAT", "what", Holds::kText, 10, 40, 0}, {"HOW MANY", "count", Holds::kText, 8, 120, 0}});
  const auto add = [&](std::string_view what, std::uint64_t count) {
    sheet.add({{"", std::string(what)}, {"", std::to_string(count)}});
  };
  add("articles", summary->articles);
  add("stories", summary->stories);
  add("events", summary->events);
  add("mentions", summary->mentions);
  add("words", summary->words);
  add("not coded (language)", summary->uncoded);
  for (const auto& [language, count] : summary->languages) add("  " + language, count);
  add("superseded texts", summary->superseded);
  add("retracted articles", summary->retracted);
  add("rejects", summary->rejects);
  for (const auto& [dataset, count] : summary->datasets) add("mentions of " + dataset, count);
  if (summary->first) sheet.add({{"", "days"}, {"", iso(*summary->first) + " .. " + iso(*summary->last)}});
  for (const std::string& coder : summary->coders) sheet.add({{"", "coder"}, {"", coder}});
  if (const Result<void> written = write_sheet(sheet, settings, io); !written)
    return tl::unexpected(written.error());
  return kDone;
}

Result<int> check(const Settings& settings, const Io& io, Console& console) {
  const auto store = open_store(settings, io);
  if (!store) return tl::unexpected(store.error());
  const Result<std::vector<std::string>> faults = (*store)->check();
  if (!faults) return tl::unexpected(faults.error());
  for (const std::string& fault : *faults) console.error(fault);
  if (!faults->empty())
    return fail(ErrorCode::kFormat, fmt::format("{} faults", faults->size()),
                store_path(settings, io).string());
  console.note(fmt::format("{}: all is well", store_path(settings, io).string()));
  return kDone;
}

Result<int> rejects(const Settings& settings, const Io& io) {
  const auto store = open_store(settings, io);
  if (!store) return tl::unexpected(store.error());
  constexpr std::size_t kDefaultRows = 1000;
  const auto rows = (*store)->rejects(settings.limit == 0 ? kDefaultRows : settings.limit);
  if (!rows) return tl::unexpected(rows.error());
  Sheet sheet({{"INPUT", "input", Holds::kText, 20, 60, 0},
               {"LINE", "line", Holds::kNumber, 4, 10, 2},
               {"DOC", "doc_id", Holds::kText, 10, 40, 1},
               {"REASON", "reason", Holds::kText, 20, 100, 0}});
  for (const StoredReject& row : *rows)
    sheet.add({{"", row.input},
               {"", row.line == 0 ? "" : std::to_string(row.line)},
               {"", row.doc_id},
               {"", row.reason}});
  if (const Result<void> written = write_sheet(sheet, settings, io); !written)
    return tl::unexpected(written.error());
  return rows->empty() ? kNothingFound : kDone;
}

/// The store for writing; one that is not there is not made.
Result<std::unique_ptr<StoreWriter>> open_writer(const Settings& settings, const Io& io) {
  if (const auto there = open_store(settings, io); !there) return tl::unexpected(there.error());
  return StoreWriter::open(store_path(settings, io));
}

Result<int> purge(const Settings& settings, const Io& io, Console& console) {
  const auto writer = open_writer(settings, io);
  if (!writer) return tl::unexpected(writer.error());
  std::uint64_t gone = 0;
  for (const std::string& name : settings.files) {
    if (settings.by == "source") {
      const Result<std::uint64_t> count = (*writer)->purge_source(name);
      if (!count) return tl::unexpected(count.error());
      gone += *count;
    } else {
      const Result<bool> there = (*writer)->purge(name);
      if (!there) return tl::unexpected(there.error());
      if (!*there) console.error(name + ": no such article");
      gone += *there ? 1 : 0;
    }
  }
  if (const Result<void> done = (*writer)->commit(); !done) return tl::unexpected(done.error());
  if (const Result<void> done = (*writer)->compact(); !done) return tl::unexpected(done.error());
  console.note(fmt::format("{} articles taken out", gone));
  return gone > 0 ? kDone : kNothingFound;
}

}  // namespace

int run_db_info(const Settings& settings, const Io& io) {
  return answer(settings, io, [&](Console&) { return info(settings, io); });
}
int run_db_check(const Settings& settings, const Io& io) {
  return answer(settings, io, [&](Console& console) { return check(settings, io, console); });
}
int run_db_rejects(const Settings& settings, const Io& io) {
  return answer(settings, io, [&](Console&) { return rejects(settings, io); });
}
int run_purge(const Settings& settings, const Io& io) {
  return answer(settings, io, [&](Console& console) { return purge(settings, io, console); });
}

}  // namespace dragoman::cli
