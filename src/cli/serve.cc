// `dragoman serve`: the store's answers over HTTP, and the page.

#include <fmt/format.h>
#include <sys/stat.h>
#include <time.h>

#include <charconv>
#include <nlohmann/json.hpp>
#include <thread>

#include "base/tsv.h"
#include "cli/command.h"
#include "cli/inputs.h"
#include "cli/locate.h"
#include "cli/store_access.h"
#include "serve/admission.h"
#include "serve/transport.h"

namespace dragoman::cli {
namespace {

struct Address {
  std::string host = "127.0.0.1";
  int port = 7373;
};

/// "0.0.0.0:80", "[::1]:0", ":8080", "8080".
Result<Address> read_address(const std::string& text) {
  Address out;
  if (text.empty()) return out;
  const std::size_t colon = text.rfind(':');
  std::string host = colon == std::string::npos ? "" : text.substr(0, colon);
  const std::string port = colon == std::string::npos ? text : text.substr(colon + 1);
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
  const auto [end, fault] = std::from_chars(port.data(), port.data() + port.size(), out.port);
  constexpr int kMostPort = 65535;
  if (port.empty() || fault != std::errc() || end != port.data() + port.size() || out.port < 0 ||
      out.port > kMostPort)
    return fail(ErrorCode::kInvalid, fmt::format("--listen {}: takes ADDRESS:PORT, as 127.0.0.1:7373", text));
  if (!host.empty()) out.host = host;
  return out;
}

/// An IPv6 address as addresses of pages have it.
std::string in_brackets(const std::string& host) {
  return host.find(':') == std::string::npos ? host : fmt::format("[{}]", host);
}

bool is_loopback(const std::string& host) { return serve::is_loopback_host(in_brackets(host)); }

/// The token: the file's first line, at least so many characters.
Result<std::string> read_token(const std::string& file) {
  constexpr std::size_t kLeast = 16;
  const Result<std::string> text = read_file(file);
  if (!text) return tl::unexpected(text.error());
  const std::string token(trim(std::string_view(*text).substr(0, text->find('\n'))));
  if (token.size() < kLeast)
    return fail(
        ErrorCode::kInvalid,
        fmt::format("a token has at least {} characters; `openssl rand -hex 32 > FILE` makes one", kLeast),
        file);
  return token;
}

Result<serve::ServeOptions> serve_options(const Settings& settings, const Address& address, const Io& io) {
  serve::ServeOptions options;
  options.store = store_path(settings, io);
  options.loopback = is_loopback(address.host);
  options.allow_coding = settings.allow_coding;
  options.allow_marking = settings.allow_marking;
  options.max_body = settings.max_body;
  options.timeout = std::chrono::seconds(settings.timeout);
  options.threads =
      settings.threads == 0 ? 2 * std::max(1U, std::thread::hardware_concurrency()) : settings.threads;
  if (!settings.token_file.empty()) {
    const Result<std::string> token = read_token(settings.token_file);
    if (!token) return tl::unexpected(token.error());
    options.token = *token;
  }
  if (!options.loopback && options.token.empty())
    return fail(
        ErrorCode::kInvalid,
        fmt::format("{} may be reached from other machines: --token-file FILE is missing", address.host));
  if (settings.timeout == 0)
    return fail(ErrorCode::kInvalid, "--timeout takes a number of seconds from 1 on");
  const Result<CoderOptions> coder = coder_options(settings, io);
  if (!coder) return tl::unexpected(coder.error());
  options.coder = *coder;
  return options;
}

/// "27/Nov/2026:13:47:47 +0000".
std::string moment(const char* format) {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  std::array<char, 64> text{};
  return {text.data(), std::strftime(text.data(), text.size(), format, &parts)};
}

/// Quotes and control characters of what was asked cannot break the line.
std::string safe(const std::string& text) {
  const std::string quoted =
      nlohmann::json(text).dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
  return quoted.substr(1, quoted.size() - 2);
}

std::string log_line(const serve::AccessLine& line, bool json) {
  if (!json)
    return fmt::format("{} - - [{}] \"{} {} HTTP/1.1\" {} {} {:.3f}", line.peer,
                       moment("%d/%b/%Y:%H:%M:%S +0000"), line.method, safe(line.target), line.status,
                       line.bytes, line.seconds);
  return fmt::format(
      R"({{"time":"{}","peer":"{}","method":"{}","target":"{}","status":{},"bytes":{},"seconds":{:.6f},"agent":"{}"}})",
      moment("%Y-%m-%dT%H:%M:%SZ"), line.peer, line.method, safe(line.target), line.status, line.bytes,
      line.seconds, safe(line.agent));
}

Result<int> serve_store(const Settings& settings, const Io& io, Console& console) {
  const Result<Address> address = read_address(settings.listen);
  if (!address) return tl::unexpected(address.error());
  const Result<serve::ServeOptions> options = serve_options(settings, *address, io);
  if (!options) return tl::unexpected(options.error());
  const auto service = serve::Service::open(*options);
  if (!service) return tl::unexpected(service.error());
  serve::TransportOptions transport_options;
  transport_options.address = address->host;
  transport_options.port = address->port;
  serve::AccessLog log;
  if (!settings.access_log.empty() && settings.access_log != "none")
    log = [&](const serve::AccessLine& line) { console.line(log_line(line, settings.access_log == "json")); };
  const auto transport = serve::Transport::bind(**service, transport_options, log);
  if (!transport) return tl::unexpected(transport.error());
  const std::string host = in_brackets(address->host);
  console.note(fmt::format("{} at http://{}:{}/  (Ctrl-C stops)", options->store.string(), host,
                           (*transport)->port()));
  std::thread server([&] { (*transport)->run(); });
  while (!io.interrupted()) std::this_thread::sleep_for(std::chrono::milliseconds(50));
  (*transport)->stop();
  server.join();
  console.note("stopped; what was being answered was answered");
  return kDone;
}

}  // namespace

int run_serve(const Settings& settings, const Io& io) {
  return answer(settings, io, [&](Console& console) { return serve_store(settings, io, console); });
}

}  // namespace dragoman::cli
