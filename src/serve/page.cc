#include "serve/page.h"

#include <fmt/format.h>

#include <array>
#include <map>

#include "base/hash.h"
#include "serve/embedded.h"
#include "serve/gzip.h"

namespace dragoman::serve {
namespace {

constexpr std::string_view kNoPage =
    "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>Dragoman</title>\n<h1>Dragoman</h1>\n"
    "<p>This build holds no web page (web/dist was not there when it was built). The API is at <a "
    "href=\"/api/v1/info\">/api/v1</a>, its description at <a "
    "href=\"/api/v1/openapi.json\">/api/v1/openapi.json</a>.</p>\n";

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kTypes = {{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".webmanifest", "application/manifest+json"},
    {".txt", "text/plain; charset=utf-8"},
    {".map", "application/json"},
    {".wasm", "application/wasm"},
}};

std::string_view type_of(std::string_view path) {
  for (const auto& [ending, type] : kTypes) {
    if (path.ends_with(ending)) return type;
  }
  return "application/octet-stream";
}

/// A file made ready to be sent.
struct Ready {
  std::string_view type;
  std::string etag;
  std::shared_ptr<const std::string> body, gzip;
  bool forever = false;  ///< its name changes with what it holds
};

Ready ready(std::string_view path, std::string_view bytes) {
  Ready out;
  out.type = type_of(path);
  out.etag = fmt::format("W/\"{}\"", hex_digest(bytes, 16));
  out.body = std::make_shared<const std::string>(bytes);
  const bool text = out.type.starts_with("text/") || out.type.find("json") != std::string_view::npos ||
                    out.type == "image/svg+xml";
  if (text) out.gzip = std::make_shared<const std::string>(gzipped(bytes));
  out.forever = path.starts_with("assets/");
  return out;
}

const std::map<std::string, Ready, std::less<>>& ready_files() {
  static const std::map<std::string, Ready, std::less<>> files = [] {
    std::map<std::string, Ready, std::less<>> all;
    for (const EmbeddedFile& file : page_files()) all.emplace(file.path, ready(file.path, file.bytes));
    all.try_emplace("index.html", ready("index.html", kNoPage));
    return all;
  }();
  return files;
}

}  // namespace

Response page_response(const Request& request, const std::vector<std::string>& segments) {
  if (request.method != "GET" && request.method != "HEAD")
    return problem_response({405, "this address takes GET, HEAD", {{"Allow", "GET, HEAD"}}});
  std::string path = fmt::format("{}", fmt::join(segments, "/"));
  if (path.find('.') == std::string::npos) path = "index.html";
  const auto found = ready_files().find(path);
  if (found == ready_files().end()) return problem_response({404, "no such file of the page"});
  const Ready& file = found->second;
  Response out;
  out.type = file.type;
  out.headers = {{"ETag", file.etag},
                 {"Cache-Control", file.forever ? "public, max-age=31536000, immutable" : "no-cache"},
                 {"Vary", "Accept-Encoding"}};
  if (request.header("If-None-Match") == file.etag) {
    out.status = 304;
    return out;
  }
  out.body = file.body;
  if (file.gzip && takes_gzip(request.header("Accept-Encoding"))) {
    out.body = file.gzip;
    out.headers.emplace_back("Content-Encoding", "gzip");
  }
  return out;
}

}  // namespace dragoman::serve
