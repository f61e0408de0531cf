#pragma once
// JSON Feed 1.0 and 1.1.

#include <string_view>
#include <vector>

#include "read/record_source.h"

namespace dragoman {

/// Each item as a record.
std::vector<Record> parse_json_feed(std::string_view bytes, const DocumentContext& context);

}  // namespace dragoman
