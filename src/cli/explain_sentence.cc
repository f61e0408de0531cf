#include "cli/explain_sentence.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/calendar.h"
#include "cli/display_width.h"
#include "cli/explain_tree.h"
#include "cli/table.h"
#include "event/silence.h"

namespace dragoman::cli {
namespace {

std::string heading(std::string_view text, const Painter& paint) {
  return paint(Style::kYellow, std::string(text)) + "\n";
}

std::string words_of(const Parse& parse, TokenSpan span) { return printable(parse.doc.str(span)); }

/// Rows under a heading; nothing where there are none.
std::string section(std::string_view title, const std::vector<Row>& rows, const Painter& paint) {
  if (rows.empty()) return {};
  std::vector<Column> columns(rows.front().size(), Column{"", 4, 60});
  const std::vector<std::size_t> widths = fit_columns(columns, rows, 0);
  std::string out = heading(title, paint);
  for (const Row& row : rows) out += "  " + table_line(row, widths, paint);
  return out;
}

/// Phrases of the sentence that may name an actor: nouns and pronouns that stand in a place of their own,
/// with all that hangs on them.
std::vector<TokenSpan> phrases(const Parse& parse, TokenSpan sentence) {
  constexpr std::array<std::string_view, 4> kNominal = {"NOUN", "PROPN", "PRON", "NUM"};
  constexpr std::array<std::string_view, 5> kPartOfAnother = {"compound", "nummod", "npadvmod", "quantmod",
                                                              "nmod"};
  std::vector<TokenSpan> out;
  for (std::uint32_t token = sentence.begin; token < sentence.end; ++token) {
    if (std::find(kNominal.begin(), kNominal.end(), parse.pos[token]) == kNominal.end()) continue;
    if (std::find(kPartOfAnother.begin(), kPartOfAnother.end(), parse.dep[token]) != kPartOfAnother.end())
      continue;
    out.push_back(subtree(parse, token));
  }
  return out;
}

std::vector<Row> phrase_rows(const Reading& reading, TokenSpan sentence) {
  std::vector<Row> rows;
  for (const TokenSpan phrase : phrases(*reading.parse, sentence)) {
    for (const Actor& actor : reading.discourse.actors(phrase)) {
      std::string who = actor.sector;
      if (!actor.role.empty()) who += ", " + actor.role;
      if (!actor.name.empty()) who += ", " + actor.name;
      std::string why = actor.why;
      if (!actor.antecedent.empty())
        why += fmt::format(" (\"{}\")", words_of(*reading.parse, actor.antecedent));
      rows.push_back({{"", words_of(*reading.parse, phrase)}, {actor.code, who, Style::kBold}, {"", why}});
    }
  }
  return rows;
}

std::vector<Row> day_rows(const Reading& reading, TokenSpan sentence) {
  std::vector<Row> rows;
  for (const TimeMention& time : reading.times) {
    if (!sentence.overlaps(time.span)) continue;
    std::string days = "no day";
    if (time.start)
      days = iso(*time.start) + (time.end && *time.end != *time.start ? ".." + iso(*time.end) : "");
    rows.push_back({{"", words_of(*reading.parse, time.span)},
                    {days, time.type + " " + time.value, Style::kBold},
                    {"", time.why}});
  }
  return rows;
}

std::vector<Row> place_rows(const Reading& reading, TokenSpan sentence) {
  std::vector<Row> rows;
  for (const PlaceMention& mention : reading.places) {
    if (!sentence.overlaps(mention.span)) continue;
    std::string point = mention.place.name + ", " + mention.place.precision;
    if (mention.place.lat && mention.place.lon) {
      point += fmt::format(" {:.2f} {:.2f}", *mention.place.lat, *mention.place.lon);
    }
    if (!mention.locative) point += ", merely named";
    rows.push_back({{"", words_of(*reading.parse, mention.span)},
                    {mention.place.country, point, Style::kBold},
                    {"", mention.why}});
  }
  return rows;
}

/// Words that came near to telling an act, with the likeliest types: what a trained reader saw.
std::vector<Row> score_rows(const Reading& reading, TokenSpan sentence) {
  std::vector<Row> rows;
  for (const NearWord& near : near_words(reading, sentence))
    rows.push_back({{"", printable(reading.parse->doc.str(near.token))},
                    {near.types, "", Style::kBold},
                    {"", near.why}});
  return rows;
}

/// Phrases that a trained reader held for parties or voices of the sentence's acts, or nearly did.
std::vector<Row> seen_rows(const Reading& reading, TokenSpan sentence) {
  std::vector<Row> rows;
  for (const Act& act : reading.acts) {
    if (!sentence.overlaps(act.trigger)) continue;
    for (const SeenPhrase& seen : act.seen) {
      rows.push_back({{"", words_of(*reading.parse, act.trigger)},
                      {std::string(seen.role), fmt::format("{:.2f}", seen.score), Style::kBold},
                      {"", words_of(*reading.parse, seen.words)}});
    }
  }
  return rows;
}

std::vector<Row> frame_rows(const ArticleCoder& coder, const Reading& reading, std::uint32_t sentence) {
  std::vector<Row> rows;
  for (const FrameTrial& trial : coder.frames().trials(*reading.parse, sentence)) {
    rows.push_back({{"", printable(reading.parse->doc.str(trial.token))},
                    {trial.frame, "", trial.taken ? Style::kGreen : Style::kDim},
                    {"", trial.outcome}});
  }
  return rows;
}

std::string codes(const std::vector<ActorRef>& actors) {
  std::vector<std::string> out;
  out.reserve(actors.size());
  for (const ActorRef& actor : actors) out.push_back(actor.code);
  return out.empty() ? "nobody" : fmt::format("{}", fmt::join(out, ","));
}

std::string row_text(const Event& event) {
  std::string out = codes(event.source) + " -> " + codes(event.target);
  if (event.date) out += ", " + iso(event.date->start);
  if (event.place) out += ", " + event.place->words.text;
  for (const Voice& voice : event.attribution) out += ", " + voice.cue + " " + voice.words.text;
  if (!event.same_as.empty()) out += ", the same event as " + event.same_as;
  return out;
}

/// Why each row has the parties, day and place that it has.
std::vector<Row> reason_rows(const Reading& reading, const std::vector<Event>& events, TokenSpan sentence) {
  std::vector<Row> rows;
  for (const Act& act : reading.acts) {
    const Event* event = sentence.overlaps(act.trigger) ? event_of(act, reading, events) : nullptr;
    if (event == nullptr) continue;
    const std::string trigger = words_of(*reading.parse, act.trigger);
    const auto add = [&](const std::string& what, const std::string& value, const std::string& why) {
      rows.push_back({{"", trigger}, {what, value, Style::kBold}, {"", why}});
    };
    for (const auto& [side, actors] :
         {std::pair("source", &event->source), std::pair("target", &event->target)}) {
      for (const ActorRef& actor : *actors) {
        std::string words = printable(actor.words.text);
        if (actor.antecedent) words += " = " + printable(actor.antecedent->text);
        add(side, words + ": " + actor.code + " " + actor.sector, actor.why);
      }
    }
    if (event->date) {
      const EventDate& date = *event->date;
      const std::string days = iso(date.start) + (date.end == date.start ? "" : ".." + iso(date.end));
      add("day", days + " '" + printable(date.words.text) + "'", date.why);
    }
    if (event->place) {
      add("place", event->place->name + " '" + printable(event->place->words.text) + "'", event->place->why);
    }
    for (const EventNumber& number : event->numbers)
      add("number", number.what + " '" + printable(number.words.text) + "'", "");
  }
  return rows;
}

std::vector<Row> act_rows(const Reading& reading, const std::vector<Event>& events, TokenSpan sentence) {
  std::vector<Row> rows;
  for (const Act& act : reading.acts) {
    if (!sentence.overlaps(act.trigger)) continue;
    const Event* event = event_of(act, reading, events);
    std::string kind = act.mode + (act.mode.empty() ? "" : " ") + std::string(name(act.status));
    rows.push_back({{"", words_of(*reading.parse, act.trigger)},
                    {std::string(name(act.type)), kind, event == nullptr ? Style::kDim : Style::kGreen},
                    {"", event == nullptr ? fmt::format("no row: {}", kNoRowOfAct) : row_text(*event)}});
  }
  if (rows.empty()) {
    rows.push_back({{fmt::format("no row: {}", no_act_reason(reading)), "", Style::kDim}});
  }
  return rows;
}

}  // namespace

std::string explain_sentence(const ArticleCoder& coder, const Reading& reading,
                             const std::vector<Event>& events, std::uint32_t sentence, const Painter& paint) {
  const Parse& parse = *reading.parse;
  const TokenSpan span = parse.sentences[sentence];
  std::string out = "\n" +
                    paint(Style::kBold, fmt::format("{} of {}  {}", sentence + 1, parse.sentences.size(),
                                                    words_of(parse, span))) +
                    "\n";
  out += heading("tree", paint);
  std::string tree = draw_tree(parse, span, paint);
  for (std::string_view rest = tree; !rest.empty();) {
    const std::size_t end = rest.find('\n') + 1;
    out += "  " + std::string(rest.substr(0, end));
    rest.remove_prefix(end);
  }
  out += section("actors", phrase_rows(reading, span), paint);
  out += section("days", day_rows(reading, span), paint);
  out += section("places", place_rows(reading, span), paint);
  if (coder.reader() != nullptr) {
    out += section("words that came near", score_rows(reading, span), paint);
    out += section("parties that came near", seen_rows(reading, span), paint);
  }
  out += section("frames tried", frame_rows(coder, reading, sentence), paint);
  out += section("rows", act_rows(reading, events, span), paint);
  out += section("why these parties, days and places", reason_rows(reading, events, span), paint);
  return out;
}

}  // namespace dragoman::cli
