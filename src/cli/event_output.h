#pragma once
// Coded articles as JSONL, as one JSON array, or as a table.

#include <string>
#include <vector>

#include "cli/event_table.h"
#include "cli/io.h"
#include "cli/style.h"
#include "dragoman/coder.h"

namespace dragoman::cli {

enum class EventFormat : std::uint8_t { kTable, kJsonl, kJson };

/// One article's events, made ready to be written.
struct Rendered {
  std::string lines;                   ///< JSON, one event a line
  std::string heading;                 ///< of a table
  std::vector<Row> rows;               ///< of a table
  std::vector<std::string> sentences;  ///< of a wide table, one a row
  std::uint64_t events = 0;
  std::uint64_t words = 0;
};

class EventOutput {
 public:
  /// `width`: columns to fit a table into, 0 for no limit.
  EventOutput(Writer& writer, EventFormat format, std::size_t width, bool wide, Painter paint);

  /// May be called from many threads at a time.
  Rendered render(const Article& article, const std::vector<Event>& events) const;
  /// In the order of the output.
  void put(Rendered&& rendered);
  /// What stands behind the last event.
  void finish();

 private:
  void put_json(const Rendered& rendered);
  void put_table(const Rendered& rendered);
  void release();

  Writer& writer_;
  EventFormat format_;
  std::size_t width_;
  bool wide_;
  Painter paint_;
  bool first_ = true;
  std::vector<Rendered> held_;  ///< until there are enough rows to see how wide the columns are
  std::size_t rows_held_ = 0;
  std::vector<std::size_t> widths_;
};

}  // namespace dragoman::cli
