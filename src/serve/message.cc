#include "serve/message.h"

#include <algorithm>
#include <array>

#include "serve/json_text.h"

namespace dragoman::serve {
namespace {

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_name(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return small(x) == small(y); });
}

constexpr std::array<std::pair<int, std::string_view>, 15> kTitles = {
    {{400, "Bad Request"},
     {401, "Unauthorized"},
     {403, "Forbidden"},
     {404, "Not Found"},
     {410, "Gone"},
     {405, "Method Not Allowed"},
     {408, "Request Timeout"},
     {413, "Content Too Large"},
     {414, "URI Too Long"},
     {415, "Unsupported Media Type"},
     {421, "Misdirected Request"},
     {422, "Unprocessable Content"},
     {431, "Request Header Fields Too Large"},
     {500, "Internal Server Error"},
     {503, "Service Unavailable"}}};

}  // namespace

std::string_view Request::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (same_name(key, name)) return value;
  }
  return {};
}

std::size_t Request::count(std::string_view name) const {
  return static_cast<std::size_t>(std::count_if(
      headers.begin(), headers.end(), [&](const auto& header) { return same_name(header.first, name); }));
}

std::string_view status_title(int status) {
  for (const auto& [code, title] : kTitles) {
    if (code == status) return title;
  }
  return "Error";
}

Response problem_response(const Problem& problem) {
  JsonObject body;
  body.text("type", "about:blank")
      .text("title", status_title(problem.status))
      .number("status", problem.status);
  body.text("detail", problem.detail);
  Response out;
  out.status = problem.status;
  out.headers = problem.headers;
  out.type = "application/problem+json";
  out.body = std::make_shared<const std::string>(std::move(body).end());
  return out;
}

void secure(Response& response) {
  static const std::vector<std::pair<std::string, std::string>> headers = {
      {"Content-Security-Policy",
       "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
       "base-uri "
       "'none'; frame-ancestors 'none'; form-action 'none'"},
      {"X-Content-Type-Options", "nosniff"},
      {"X-Frame-Options", "DENY"},
      {"Referrer-Policy", "no-referrer"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", "same-origin"}};
  response.headers.insert(response.headers.end(), headers.begin(), headers.end());
  const bool told = std::any_of(response.headers.begin(), response.headers.end(),
                                [](const auto& header) { return header.first == "Cache-Control"; });
  if (!told) response.headers.emplace_back("Cache-Control", "no-store");
}

tl::unexpected<Problem> refuse(const Error& error) {
  switch (error.code) {
    case ErrorCode::kInvalid:
      return refuse(400, error.message);
    case ErrorCode::kTooLarge:
      return tl::unexpected<Problem>(Problem{503,
                                             "the answer took too long and was broken off: ask for less, for "
                                             "example for fewer days (since:, until:)",
                                             {{"Retry-After", "5"}}});
    case ErrorCode::kIo:
      return tl::unexpected<Problem>(Problem{503, error.message, {{"Retry-After", "5"}}});
    default:
      return refuse(500, error.message);
  }
}

}  // namespace dragoman::serve
