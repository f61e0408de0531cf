#pragma once
// Who may ask.

#include <optional>
#include <string>
#include <string_view>

#include "serve/message.h"

namespace dragoman::serve {

/// Why a request is not let in: a Host that is not of this machine (`loopback`), an Origin that is another
/// site's, no token or a wrong one (`token` empty: none is asked for).
std::optional<Problem> refused(const Request& request, bool loopback, std::string_view token);

/// Takes as long whatever the difference is.
bool same_secret(std::string_view a, std::string_view b);

/// "localhost", 127.0.0.1, [::1], with any port.
bool is_loopback_host(std::string_view host);

}  // namespace dragoman::serve
