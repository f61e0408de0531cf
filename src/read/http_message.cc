#include "read/http_message.h"

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>

#include "base/tsv.h"
#include "read/ascii.h"
#include "read/compressed.h"
#include "read/limits.h"

namespace dragoman {
namespace {

/// "Transfer-Encoding: chunked" undone; nothing where the bytes are no chunks (some archives keep the header
/// and join the chunks).
std::optional<std::string> join_chunks(std::string_view body) {
  std::string out;
  while (true) {
    const std::size_t end = body.find("\r\n");
    if (end == std::string_view::npos) return std::nullopt;
    std::size_t size = 0;
    const auto [behind, error] = std::from_chars(body.data(), body.data() + end, size, 16);
    if (error != std::errc() || behind == body.data()) return std::nullopt;
    body.remove_prefix(end + 2);
    if (size == 0) return out;
    if (size > body.size()) return std::nullopt;
    out.append(body.substr(0, size));
    body.remove_prefix(size);
    if (!body.starts_with("\r\n")) return std::nullopt;
    body.remove_prefix(2);
  }
}

Result<std::string> unpack_body(std::string body, const std::string& encoding, std::size_t limit) {
  const bool plain = encoding.empty() || encoding == "identity";
  const bool packed = is_gzip(body) || is_zstd(body);
  if (plain || (!packed && encoding != "br" && encoding != "deflate")) return body;
  if (!packed) return fail(ErrorCode::kUnsupported, "a body packed as \"" + beginning(encoding) + "\"");
  const std::unique_ptr<ByteSource> source = unpacked(std::make_unique<MemorySource>(body));
  std::string out = read_rest(*source, limit);
  if (!source->error().empty()) return fail(ErrorCode::kFormat, "a body with " + source->error());
  if (out.size() > limit) {
    return fail(ErrorCode::kTooLarge, "a body over " + std::to_string(limit) + " bytes when unpacked");
  }
  return out;
}

}  // namespace

std::string header_value(std::string_view headers, std::string_view name) {
  while (!headers.empty()) {
    const std::size_t end = headers.find('\n');
    const std::string_view line = headers.substr(0, end);
    headers.remove_prefix(end == std::string_view::npos ? headers.size() : end + 1);
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !same_name(trim(line.substr(0, colon)), name)) continue;
    std::string value(trim(line.substr(colon + 1)));
    while (!headers.empty() && (headers.front() == ' ' || headers.front() == '\t')) {
      const std::size_t more = std::min(headers.find('\n'), headers.size());
      value += ' ';
      value += trim(headers.substr(0, more));
      headers.remove_prefix(std::min(more + 1, headers.size()));
    }
    return value;
  }
  return {};
}

Result<HttpResponse> parse_http_response(std::string_view bytes, std::size_t limit) {
  if (!bytes.starts_with("HTTP/")) return fail(ErrorCode::kFormat, "no HTTP response");
  HttpResponse out;
  const std::size_t blank = bytes.find(' ');
  if (blank == std::string_view::npos || bytes.size() < blank + 4) {
    return fail(ErrorCode::kFormat, "an HTTP response without status");
  }
  std::from_chars(bytes.data() + blank + 1, bytes.data() + blank + 4, out.status);
  std::size_t end = bytes.find("\r\n\r\n");
  std::size_t gap = 4;
  if (end == std::string_view::npos) {
    end = bytes.find("\n\n");
    gap = 2;
  }
  if (end == std::string_view::npos) return fail(ErrorCode::kFormat, "an HTTP response without body");
  const std::string_view headers = bytes.substr(0, end);
  out.content_type = header_value(headers, "Content-Type");
  std::string body(bytes.substr(end + gap));
  if (same_name(header_value(headers, "Transfer-Encoding"), "chunked")) {
    if (std::optional<std::string> joined = join_chunks(body)) body = std::move(*joined);
  }
  Result<std::string> unpacked_body =
      unpack_body(std::move(body), ascii_lower(header_value(headers, "Content-Encoding")), limit);
  if (!unpacked_body) return tl::unexpected(unpacked_body.error());
  out.body = std::move(*unpacked_body);
  return out;
}

}  // namespace dragoman
