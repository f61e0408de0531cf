#pragma once
// What a page's JSON-LD says of the report.

#include <string>
#include <string_view>

namespace dragoman {

/// Fields of schema.org's NewsArticle and its kin; empty where not told.
struct StructuredArticle {
  std::string headline, url, published, author, publisher, language, body;
  std::string credit;  ///< who made it, where that is neither author nor publisher
};

/// Adds to `article` what the first report described in `json` tells that is not told yet.
void read_json_ld(std::string_view json, StructuredArticle& article);

}  // namespace dragoman
