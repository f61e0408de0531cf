#pragma once
// A whole input as one article's text.

#include <string_view>
#include <vector>

#include "read/record_source.h"

namespace dragoman {

/// One article whose text is what `bytes` say, nothing taken away.
std::vector<Record> parse_plain_text(std::string_view bytes, const DocumentContext& context);

}  // namespace dragoman
