#pragma once
// Messages that carry a report: newsletters, press releases, wire mail.

#include <string_view>
#include <vector>

#include "read/record_source.h"

namespace dragoman {

/// The message as one record: plain text before HTML, attachments left out.
std::vector<Record> parse_email(std::string_view bytes, const DocumentContext& context);

}  // namespace dragoman
