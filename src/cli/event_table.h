#pragma once
// Events as rows for people.

#include <string>
#include <vector>

#include "cli/table.h"
#include "dragoman/coder.h"

namespace dragoman::cli {

const std::vector<Column>& event_columns();
Row event_row(const Event& event);
/// The article that the rows below are from: title or doc_id, day, publisher.
std::string article_heading(const Article& article);
/// Characters [at.start, at.end) of valid UTF-8, counted in code points.
std::string characters(std::string_view text, CharSpan at);

}  // namespace dragoman::cli
