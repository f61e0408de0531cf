#pragma once
// NewsML-G2.

#include <string_view>
#include <vector>

#include "read/record_source.h"

namespace dragoman {

/// Each newsItem as a record; one whose pubStatus is canceled is retracted.
std::vector<Record> parse_newsml(std::string_view bytes, const DocumentContext& context);

}  // namespace dragoman
