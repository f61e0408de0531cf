#pragma once
// The web page, which lies in the program itself.

#include <string>
#include <vector>

#include "serve/message.h"

namespace dragoman::serve {

/// What stands at an address that is not the API's: a file; index.html for a path without a dot, which the
/// page's own views are; 404 else.
Response page_response(const Request& request, const std::vector<std::string>& segments);

}  // namespace dragoman::serve
