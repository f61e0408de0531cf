// `dragoman sample` and `dragoman review`: a sheet of events that a person marks, and the marks back into the
// store.

#include <fmt/format.h>

#include <cmath>
#include <map>

#include "base/calendar.h"
#include "base/tsv.h"
#include "cli/command.h"
#include "cli/sheet.h"
#include "cli/store_access.h"
#include "event/characters.h"
#include "read/byte_source.h"
#include "read/csv_reader.h"
#include "serve/event_cells.h"
#include "store/writer.h"

namespace dragoman::cli {
namespace {

constexpr std::size_t kDefaultSample = 200;

/// The sheet's columns that a person fills in, and the fields of a correction that they are.
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kMarks = {{{"verdict", "verdict"},
                                                                                  {"right_type", "type"},
                                                                                  {"right_mode", "mode"},
                                                                                  {"right_status", "status"},
                                                                                  {"right_source", "source"},
                                                                                  {"right_target", "target"},
                                                                                  {"right_date", "date"}}};

std::string codes(const std::vector<ActorRef>& actors) {
  std::string out;
  for (const ActorRef& actor : actors) out += (out.empty() ? "" : ",") + actor.code;
  return out;
}

/// The sentence with the trigger in brackets.
std::string evidence(const std::string& text, const Event& event) {
  return characters(text, {event.sentence.start, event.trigger.at.start}) + "[" +
         characters(text, event.trigger.at) + "]" +
         characters(text, {event.trigger.at.end, event.sentence.end});
}

Sheet sample_sheet() {
  std::vector<SheetColumn> columns = {
      {"MENTION", "mention_id"}, {"TYPE", "type"},     {"MODE", "mode"},
      {"STATUS", "status"},      {"SOURCE", "source"}, {"TARGET", "target"},
      {"DATE", "date"},          {"PLACE", "place"},   {"SENTENCE", "sentence", Holds::kText, 20, 200},
      {"SAID BY", "said_by"},    {"REPORT", "report"}, {"PUBLISHED", "published"},
      {"DOC", "doc_id"}};
  for (const auto& [column, field] : kMarks) columns.push_back({column, column});
  return Sheet(std::move(columns));
}

Result<int> sample(Settings settings, const Io& io, Console& console) {
  const Result<Query> query = query_of(settings.files);
  if (!query) return tl::unexpected(query.error());
  const auto store = open_store(settings, io);
  if (!store) return tl::unexpected(store.error());
  const std::size_t count = settings.count == 0 ? kDefaultSample : settings.count;
  const auto rows =
      (*store)->sample(*query, count, settings.by == "type", settings.seed.empty() ? "1" : settings.seed);
  if (!rows) return tl::unexpected(rows.error());
  Sheet sheet = sample_sheet();
  for (const EventRow& row : *rows) {
    const Event& event = row.event();
    const auto articles = (*store)->article(row.article().doc_id);
    if (!articles) return tl::unexpected(articles.error());
    const std::string text = articles->empty() ? "" : articles->front().text.value_or("");
    const Row cells = event_row(event);
    Row line = {{"", event.mention_id},
                {"", std::string(name(event.type))},
                {"", event.mode},
                {"", std::string(name(event.status))},
                {"", codes(event.source)},
                {"", codes(event.target)},
                cells[0],
                cells[5],
                {"", evidence(text, event)},
                cells[6],
                {"", row.article().title},
                {"", row.article().date ? iso(*row.article().date) : ""},
                {"", row.article().doc_id}};
    line.resize(line.size() + kMarks.size());
    sheet.add(std::move(line));
  }
  if (settings.format.empty()) settings.format = "csv";
  if (const Result<void> written = write_sheet(sheet, settings, io); !written)
    return tl::unexpected(written.error());
  console.note(
      fmt::format("{} events. Write right or wrong under verdict, and what is right under right_...; then "
                  "`dragoman review SHEET --who NAME`",
                  rows->size()));
  return rows->empty() ? kNothingFound : kDone;
}

struct Tally {
  std::uint64_t right = 0, marked = 0;
};

/// Wilson's 95 % interval of a share.
std::string interval(const Tally& tally) {
  constexpr double kZ = 1.96;
  const auto n = static_cast<double>(tally.marked);
  const double share = static_cast<double>(tally.right) / n, z2 = kZ * kZ;
  const double middle = (share + z2 / (2 * n)) / (1 + z2 / n);
  const double half = kZ * std::sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n);
  return fmt::format("{:.3f}..{:.3f}", std::max(0.0, middle - half), std::min(1.0, middle + half));
}

struct Marked {
  std::vector<Correction> corrections;
  std::map<std::string, Tally> by_type;
};

/// Reads the marks of a sheet; a bad one names its line.
Result<Marked> read_sheet(const std::string& file, const std::string& who) {
  Result<std::unique_ptr<ByteSource>> source = ByteSource::open(file);
  if (!source) return tl::unexpected(source.error());
  constexpr std::size_t kLongestLine = 1'000'000;
  CsvReader reader(**source, kLongestLine);
  CsvRecord record;
  std::map<std::string, std::size_t> columns;
  if (reader.next(record)) {
    for (std::size_t i = 0; i < record.fields.size(); ++i) columns[std::string(trim(record.fields[i]))] = i;
  }
  for (const std::string_view needed : {"mention_id", "type", "verdict"}) {
    if (!columns.contains(std::string(needed)))
      return fail(ErrorCode::kFormat,
                  fmt::format("has no column {}: is it a sheet of `dragoman sample`?", needed), file);
  }
  const auto cell = [&](const std::string& column) {
    const auto found = columns.find(column);
    return found == columns.end() || found->second >= record.fields.size()
               ? std::string()
               : std::string(trim(record.fields[found->second]));
  };
  Marked marked;
  while (reader.next(record)) {
    bool changed = false;
    for (const auto& [column, field] : kMarks) {
      const std::string value = cell(std::string(column));
      if (value.empty()) continue;
      const Correction correction{cell("mention_id"), std::string(field), value, who, today()};
      if (const std::string fault = correction_fault(correction); !fault.empty())
        return fail(ErrorCode::kFormat, fault, file, static_cast<std::uint32_t>(record.line));
      changed = changed || field == "type";
      marked.corrections.push_back(correction);
    }
    const std::string verdict = cell("verdict");
    if (verdict.empty()) continue;
    Tally& tally = marked.by_type[cell("type")];
    ++tally.marked;
    if (verdict == "right" && !changed) ++tally.right;
  }
  return marked;
}

Result<int> review(const Settings& settings, const Io& io, Console& console) {
  if (settings.who.empty()) return fail(ErrorCode::kInvalid, "--who NAME is missing: whose word is it?");
  if (const auto there = open_store(settings, io); !there) return tl::unexpected(there.error());
  const auto writer = StoreWriter::open(store_path(settings, io));
  if (!writer) return tl::unexpected(writer.error());
  Sheet sheet({{"TYPE", "type"},
               {"MARKED", "marked", Holds::kNumber},
               {"RIGHT", "right", Holds::kNumber},
               {"PRECISION", "precision", Holds::kNumber},
               {"95 %", "interval"}});
  std::map<std::string, Tally> by_type;
  std::size_t corrections = 0;
  for (const std::string& file : settings.files) {
    const Result<Marked> marked = read_sheet(file, settings.who);
    if (!marked) return tl::unexpected(marked.error());
    const Result<bool> kept = (*writer)->correct(marked->corrections);
    if (!kept) return tl::unexpected(kept.error());
    if (!*kept) console.error(file + ": some of its events are not in this store; their marks are left out");
    corrections += marked->corrections.size();
    for (const auto& [type, tally] : marked->by_type) {
      by_type[type].marked += tally.marked;
      by_type[type].right += tally.right;
      by_type["all"].marked += tally.marked;
      by_type["all"].right += tally.right;
    }
  }
  if (const Result<void> done = (*writer)->commit(); !done) return tl::unexpected(done.error());
  for (const auto& [type, tally] : by_type)
    sheet.add(
        {{"", type},
         {"", std::to_string(tally.marked)},
         {"", std::to_string(tally.right)},
         {"", fmt::format("{:.3f}", static_cast<double>(tally.right) / static_cast<double>(tally.marked))},
         {"", interval(tally)}});
  if (const Result<void> written = write_sheet(sheet, settings, io); !written)
    return tl::unexpected(written.error());
  console.note(fmt::format("{} marks kept as {}'s word", corrections, settings.who));
  return corrections > 0 ? kDone : kNothingFound;
}

}  // namespace

int run_sample(const Settings& settings, const Io& io) {
  return answer(settings, io, [&](Console& console) { return sample(settings, io, console); });
}
int run_review(const Settings& settings, const Io& io) {
  return answer(settings, io, [&](Console& console) { return review(settings, io, console); });
}

}  // namespace dragoman::cli
