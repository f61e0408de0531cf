#pragma once
// News pages, and HTML inside other formats.

#include <string>
#include <string_view>
#include <vector>

#include "read/record_source.h"

namespace dragoman {

/// The page's report as one record: main text in paragraphs with a blank line between, and what head, marks
/// and words tell of it. A page without one is a reject.
std::vector<Record> parse_html(std::string_view bytes, const DocumentContext& context);

/// All of a fragment's text (valid UTF-8), paragraph by paragraph with a blank line between; figures, scripts
/// and set phrases such as "Read more" left out.
std::string html_to_text(std::string_view html);

/// A title in one line; titles in feeds hold entities and tags at times.
std::string title_text(std::string_view title);

}  // namespace dragoman
