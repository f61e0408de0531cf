#pragma once
// Events as rows for people.

#include <string>
#include <vector>

#include "cli/table.h"
#include "dragoman/coder.h"

namespace dragoman::cli {

const std::vector<Column>& event_columns();
/// The article that the rows below are from: title or doc_id, day, publisher.
std::string article_heading(const Article& article);

}  // namespace dragoman::cli
