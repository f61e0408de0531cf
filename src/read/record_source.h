#pragma once
// What every format's reader gives: one record after another.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "read/byte_source.h"
#include "read/options.h"

namespace dragoman {

/// An article, or something that gave none.
struct Record {
  Article article{};       ///< fields read before a fault, too: `doc_id` names what was rejected
  std::string reject{};    ///< why there is no article, empty if there is one
  std::string note{};      ///< something in it that was not understood, and is left out
  std::uint64_t line = 0;  ///< 1-based, 0 where the whole input is meant
  bool repaired = false;   ///< invalid UTF-8 or lone surrogates were replaced
};

class RecordSource {
 public:
  RecordSource() = default;
  RecordSource(const RecordSource&) = delete;
  RecordSource& operator=(const RecordSource&) = delete;
  virtual ~RecordSource() = default;
  /// The next record; nothing at the end of the input.
  virtual std::optional<Record> next() = 0;
};

/// What a whole document is read with.
struct DocumentContext {
  const ReadOptions& options;
  Date today{};           ///< from options, or the clock
  std::string charset{};  ///< as a header beside the document tells it
  std::string url{};      ///< where it was fetched
};

/// A format whose inputs are read whole, within the limits.
using ParseDocument = std::vector<Record> (*)(std::string_view bytes, const DocumentContext& context);

Record rejected(std::string reason, std::uint64_t line = 0);

/// Reads all of `source`, up to `max_document`, and gives what `parse` makes of it.
std::unique_ptr<RecordSource> document_source(ByteSource& source, const DocumentContext& context,
                                              ParseDocument parse);
std::unique_ptr<RecordSource> jsonl_source(ByteSource& source, const DocumentContext& context);
std::unique_ptr<RecordSource> csv_source(ByteSource& source, const DocumentContext& context);
std::unique_ptr<RecordSource> warc_source(ByteSource& source, const DocumentContext& context);

}  // namespace dragoman
