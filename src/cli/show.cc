// `dragoman show`: one event with its words in their sentences, or one article with all that it tells.

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/calendar.h"
#include "cli/command.h"
#include "cli/display_width.h"
#include "cli/event_table.h"
#include "cli/output.h"
#include "cli/pager.h"
#include "cli/store_access.h"
#include "event/characters.h"
#include "exchange/article_json.h"
#include "serve/event_cells.h"
#include "serve/record_json.h"

namespace dragoman::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string dumped(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// The sentence with the words of each part painted.
std::string marked(const std::string& text, const Event& event, const Painter& paint) {
  std::vector<std::pair<CharSpan, Style>> spans{{event.trigger.at, Style::kRed}};
  for (const ActorRef& actor : event.source) spans.emplace_back(actor.words.at, Style::kGreen);
  for (const ActorRef& actor : event.target) spans.emplace_back(actor.words.at, Style::kBlue);
  if (event.date) spans.emplace_back(event.date->words.at, Style::kYellow);
  if (event.place) spans.emplace_back(event.place->words.at, Style::kMagenta);
  for (const Voice& voice : event.attribution) spans.emplace_back(voice.words.at, Style::kCyan);
  std::erase_if(spans, [&](const auto& span) {
    return span.first.start < event.sentence.start || span.first.end > event.sentence.end ||
           span.first.start >= span.first.end;
  });
  std::stable_sort(spans.begin(), spans.end(),
                   [](const auto& a, const auto& b) { return a.first.start < b.first.start; });
  std::string out;
  std::uint32_t at = event.sentence.start;
  for (const auto& [span, style] : spans) {
    if (span.start < at) continue;  // words of two parts are painted as the first
    out += printable(characters(text, {at, span.start})) + (paint.on() ? "" : "[") +
           paint(style, printable(characters(text, span))) + (paint.on() ? "" : "]");
    at = span.end;
  }
  return out + printable(characters(text, {at, event.sentence.end}));
}

/// Who tells it: outlet, agency, then the voices of the text, outermost first.
std::string chain(const Article& article, const Event& event) {
  std::string out = article.source.empty() ? "the report" : article.source;
  if (!article.agency.empty() && article.agency != article.source) out += " < " + article.agency;
  for (const Voice& voice : event.attribution) {
    out += " < " + voice.words.text;
    if (!voice.code.empty())
      out += fmt::format(" ({}{}{})", voice.code, voice.sector.empty() ? "" : " ", voice.sector);
  }
  return out;
}

std::string days_text(const Event& event) {
  if (!event.date) return "not told";
  const std::string start = iso(event.date->start), end = iso(event.date->end);
  return (start == end ? start : start + " to " + end) +
         (event.date->words.text.empty() ? "" : fmt::format(" (\"{}\")", event.date->words.text));
}

std::string number_text(const EventNumber& number) {
  const std::string low = number.low ? std::to_string(*number.low) : "",
                    high = number.high ? std::to_string(*number.high) : "";
  const std::string value = low == high ? low : fmt::format("{}..{}", low, high);
  return fmt::format("{} {} (\"{}\"{})", value, number.what, number.words.text,
                     number.according_to.empty() ? "" : ", says " + number.according_to);
}

std::string line(std::string_view what, const std::string& value, const Painter& paint) {
  return value.empty()
             ? ""
             : fmt::format("  {}{}\n", paint(Style::kDim, fmt::format("{:<11}", what)), printable(value));
}

std::string event_text(StoreReader& store, const EventRow& row, const Painter& paint) {
  const Event& event = row.event();
  std::string out =
      paint(Style::kBold, std::string(name(event.type)) + (event.mode.empty() ? "" : " " + event.mode)) +
      "  " + std::string(name(event.status)) + "  " + paint(Style::kDim, row.event_id) + "\n";
  out += line("source", parties_text(event.source), paint);
  out += line("target", parties_text(event.target), paint);
  out += line("when", days_text(event), paint);
  if (event.place)
    out += line("where",
                event.place->name + (event.place->country.empty() ? "" : ", " + event.place->country), paint);
  for (const EventNumber& number : event.numbers) out += line("number", number_text(number), paint);
  out += line("codes",
              fmt::format("CAMEO {}  quad {}  Goldstein {}  confidence {:.2f}",
                          event.cameo.empty() ? "-" : event.cameo, event.quad,
                          event.goldstein ? fmt::format("{:.1f}", *event.goldstein) : "-", event.confidence),
              paint);
  std::vector<EventFacts> facts;
  for (const MentionRow& mention : row.mentions) {
    facts.push_back(facts_of(mention.event, mention.article));
    out += "\n  " + paint(Style::kBold, article_heading(mention.article)) + "\n";
    out += line("told by", chain(mention.article, mention.event), paint);
    const auto articles = store.article(mention.article.doc_id);
    if (articles && !articles->empty() && articles->front().text)
      out += "  " + marked(*articles->front().text, mention.event, paint) + "\n";
  }
  for (const Conflict& conflict : conflicts(facts)) {
    std::string values;
    for (std::size_t i = 0; i < conflict.values.size(); ++i)
      values += fmt::format("{}{} ({} reports)", i == 0 ? "" : "; ", conflict.values[i],
                            conflict.said_by[i].size());
    out += "\n" + line("differ on", conflict.field + ": " + values, paint);
  }
  return out;
}

std::string article_text(const StoredArticle& stored, const Painter& paint) {
  std::string out = paint(Style::kBold, article_heading(stored.article)) + "\n";
  out += line("doc_id", stored.article.doc_id, paint);
  out += line("published", stored.article.published, paint);
  out += line("publisher", stored.article.source, paint);
  out += line("agency", stored.article.agency, paint);
  out += line("author", stored.article.author, paint);
  out += line("story", stored.story_id == stored.article.doc_id ? "" : stored.story_id, paint);
  if (stored.state != "current") out += line("state", stored.state, paint);
  for (const Event& event : stored.events) {
    out += fmt::format("\n  {} {} {}  {} -> {}\n", paint(Style::kDim, event.mention_id),
                       paint(Style::kBold, name(event.type)), name(event.status),
                       printable(parties_text(event.source)), printable(parties_text(event.target)));
    if (stored.text) out += "  " + marked(*stored.text, event, paint) + "\n";
  }
  return out;
}

Result<int> show(const Settings& settings, const Io& io) {
  if (settings.files.size() != 1) return fail(ErrorCode::kInvalid, "show takes one event id or doc_id");
  const std::string& id = settings.files.front();
  const auto store = open_store(settings, io);
  if (!store) return tl::unexpected(store.error());
  Result<Output> output = Output::open(settings.output, io);
  if (!output) return tl::unexpected(output.error());
  const bool json = settings.format == "json";
  const Painter paint = painter_for(io, output->descriptor(), settings.color);
  std::string text;
  const auto articles = (*store)->article(id);
  if (!articles) return tl::unexpected(articles.error());
  for (const StoredArticle& stored : *articles) {
    Json record = Json::parse(article_json(stored.article));
    record["state"] = stored.state;
    record["story_id"] = stored.story_id;
    record["text"] = stored.text ? Json(*stored.text) : Json();
    record["events"] = Json::parse(records_json(stored.events));
    text += json ? dumped(record) : article_text(stored, paint) + "\n";
  }
  if (articles->empty()) {
    const auto row = (*store)->event(id);
    if (!row) return tl::unexpected(row.error());
    if (!*row)
      return fail(ErrorCode::kInvalid,
                  fmt::format("no event or article {} in {}", id, store_path(settings, io).string()));
    text = json ? dumped(Json::parse(tellings(**row).end())) : event_text(**store, **row, paint);
  }
  if (!page(text, io, output->descriptor())) output->writer().write(text);
  if (const Result<void> written = output->finish(); !written) return tl::unexpected(written.error());
  return kDone;
}

}  // namespace

int run_show(const Settings& settings, const Io& io) {
  return answer(settings, io, [&](Console&) { return show(settings, io); });
}

}  // namespace dragoman::cli
