#pragma once
// RSS and Atom.

#include <string_view>
#include <vector>

#include "read/record_source.h"

namespace dragoman {

/// Each entry as a record: RSS 2.0, RSS 1.0, Atom, and Atom's tombstones as retracted articles. A feed that
/// breaks off gives the entries before the break, then a reject.
std::vector<Record> parse_feed(std::string_view bytes, const DocumentContext& context);

}  // namespace dragoman
