#pragma once
// The path and the parameters of a request, decoded.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "serve/message.h"

namespace dragoman::serve {

struct Target {
  std::vector<std::string> segments;  ///< of the path; one may hold a '/' that was percent-encoded
  std::vector<std::pair<std::string, std::string>> parameters;
};

/// 400 where an escape is broken, or what it means is no UTF-8 or holds a NUL.
tl::expected<Target, Problem> parse_target(std::string_view target);

}  // namespace dragoman::serve
