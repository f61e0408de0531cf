#include "serve/admission.h"

#include <algorithm>

namespace dragoman::serve {
namespace {

constexpr std::string_view kBearer = "Bearer ";

/// host:port without the port; [::1]:80 -> [::1].
std::string_view without_port(std::string_view host) {
  const std::size_t colon = host.rfind(':');
  const std::size_t bracket = host.rfind(']');
  if (colon == std::string_view::npos || (bracket != std::string_view::npos && bracket > colon)) return host;
  return host.substr(0, colon);
}

/// A site other than the one that is asked may not change anything, nor have anything coded.
bool from_elsewhere(const Request& request) {
  const std::string_view origin = request.header("Origin");
  if (origin.empty() || request.method == "GET" || request.method == "HEAD") return false;
  const std::size_t scheme = origin.find("://");
  return scheme == std::string_view::npos || origin.substr(scheme + 3) != request.header("Host");
}

}  // namespace

bool same_secret(std::string_view a, std::string_view b) {
  unsigned difference = a.size() == b.size() ? 0 : 1;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const char other = b.empty() ? '\0' : b[i % b.size()];
    difference |= static_cast<unsigned>(static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(other));
  }
  return difference == 0;
}

bool is_loopback_host(std::string_view host) {
  const std::string_view name = without_port(host);
  const bool four = name.starts_with("127.") && std::all_of(name.begin(), name.end(), [](char c) {
                      return c == '.' || (c >= '0' && c <= '9');
                    });
  return four || name == "localhost" || name == "[::1]";
}

std::optional<Problem> refused(const Request& request, bool loopback, std::string_view token) {
  if (request.count("Host") != 1) return Problem{400, "the request names no host, or several"};
  if (loopback && !is_loopback_host(request.header("Host")))
    return Problem{421,
                   "this server answers at localhost and 127.0.0.1 alone; open the address that it printed"};
  if (from_elsewhere(request)) return Problem{403, "the request comes from another site's page"};
  if (token.empty()) return std::nullopt;
  std::string_view given = request.header("Authorization");
  const bool bearer = given.starts_with(kBearer);
  if (bearer) given.remove_prefix(kBearer.size());
  if (!bearer || !same_secret(given, token))
    return Problem{401,
                   "a token is asked for: send it as `Authorization: Bearer TOKEN`",
                   {{"WWW-Authenticate", "Bearer"}}};
  return std::nullopt;
}

}  // namespace dragoman::serve
