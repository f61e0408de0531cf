#include "cli/event_output.h"
#include "base/words.h"

#include "cli/display_width.h"
#include "cli/help.h"
#include "cli/inputs.h"
#include "event/characters.h"
#include "serve/event_cells.h"

namespace dragoman::cli {
namespace {

constexpr std::size_t kRowsThatShape = 200;  // columns are as wide as these rows need
constexpr std::size_t kSentenceIndent = 4;

}  // namespace

EventOutput::EventOutput(Writer& writer, EventFormat format, std::size_t width, bool wide, Painter paint)
    : writer_(writer), format_(format), width_(width), wide_(wide), paint_(paint) {}

Rendered EventOutput::render(const Article& article, const std::vector<Event>& events) const {
  Rendered out;
  out.events = events.size();
  out.words = count_words(article.text);
  if (format_ != EventFormat::kTable) {
    for (const Event& event : events) out.lines += to_json(event) + "\n";
    return out;
  }
  out.heading = article_heading(article);
  for (const Event& event : events) {
    out.rows.push_back(event_row(event));
    if (wide_) out.sentences.push_back(printable(characters(article.text, event.sentence)));
  }
  return out;
}

void EventOutput::put(Rendered&& rendered) {
  if (rendered.events == 0) return;
  if (format_ == EventFormat::kJsonl) {
    writer_.write(rendered.lines);
  } else if (format_ == EventFormat::kJson) {
    put_json(rendered);
  } else if (!widths_.empty()) {
    put_table(rendered);
  } else {
    rows_held_ += rendered.rows.size();
    held_.push_back(std::move(rendered));
    if (rows_held_ >= kRowsThatShape) release();
  }
  writer_.flush();
}

void EventOutput::put_json(const Rendered& rendered) {
  std::string_view lines = rendered.lines;
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    writer_.write(first_ ? "[\n" : ",\n");
    writer_.write(lines.substr(0, end));
    first_ = false;
    lines.remove_prefix(end + 1);
  }
}

void EventOutput::put_table(const Rendered& rendered) {
  const std::string heading = width_ == 0 ? rendered.heading : truncated(rendered.heading, width_);
  writer_.write("\n" + paint_(Style::kBold, heading) + "\n");
  for (std::size_t i = 0; i < rendered.rows.size(); ++i) {
    writer_.write(table_line(rendered.rows[i], widths_, paint_));
    if (!wide_) continue;
    const std::string indent(kSentenceIndent, ' ');
    const std::size_t room = width_ > 2 * kSentenceIndent ? width_ - kSentenceIndent : 1'000'000;
    writer_.write(indent + paint_(Style::kDim, wrapped(rendered.sentences[i], room, kSentenceIndent)) + "\n");
  }
}

/// Settles the widths by the rows held, and writes them.
void EventOutput::release() {
  if (held_.empty()) return;
  std::vector<Row> rows;
  for (const Rendered& rendered : held_) rows.insert(rows.end(), rendered.rows.begin(), rendered.rows.end());
  widths_ = fit_columns(event_columns(), rows, width_);
  writer_.write(table_head(event_columns(), widths_, paint_));
  for (const Rendered& rendered : held_) put_table(rendered);
  held_.clear();
}

void EventOutput::finish() {
  if (format_ == EventFormat::kJson) writer_.write(first_ ? "[]\n" : "\n]\n");
  if (format_ == EventFormat::kTable && widths_.empty()) release();
}

}  // namespace dragoman::cli
