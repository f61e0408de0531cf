#pragma once
// How inputs are to be read.

#include <cstdint>
#include <optional>

#include "dragoman/article.h"
#include "read/column_map.h"

namespace dragoman {

enum class InputFormat : std::uint8_t {
  kAuto,      ///< told by first bytes and name: docs/inputs.md
  kText,      ///< the whole input is one article's text
  kJsonl,     ///< an object on each line
  kCsv,       ///< RFC 4180 with a line of column names
  kHtml,      ///< one news page
  kFeed,      ///< RSS 2.0, RSS 1.0 or Atom
  kJsonFeed,  ///< JSON Feed 1.x
  kNewsml,    ///< NewsML-G2
  kNinjs,     ///< IPTC's ninjs
  kWarc,      ///< responses that are pages
  kEmail,     ///< RFC 5322 with MIME
};

struct ReadOptions {
  InputFormat format = InputFormat::kAuto;
  std::size_t max_article = 1'000'000;   ///< bytes of text; more is a reject
  std::size_t max_document = 8'388'608;  ///< bytes, unpacked, of a page, feed, message or WARC record
  std::optional<Date> date{};            ///< for articles that carry none
  std::optional<Date> today{};           ///< no report is of a later day than the next; absent: the clock's
  ColumnMap columns{};                   ///< for CSV; fields not named here have their own name
};

}  // namespace dragoman
