#pragma once
// An HTTP response as a WARC record holds it.

#include <string>
#include <string_view>

#include "dragoman/result.h"

namespace dragoman {

/// The value of header `name` in a block of lines "Name: value" (folded lines joined), empty if it is not
/// there.
std::string header_value(std::string_view headers, std::string_view name);

struct HttpResponse {
  int status = 0;
  std::string content_type;  ///< with its parameters
  std::string body;          ///< chunks joined, unpacked
};

/// Reads status line, headers and body. kFormat where it is no response or its body is damaged, kUnsupported
/// for an encoding that is neither gzip nor zstd, kTooLarge for a body over `limit` bytes.
Result<HttpResponse> parse_http_response(std::string_view bytes, std::size_t limit);

}  // namespace dragoman
