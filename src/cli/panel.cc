// `dragoman panel` and `dragoman compare`: tables that models and papers are made of.

#include <fmt/format.h>

#include "base/calendar.h"
#include "base/tsv.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/store_access.h"
#include "exchange/compare.h"
#include "exchange/exporter.h"
#include "exchange/panel.h"

namespace dragoman::cli {
namespace {

Result<std::optional<Date>> day_option(const std::string& text, std::string_view name) {
  if (text.empty()) return std::optional<Date>();
  const std::optional<Date> day = parse_iso_date(text);
  if (!day)
    return fail(ErrorCode::kInvalid, fmt::format("{} {} is no day of the calendar (YYYY-MM-DD)", name, text));
  return day;
}

Result<PanelOptions> panel_options(const Settings& settings) {
  PanelOptions options;
  options.unit = panel_unit(settings.unit.empty() ? "country" : settings.unit).value_or(PanelUnit::kCountry);
  options.period = panel_period(settings.by.empty() ? "month" : settings.by).value_or(PanelPeriod::kMonth);
  options.one_a_day = settings.one_a_day;
  const Result<std::optional<Date>> from = day_option(settings.from, "--from"),
                                    to = day_option(settings.to, "--to");
  if (!from) return tl::unexpected(from.error());
  if (!to) return tl::unexpected(to.error());
  options.from = *from;
  options.to = *to;
  if (!settings.min_confidence.empty()) {
    const Result<Query> least = parse_query("confidence:" + settings.min_confidence);
    if (!least) return fail(ErrorCode::kInvalid, "--min-confidence takes a number from 0 to 1");
    options.min_confidence = std::stod(settings.min_confidence);
  }
  const Result<std::vector<Status>> statuses = statuses_of(settings);
  if (!statuses) return tl::unexpected(statuses.error());
  options.statuses = *statuses;
  options.units = split_list(settings.units);
  return options;
}

Result<int> panel(const Settings& settings, const Io& io) {
  const Result<PanelOptions> options = panel_options(settings);
  if (!options) return tl::unexpected(options.error());
  const Result<Query> query = query_of(settings.files);
  if (!query) return tl::unexpected(query.error());
  const Result<ExchangeTables> tables = exchange_tables(settings, io);
  if (!tables) return tl::unexpected(tables.error());
  const auto store = open_store(settings, io);
  if (!store) return tl::unexpected(store.error());
  Panel panel(*options, tables->countries, tables->states);
  std::uint64_t events = 0;
  const Result<void> read = (*store)->each_short(*query, options->unit, [&](const PanelEvent& event) {
    panel.add(event);
    ++events;
  });
  if (!read) return tl::unexpected(read.error());
  const auto articles = (*store)->articles_by_day();
  if (!articles) return tl::unexpected(articles.error());
  for (const auto& [day, count] : *articles) {
    for (std::uint64_t i = 0; i < count; ++i) panel.add_article(day);
  }
  if (events == 0) return kNothingFound;
  Result<Output> output = Output::open(settings.output, io);
  if (!output) return tl::unexpected(output.error());
  const Result<void> written = panel.write([&](std::string_view text) {
    output->writer().write(text);
    output->writer().flush();
    return !output->writer().failed();
  });
  if (!written) return tl::unexpected(written.error());
  if (const Result<void> done = output->finish(); !done) return tl::unexpected(done.error());
  return kDone;
}

/// All events of a data set, a pair of source and target at a time.
Result<std::vector<PanelEvent>> events_of(StoreReader& store, const std::string& dataset,
                                          const Query& query) {
  Query all = query;
  all.terms.push_back({Field::kDataset, false, {dataset}});
  std::vector<PanelEvent> out;
  const Result<void> read =
      store.each_short(all, PanelUnit::kDyad, [&](const PanelEvent& event) { out.push_back(event); });
  if (!read) return tl::unexpected(read.error());
  if (out.empty())
    return fail(
        ErrorCode::kInvalid,
        fmt::format("the store holds no events of {} (`dragoman db info` lists its data sets)", dataset));
  return out;
}

Result<int> compare_sets(const Settings& settings, const Io& io) {
  if (settings.files.size() != 2)
    return fail(ErrorCode::kInvalid, "compare takes two data sets: dragoman compare dragoman gdelt");
  const Result<Query> query = parse_query(settings.query);
  if (!query) return tl::unexpected(query.error());
  const auto store = open_store(settings, io);
  if (!store) return tl::unexpected(store.error());
  const auto a = events_of(**store, settings.files[0], *query),
             b = events_of(**store, settings.files[1], *query);
  if (!a) return tl::unexpected(a.error());
  if (!b) return tl::unexpected(b.error());
  CompareOptions options;
  options.days_apart = static_cast<int>(settings.days_apart);
  options.any_type = settings.any_type;
  options.any_order = settings.any_order;
  Result<Output> output = Output::open(settings.output, io);
  if (!output) return tl::unexpected(output.error());
  output->writer().write(to_csv(compare(*a, *b, options), settings.limit == 0 ? 100 : settings.limit));
  if (const Result<void> done = output->finish(); !done) return tl::unexpected(done.error());
  return kDone;
}

}  // namespace

int run_panel(const Settings& settings, const Io& io) {
  return answer(settings, io, [&](Console&) { return panel(settings, io); });
}
int run_compare(const Settings& settings, const Io& io) {
  return answer(settings, io, [&](Console&) { return compare_sets(settings, io); });
}

}  // namespace dragoman::cli
