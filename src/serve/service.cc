#include "serve/service.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "base/hash.h"
#include "base/tsv.h"
#include "serve/admission.h"
#include "serve/gzip.h"
#include "serve/page.h"

namespace dragoman::serve {
namespace {

constexpr std::size_t kCacheBytes = 64 << 20;
constexpr std::size_t kWorthGzip = 1024;  // bytes

Response named(Response response, std::string_view route) {
  response.route = route;
  return response;
}

Response plain(std::string text, int status = 200) {
  Response out;
  out.status = status;
  out.type = "text/plain; charset=utf-8";
  out.body = std::make_shared<const std::string>(std::move(text));
  return out;
}

/// Whether an answer is to be sent smaller.
bool wants_gzip(const Request& request, const CachedAnswer& answer) {
  return answer.body->size() >= kWorthGzip && takes_gzip(request.header("Accept-Encoding"));
}

CachedAnswer packed(Answer&& answer) {
  return {std::move(answer.type), std::make_shared<const std::string>(std::move(answer.body))};
}

void pack_smaller(CachedAnswer& answer) {
  answer.gzip = std::make_shared<const std::string>(gzipped(*answer.body));
}

Response response_of(const Request& request, const CachedAnswer& answer) {
  Response out;
  out.type = answer.type;
  out.body = answer.body;
  out.headers.emplace_back("Vary", "Accept-Encoding, Authorization");
  if (answer.gzip && wants_gzip(request, answer)) {
    out.body = answer.gzip;
    out.headers.emplace_back("Content-Encoding", "gzip");
  }
  return out;
}

/// Whether one of the tags of If-None-Match is this one.
bool matches(std::string_view if_none_match, std::string_view etag) {
  for (const std::string& tag : split_list(if_none_match)) {
    if (tag == etag || tag == "*") return true;
  }
  return false;
}

std::int64_t today() {
  return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()).time_since_epoch().count();
}

/// Why this server does not do what the route asks for.
std::optional<Problem> not_allowed(const Route& route, const ServeOptions& options) {
  if (route.needs == Needs::kCoding && !options.allow_coding)
    return Problem{403, "this server codes nothing; start it with --allow-coding"};
  if (route.needs == Needs::kMarking && !options.allow_marking)
    return Problem{403, "this server takes no marks; start it with --allow-marking"};
  return std::nullopt;
}

/// Why a body is none that the route takes.
std::optional<Problem> wrong_body(const Request& request, const Route& route, const ServeOptions& options) {
  if (route.takes.empty()) return std::nullopt;
  if (!request.header("Content-Encoding").empty())
    return Problem{415, "the body is encoded; send it as it is"};
  const std::string_view type = request.header("Content-Type");
  if (trim(type.substr(0, type.find(';'))) != "application/json")
    return Problem{415, "the body's Content-Type must be application/json"};
  if (request.body.size() > options.max_body)
    return Problem{413, fmt::format("the body has more than {} bytes (--max-body)", options.max_body)};
  return std::nullopt;
}

}  // namespace

Service::Service(std::unique_ptr<Backend> backend) : backend_(std::move(backend)), cache_(kCacheBytes) {}

Result<std::unique_ptr<Service>> Service::open(const ServeOptions& options) {
  auto backend = Backend::open(options);
  if (!backend) return tl::unexpected(backend.error());
  return std::unique_ptr<Service>(new Service(*std::move(backend)));
}

Response Service::answer(const Request& request) {
  Response out;
  try {
    out = route(request);
  } catch (const std::exception&) {  // memory, or a fault of ours: this answer's alone
    out = named(problem_response({500, "the server failed at this answer"}), "fault");
  }
  secure(out);
  return out;
}

