#include "cli/event_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/calendar.h"
#include "base/utf8.h"
#include "cli/display_width.h"

namespace dragoman::cli {
namespace {

/// Quad classes 1..4: talk and deed between friends, talk and deed between foes.
constexpr std::array<Style, 5> kQuadStyles = {Style::kPlain, Style::kCyan, Style::kGreen, Style::kYellow,
                                              Style::kRed};

std::string days_cell(const std::optional<EventDate>& date) {
  if (!date) return {};
  const std::string start = iso(date->start);
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

const std::vector<Column>& event_columns() {
  static const std::vector<Column> columns = {
      {"DATE", 14, 14, 1}, {"TYPE", 9, 24},     {"STATUS", 6, 12, 2},  {"SOURCE", 12, 30},
      {"TARGET", 12, 30},  {"PLACE", 6, 16, 3}, {"SAID BY", 8, 24, 5}, {"TRIGGER", 8, 16, 4}};
  return columns;
}

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

std::string article_heading(const Article& article) {
  std::string out = printable(article.title.empty() ? article.doc_id : article.title);
  if (article.date) out += "  " + iso(*article.date);
  if (!article.source.empty()) out += "  " + printable(article.source);
  return out;
}

std::string characters(std::string_view text, CharSpan at) {
  std::size_t begin = text.size();
  std::size_t byte = 0;
  std::uint32_t count = 0;
  while (byte < text.size() && count < at.end) {
    if (count == at.start) begin = byte;
    byte += decode(text, byte).size;
    ++count;
  }
  return begin < byte ? std::string(text.substr(begin, byte - begin)) : std::string();
}

}  // namespace dragoman::cli
