#pragma once
// The value of one message -> what is written for it. Knows no broker.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/coder.h"
#include "read/jsonl.h"
#include "read/options.h"

namespace dragoman::stream {

/// Where a message stood.
struct Place {
  std::string topic;
  std::int32_t partition = 0;
  std::int64_t offset = 0;
};

/// An article, or why the message holds none.
struct Asked {
  Article article;
  std::string reject;  ///< empty if there is an article
};

/// Reads values as `dragoman code` reads lines of JSONL. For one thread at a time.
class ValueReader {
 public:
  explicit ValueReader(const ReadOptions& options) : options_(options), parser_(options.max_article) {}
  Asked read(std::string_view value);

 private:
  ReadOptions options_;
  JsonLineParser parser_;
};

/// What one message gave.
struct Coded {
  std::string key;  ///< doc_id
  std::vector<std::string>
      events;          ///< an event record each, as `dragoman code --format jsonl` writes its line
  std::string reject;  ///< the record for the topic of rejects, empty if there is none
  std::uint64_t words = 0;
};

/// Codes an article; a reject becomes one object: input (the topic), partition, offset, doc_id, reason.
Coded coded(const Coder& coder, const Asked& asked, const Place& place);

}  // namespace dragoman::stream