Response Service::route(const Request& request) {
  const auto target = parse_target(request.target);
  const bool of_page =
      target && !target->segments.empty() && target->segments[0] != "api" && target->segments[0] != "metrics";
  const bool open = of_page || !target || target->segments.empty();
  if (const auto problem =
          refused(request, options().loopback, open ? "" : std::string_view(options().token)))
    return named(problem_response(*problem), "refused");
  if (!target) return named(problem_response(target.error()), "refused");
  const std::vector<std::string>& path = target->segments;
  if (path == std::vector<std::string>{"healthz"}) return named(health(), "/healthz");
  if (path == std::vector<std::string>{"metrics"}) return named(metrics_page(), "/metrics");
  if (!path.empty() && path[0] == "api") return api(request, *target);
  return named(page_response(request, path), "page");
}

Response Service::api(const Request& request, const Target& target) {
  if (target.segments.size() < 2 || target.segments[1] != "v1")
    return named(problem_response({404, fmt::format("no such address; the API is at {}", kApi)}), "unknown");
  auto matched = match(request.method, {target.segments.begin() + 2, target.segments.end()});
  if (!matched) return named(problem_response(matched.error()), "unknown");
  const Route& route = *matched->route;
  const auto refuse_here = [&](const Problem& problem) {
    return named(problem_response(problem), route.path);
  };
  if (const auto problem = not_allowed(route, options())) return refuse_here(*problem);
  if (const auto problem = wrong_body(request, route, options())) return refuse_here(*problem);
  const auto parameters = Parameters::check(route.parameters, target, std::move(matched->id));
  if (!parameters) return refuse_here(parameters.error());
  const Asked asked{*backend_, *parameters, request.body, Clock::now() + options().timeout};
  if (route.of_store) return named(stored(request, asked, route), route.path);
  Reply reply = route.handler(asked);
  if (!reply) return refuse_here(reply.error());
  Response out;
  if (reply->stream) {
    out.type = reply->type;
    out.stream = std::move(reply->stream);
  } else if (reply->status == 204) {
    out.status = 204;
  } else {
    CachedAnswer answer = packed(*std::move(reply));
    if (wants_gzip(request, answer)) pack_smaller(answer);
    out = response_of(request, answer);
  }
  return named(std::move(out), route.path);
}

Response Service::stored(const Request& request, const Asked& asked, const Route& route) {
  const Result<std::string> version = backend_->version();
  if (!version) return problem_response(refuse(version.error()).value());
  const std::string etag =
      fmt::format("W/\"{}\"", hex_digest(fmt::format("{}\n{}\n{}", *version, today(), request.target), 16));
  const std::vector<std::pair<std::string, std::string>> tags = {{"ETag", etag},
                                                                 {"Cache-Control", "no-cache"}};
  Response out;
  const std::shared_ptr<const CachedAnswer> answer = cache_.find(*version, etag);
  if (matches(request.header("If-None-Match"), etag)) {
    out.status = 304;
    out.headers.emplace_back("Vary", "Accept-Encoding, Authorization");
  } else {
    const bool known = answer != nullptr;
    CachedAnswer made;
    if (known) {
      made = *answer;
    } else {
      Reply reply = route.handler(asked);
      if (!reply) return problem_response(reply.error());
      made = packed(*std::move(reply));
    }
    const bool smaller = !made.gzip && wants_gzip(request, made);
    if (smaller) pack_smaller(made);
    if (!known || smaller) cache_.put(*version, etag, std::make_shared<const CachedAnswer>(made));
    out = response_of(request, made);
  }
  out.headers.insert(out.headers.end(), tags.begin(), tags.end());
  return out;
}

Response Service::health() {
  const Result<std::string> version = backend_->version();
  return version ? plain("ok\n") : plain("the store cannot be read\n", 503);
}

Response Service::metrics_page() {
  const Result<std::string> version = backend_->version();
  const std::lock_guard lock(counting_);
  if (version && *version != counted_version_) {
    const auto store = backend_->stores().take(Clock::now() + options().timeout);
    const Result<std::uint64_t> events = store ? (*store)->events() : fail(ErrorCode::kIo, "");
    if (events) {
      counted_ = *events;
      counted_version_ = *version;
    }
  }
  Response out = plain(metrics_.text(backend_->coding(), counted_));
  out.type = "text/plain; version=0.0.4; charset=utf-8";
  return out;
}

}  // namespace dragoman::serve
