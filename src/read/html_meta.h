#pragma once
// What a page's head and marks tell of its report.

#include <string>
#include <string_view>
#include <vector>

#include "read/html_document.h"

namespace dragoman {

/// Empty where the page does not tell.
struct PageMeta {
  std::string title, url, author, publisher, language;
  std::vector<std::string> dates;    ///< as written, the most trustworthy first
  std::vector<std::string> credits;  ///< words that may name an agency
  std::string body;                  ///< JSON-LD's articleBody
};

/// `url` is where the page was fetched, empty if unknown: relative addresses count from it.
PageMeta page_meta(const HtmlDocument& page, std::string_view url);

}  // namespace dragoman
