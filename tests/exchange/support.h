#pragma once
// Events made by hand, and readers of tables that share no code with the writers.

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/exporter.h"

namespace dragoman::testing {

inline const ExchangeTables& tables() {
  static const ExchangeTables loaded = [] {
    auto read = load_exchange_tables(std::filesystem::path(DRAGOMAN_SOURCE_DIR));
    EXPECT_TRUE(read) << read.error().str();
    return *read;
  }();
  return loaded;
}

inline ActorRef actor(std::string name, std::string code, std::string sector, std::string cameo) {
  ActorRef out;
  out.words = {"the " + name, {10, 20}};
  out.name = std::move(name);
  out.code = std::move(code);
  out.sector = std::move(sector);
  out.cameo = std::move(cameo);
  return out;
}

/// Norway's minister plans to host Egypt and Saudi Arabia in Oslo; two reports tell of it.
inline EventRow planned_meeting() {
  Event event;
  event.event_id = "0123456789abcdef";
  event.mention_id = "0123456789abcdef";
  event.doc_id = "report-1";
  event.type = EventType::kConsult;
  event.mode = "visit";
  event.status = Status::kFuture;
  event.cameo = "043";
  event.quad = 1;
  event.goldstein = 2.8;
  event.contexts = {"diplomatic", "military"};
  event.confidence = 0.8764;
  event.trigger = {"host", {30, 34}};
  event.sentence = {0, 120};
  event.source = {actor("Espen Barth Eide", "NOR", "GOV", "NORGOV")};
  event.source[0].role = "foreign minister";
  event.target = {actor("Egypt", "EGY", "GOV", "EGYGOV"), actor("Saudi Arabia", "SAU", "GOV", "SAUGOV")};
  event.target[1].words.at = {50, 62};
  event.date = EventDate{{2024, 5, 16}, {2024, 5, 17}, {"Thursday", {70, 78}}, "day", {}};
  event.place =
      EventPlace{{"Oslo", {80, 84}}, "Oslo", "NOR", "Oslo County", 59.91, 10.75, 3143244, "city", {}};
  event.numbers = {{"dead", 10, 12, {"ten to twelve", {90, 103}}, ""}};
  event.rule = "reader/base@1";
  event.coder = "dragoman 0.1.0; model 1";
  Article article;
  article.doc_id = "report-1";
  article.date = Date{2024, 5, 13};
  article.title = "Norway to host meeting";
  article.source = "Fjord Press";
  article.url = "https://www.fjord.example/a?b=1";
  article.published = "2024-05-13T08:15:00Z";
  article.language = "en";
  EventRow row{event.event_id, "story-1", {{event, article, 900}}};
  event.doc_id = article.doc_id = "report-2";
  event.source.clear();
  article.source = "";
  article.url = "https://www.other.example:8080/x";
  article.published = "2024-05-13T10:00:00Z";
  row.mentions.push_back({event, article, 400});
  return row;
}

/// Every text field holds `text`.
inline EventRow full_of(const std::string& text) {
  EventRow row = planned_meeting();
  for (MentionRow& mention : row.mentions) {
    Event& event = mention.event;
    for (auto* side : {&event.source, &event.target}) {
      for (ActorRef& each : *side) each.name = each.words.text = each.role = text;
    }
    event.trigger.text = text;
    if (event.place) event.place->name = event.place->admin1 = event.place->words.text = text;
    event.attribution = {{{text, {0, 1}}, "said", "", ""}};
    mention.article.title = mention.article.source = mention.article.author = mention.article.agency = text;
  }
  return row;
}

inline std::string exported(ExportFormat format, const std::vector<EventRow>& rows,
                            const ExportOptions& options = {}) {
  auto writer = exporter(format, tables(), options);
  EXPECT_TRUE(writer) << writer.error().str();
  std::string out = (*writer)->header();
  for (const EventRow& row : rows) out += (*writer)->row(row);
  return out + (*writer)->footer();
}

using Cells = std::vector<std::string>;

/// Lines and tabs, nothing else: as awk sees the file.
inline std::vector<Cells> read_tabs(std::string_view text) {
  std::vector<Cells> out;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    EXPECT_NE(end, std::string_view::npos) << "the last line has no end";
    std::string_view line = text.substr(0, end);
    Cells cells;
    for (std::size_t tab; (tab = line.find('\t')) != std::string_view::npos; line.remove_prefix(tab + 1))
      cells.emplace_back(line.substr(0, tab));
    cells.emplace_back(line);
    out.push_back(std::move(cells));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return out;
}

/// RFC 4180.
inline std::vector<Cells> read_commas(std::string_view text) {
  std::vector<Cells> out;
  Cells cells{""};
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
      cells.back() += '"';
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && c == ',') {
      cells.emplace_back();
    } else if (!quoted && c == '\n') {
      out.push_back(std::move(cells));
      cells = {""};
    } else {
      cells.back() += c;
    }
  }
  EXPECT_FALSE(quoted) << "a quote stays open";
  return out;
}

/// Cells of a line by the names of the columns.
inline std::map<std::string, std::string> named(ExportFormat format, const Cells& cells) {
  const auto& columns = columns_of(format);
  EXPECT_EQ(cells.size(), columns.size());
  std::map<std::string, std::string> out;
  for (std::size_t i = 0; i < std::min(cells.size(), columns.size()); ++i) out.emplace(columns[i], cells[i]);
  return out;
}

}  // namespace dragoman::testing
