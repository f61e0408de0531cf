#pragma once
// ninjs, IPTC's news in JSON.

#include <string_view>
#include <vector>

#include "read/record_source.h"

namespace dragoman {

/// One item of ninjs 1.x, 2.x or 3.x; one whose pubstatus is canceled is retracted.
std::vector<Record> parse_ninjs(std::string_view bytes, const DocumentContext& context);

}  // namespace dragoman
