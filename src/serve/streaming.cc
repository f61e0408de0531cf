// Answers that may be long: exports and panels. They are written while they are read, with a reader of their
// own.

#include <fmt/format.h>

#include "base/calendar.h"
#include "serve/answers.h"

namespace dragoman::serve {
namespace {

constexpr std::size_t kPiece = 1 << 16;  // bytes that go out together

/// A place in the gate that goes with the stream.
std::shared_ptr<void> enter(Gate& gate) {
  if (!gate.enter()) return nullptr;
  return {&gate, [](Gate* entered) { entered->leave(); }};
}

tl::unexpected<Problem> busy() {
  return tl::unexpected<Problem>(Problem{
      503,
      "as many exports and panels are on their way as this server makes at once; ask again in a moment",
      {{"Retry-After", "10"}}});
}

std::string_view type_of(ExportFormat format) {
  switch (format) {
    case ExportFormat::kJsonl:
      return "application/x-ndjson";
    case ExportFormat::kCsv:
    case ExportFormat::kAcled:
      return "text/csv; charset=utf-8";
    case ExportFormat::kGeoJson:
      return "application/geo+json";
    case ExportFormat::kIcs:
      return "text/calendar; charset=utf-8";
    default:
      return "text/tab-separated-values; charset=utf-8";
  }
}

/// Gathers small writes.
class Pieces {
 public:
  explicit Pieces(const Sink& sink) : sink_(sink) {}
  bool put(std::string_view text) {
    pending_ += text;
    return pending_.size() < kPiece || send();
  }
  bool send() {
    const bool taken = pending_.empty() || sink_(pending_);
    pending_.clear();
    return taken;
  }

 private:
  const Sink& sink_;
  std::string pending_;
};

Result<std::shared_ptr<StoreReader>> open_reader(const Asked& asked) {
  Result<std::unique_ptr<StoreReader>> reader = StoreReader::open(asked.backend.options().store);
  if (!reader) return tl::unexpected(reader.error());
  const Clock::time_point deadline = Clock::now() + asked.backend.options().stream_timeout;
  (*reader)->watch([deadline] { return Clock::now() < deadline; });
  return std::shared_ptr<StoreReader>(*std::move(reader));
}

tl::expected<PanelOptions, Problem> panel_options(const Asked& asked) {
  PanelOptions options;
  options.unit = panel_unit(asked.parameters.text("unit")).value_or(PanelUnit::kCountry);
  options.period = panel_period(asked.parameters.text("by")).value_or(PanelPeriod::kMonth);
  options.from = parse_iso_date(asked.parameters.text("from"));
  options.to = parse_iso_date(asked.parameters.text("to"));
  if (options.from && options.to && *options.to < *options.from) return refuse(400, "to: is before from");
  return options;
}

/// Days that a panel reaches over.
struct Reach {
  std::optional<Date> first, last;
  void add(Date day) {
    if (!first || day < *first) first = day;
    if (!last || day > *last) last = day;
  }
};

/// Why a panel is too large to be sent; nothing if it is not.
std::optional<Problem> too_large(const Panel& panel, const PanelOptions& options, const Reach& reach) {
  constexpr std::int32_t kMostPeriods = 5000;
  const std::int32_t reached =
      days(options.to.value_or(*reach.last)) - days(options.from.value_or(*reach.first));
  const std::int32_t length = options.period == PanelPeriod::kDay    ? 1
                              : options.period == PanelPeriod::kWeek ? 7
                                                                     : 28;
  if (reached / length > kMostPeriods)
    return Problem{
        400,
        fmt::format("from, to: more than {} periods; ask for fewer days or longer periods (`dragoman panel` "
                    "writes larger tables)",
                    kMostPeriods)};
  // What else is wrong with it, write() tells before its first line.
  const Result<void> good = panel.write([](std::string_view) { return false; });
  return good ? std::nullopt : std::optional(Problem{400, good.error().message});
}

}  // namespace

Reply export_events(const Asked& asked) {
  const auto query = query_of(asked);
  if (!query) return tl::unexpected(query.error());
  const ExportFormat format = export_format(asked.parameters.text("format")).value_or(ExportFormat::kCsv);
  auto made = exporter(format, asked.backend.tables(), {});
  if (!made) return refuse(made.error());
  const std::shared_ptr<Exporter> writer = *std::move(made);
  const std::shared_ptr<void> place = enter(asked.backend.stream_gate());
  if (!place) return busy();
  const auto reader = open_reader(asked);
  if (!reader) return refuse(reader.error());
  Answer answer;
  answer.type = type_of(format);
  answer.stream = [writer, place, store = *reader, query = *query](const Sink& sink) {
    Pieces pieces(sink);
    if (!pieces.put(writer->header())) return false;
    bool listening = true;
    const Result<void> read = store->each(query, [&](const EventRow& row) {
      listening = pieces.put(writer->row(row));
      return listening;
    });
    return read && listening && pieces.put(writer->footer()) && pieces.send();
  };
  return answer;
}

Reply panel(const Asked& asked) {
  const auto query = query_of(asked);
  if (!query) return tl::unexpected(query.error());
  const auto options = panel_options(asked);
  if (!options) return tl::unexpected(options.error());
  const std::shared_ptr<void> place = enter(asked.backend.stream_gate());
  if (!place) return busy();
  const auto reader = open_reader(asked);
  if (!reader) return refuse(reader.error());
  const auto panel =
      std::make_shared<Panel>(*options, asked.backend.tables().countries, asked.backend.tables().states);
  Reach reach;
  const Result<void> read = (*reader)->each_short(*query, options->unit, [&](const PanelEvent& event) {
    panel->add(event);
    reach.add(event.day);
  });
  if (!read) return refuse(read.error());
  if (!reach.first) return refuse(404, "no event of this query has a day, so there is no panel");
  const auto articles = (*reader)->articles_by_day();
  if (!articles) return refuse(articles.error());
  for (const auto& [day, count] : *articles) {
    reach.add(day);
    for (std::uint64_t i = 0; i < count; ++i) panel->add_article(day);
  }
  if (const auto problem = too_large(*panel, *options, reach)) return tl::unexpected(*problem);
  Answer answer;
  answer.type = "text/csv; charset=utf-8";
  answer.stream = [panel, place](const Sink& sink) {
    Pieces pieces(sink);
    bool listening = true;
    const Result<void> written =
        panel->write([&](std::string_view text) { return listening = pieces.put(text); });
    return written && listening && pieces.send();
  };
  return answer;
}

}  // namespace dragoman::serve
