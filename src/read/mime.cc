#include "read/mime.h"

#include <algorithm>
#include <cstdint>

#include "base/tsv.h"
#include "read/ascii.h"
#include "read/charset.h"

namespace dragoman {
namespace {

int hex_value(char c) {
  if (is_ascii_digit(c)) return c - '0';
  const char low = ascii_lower(c);
  return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

int base64_value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (is_ascii_digit(c)) return c - '0' + 52;
  if (c == '+' || c == '-') return 62;
  return c == '/' || c == '_' ? 63 : -1;
}

std::string decode_base64(std::string_view text) {
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    const int value = base64_value(c);
    if (c == '=') break;
    if (value < 0) continue;
    bits = (bits << 6U | static_cast<std::uint32_t>(value)) & 0xFFFFFFU;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out += static_cast<char>(bits >> static_cast<unsigned>(count) & 0xFFU);
  }
  return out;
}

/// "=3D" and the like; `words` for RFC 2047, where "_" is a blank.
std::string decode_quoted(std::string_view text, bool words) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '_' && words) {
      out += ' ';
    } else if (c != '=') {
      out += c;
    } else if (at + 2 < text.size() && hex_value(text[at + 1]) >= 0 && hex_value(text[at + 2]) >= 0) {
      out += static_cast<char>(hex_value(text[at + 1]) * 16 + hex_value(text[at + 2]));
      at += 2;
    } else {
      // A soft line break: blanks may stand before its end.
      const std::size_t end = text.find_first_not_of(" \t\r", at + 1);
      if (end == std::string_view::npos) break;
      if (text[end] == '\n') {
        at = end;
      } else {
        out += c;
      }
    }
  }
  return out;
}

/// Decodes "=?charset?B?text?=" at the front of `text` and takes it; false if none stands there.
bool take_encoded_word(std::string_view& text, std::string& out) {
  if (!text.starts_with("=?")) return false;
  const std::size_t charset_end = text.find('?', 2);
  if (charset_end == std::string_view::npos || charset_end + 3 > text.size()) return false;
  const char kind = ascii_lower(text[charset_end + 1]);
  const std::size_t begin = charset_end + 3;
  const std::size_t end = text.find("?=", begin);
  if (text[charset_end + 2] != '?' || end == std::string_view::npos || (kind != 'b' && kind != 'q'))
    return false;
  const std::string_view coded = text.substr(begin, end - begin);
  std::string_view charset = text.substr(2, charset_end - 2);
  charset = charset.substr(0, charset.find('*'));  // RFC 2231: a language behind it
  out += to_utf8(kind == 'b' ? decode_base64(coded) : decode_quoted(coded, true), charset).text;
  text.remove_prefix(end + 2);
  return true;
}

}  // namespace

MimePart split_headers(std::string_view entity) {
  for (std::size_t at = 0; at < entity.size();) {
    const std::size_t end = std::min(entity.find('\n', at), entity.size());
    if (trim(entity.substr(at, end - at)).empty()) {
      return {entity.substr(0, at), entity.substr(std::min(end + 1, entity.size()))};
    }
    at = end + 1;
  }
  return {entity, {}};
}

std::string header_parameter(std::string_view value, std::string_view name) {
  std::size_t at = value.find(';');
  while (at != std::string_view::npos && at < value.size()) {
    std::string_view rest = trim(value.substr(at + 1));
    const std::size_t equals = rest.find('=');
    if (equals == std::string_view::npos) return {};
    const bool ours = same_name(trim(rest.substr(0, equals)), name);
    rest = trim(rest.substr(equals + 1));
    const bool quoted = rest.starts_with('"');
    if (quoted) rest.remove_prefix(1);
    const std::size_t end = std::min(rest.find(quoted ? '"' : ';'), rest.size());
    if (ours) return std::string(trim(rest.substr(0, end)));
    const auto offset = static_cast<std::size_t>(rest.data() - value.data());
    at = value.find(';', offset + end);
  }
  return {};
}

std::vector<std::string_view> split_parts(std::string_view body, std::string_view boundary) {
  constexpr std::size_t kMost = 1000;
  const std::string mark = "--" + std::string(boundary);
  std::vector<std::string_view> parts;
  std::size_t begin = std::string_view::npos;
  for (std::size_t at = 0; at < body.size() && parts.size() < kMost;) {
    const std::size_t end = std::min(body.find('\n', at), body.size());
    const std::string_view line = trim(body.substr(at, end - at));
    const bool last = line.starts_with(mark) && line.substr(mark.size()) == "--";
    if (line == mark || last) {
      if (begin != std::string_view::npos) parts.push_back(body.substr(begin, at - begin));
      begin = last ? std::string_view::npos : std::min(end + 1, body.size());
      if (last) break;
    }
    at = end + 1;
  }
  // A message that was cut off has no last boundary.
  if (begin != std::string_view::npos && parts.size() < kMost) parts.push_back(body.substr(begin));
  return parts;
}

std::string decode_transfer(std::string_view body, std::string_view encoding) {
  encoding = trim(encoding);
  if (same_name(encoding, "quoted-printable")) return decode_quoted(body, false);
  if (same_name(encoding, "base64")) return decode_base64(body);
  return std::string(body);
}

std::string decode_header(std::string_view value) {
  std::string raw;
  std::string out;
  bool word_before = false;
  for (std::string_view rest = value; !rest.empty();) {
    if (rest.starts_with("=?")) {
      std::string word;
      if (take_encoded_word(rest, word)) {
        // Blanks between encoded words are no part of the text.
        const std::string between = to_utf8(raw).text;
        if (!word_before || !trim(between).empty()) out += between;
        raw.clear();
        out += word;
        word_before = true;
        continue;
      }
    }
    raw += rest.front();
    rest.remove_prefix(1);
  }
  out += to_utf8(raw).text;
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return std::string(trim(out));
}

}  // namespace dragoman
