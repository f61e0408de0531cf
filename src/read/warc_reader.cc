#include "read/warc_reader.h"

#include <algorithm>
#include <charconv>

#include "base/tsv.h"
#include "read/ascii.h"
#include "read/http_message.h"

namespace dragoman {
namespace {

constexpr std::string_view kVersion = "WARC/";
constexpr std::size_t kMostHeaders = std::size_t{64} * 1024;

}  // namespace

/// A line with its end; false where the input ends before it or the line is longer than all headers may be.
bool WarcReader::read_line(std::string& line) {
  line.clear();
  while (line.size() < kMostHeaders) {
    const std::string_view bytes = source_.peek();
    if (bytes.empty()) return false;
    const std::size_t end = bytes.find('\n');
    const std::size_t size = end == std::string_view::npos ? bytes.size() : end + 1;
    line.append(bytes.substr(0, size));
    source_.take(size);
    if (end != std::string_view::npos) return true;
  }
  return false;
}

void WarcReader::skip_line() {
  for (std::string_view bytes = source_.peek(); !bytes.empty(); bytes = source_.peek()) {
    const std::size_t end = bytes.find('\n');
    source_.take(end == std::string_view::npos ? bytes.size() : end + 1);
    if (end != std::string_view::npos) return;
  }
}

/// Goes to the next line that begins a record; false if there is none. `skipped` tells of anything but blank
/// lines before it.
bool WarcReader::find_record(bool& skipped) {
  skipped = false;
  while (true) {
    const std::string_view bytes = source_.peek(kVersion.size());
    if (bytes.empty()) return false;
    if (bytes.starts_with(kVersion)) return true;
    if (bytes.front() == '\r' || bytes.front() == '\n') {
      source_.take(1);
    } else {
      skipped = true;
      skip_line();
    }
  }
}

bool WarcReader::read_headers(WarcRecord& record) {
  std::string line;
  if (!read_line(line)) return false;  // the version
  while (read_line(line)) {
    if (trim(line).empty()) return true;
    record.headers += line;
    if (record.headers.size() > kMostHeaders) return false;
  }
  return false;
}

void WarcReader::read_content(WarcRecord& record, std::uint64_t size) {
  const bool wanted = record.type == "response" || record.type == "resource";
  std::uint64_t left = size;
  while (left > 0) {
    const std::string_view bytes = source_.peek();
    if (bytes.empty()) break;
    const auto part = static_cast<std::size_t>(std::min<std::uint64_t>(bytes.size(), left));
    const std::size_t room = limit_ - std::min(record.content.size(), limit_);
    if (wanted) record.content.append(bytes.substr(0, std::min(part, room)));
    source_.take(part);
    left -= part;
  }
  record.too_large = wanted && size > limit_;
  if (left > 0) record.fault = "cut off: " + std::to_string(left) + " of its bytes are missing";
}

bool WarcReader::next(WarcRecord& record) {
  record = {};
  bool skipped = false;
  const bool found = find_record(skipped);
  if (!found && !skipped) return false;
  record.number = ++number_;
  if (skipped) {
    record.fault = "bytes that begin no record, passed over";
    return true;
  }
  if (!read_headers(record)) {
    record.fault = source_.peek().empty() ? "cut off in its headers" : "headers too long";
    return true;
  }
  record.type = ascii_lower(header_value(record.headers, "WARC-Type"));
  record.uri = header_value(record.headers, "WARC-Target-URI");
  if (record.uri.starts_with('<') && record.uri.ends_with('>'))
    record.uri = record.uri.substr(1, record.uri.size() - 2);
  const std::string length = header_value(record.headers, "Content-Length");
  std::uint64_t size = 0;
  const auto [behind, error] = std::from_chars(length.data(), length.data() + length.size(), size);
  if (length.empty() || error != std::errc() || behind != length.data() + length.size()) {
    record.fault = "no Content-Length";
    return true;
  }
  read_content(record, size);
  return true;
}

}  // namespace dragoman
