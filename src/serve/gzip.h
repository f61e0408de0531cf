#pragma once
// Bodies made smaller for the way.

#include <string>
#include <string_view>

namespace dragoman::serve {

std::string gzipped(std::string_view bytes);
/// Whether an Accept-Encoding takes gzip.
bool takes_gzip(std::string_view accept_encoding);

}  // namespace dragoman::serve
