#include "serve/target.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"

namespace dragoman::serve {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// %41 -> A; '+' is a blank in parameters alone.
std::optional<std::string> decoded(std::string_view text, bool plus) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      const int high = i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
      const int low = high < 0 ? -1 : hex_value(text[i + 2]);
      if (low < 0) return std::nullopt;
      out += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      out += plus && text[i] == '+' ? ' ' : text[i];
    }
  }
  if (out.find('\0') != std::string::npos || !is_valid_utf8(out)) return std::nullopt;
  return out;
}

constexpr const char* kBroken =
    "the address holds a broken percent-escape, a NUL, or bytes that are no UTF-8: encode it as UTF-8, then "
    "percent-encode it";

}  // namespace

tl::expected<Target, Problem> parse_target(std::string_view target) {
  Target out;
  target = target.substr(0, target.find('#'));
  const std::size_t question = target.find('?');
  std::string_view path = target.substr(0, question);
  while (!path.empty()) {
    if (path.front() == '/') path.remove_prefix(1);
    const std::size_t end = std::min(path.find('/'), path.size());
    std::optional<std::string> segment = decoded(path.substr(0, end), false);
    if (!segment) return refuse(400, kBroken);
    out.segments.push_back(*std::move(segment));
    path.remove_prefix(end);
  }
  if (question == std::string_view::npos) return out;
  std::string_view rest = target.substr(question + 1);
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('&'), rest.size());
    const std::string_view pair = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    std::optional<std::string> name = decoded(pair.substr(0, equals), true);
    std::optional<std::string> value = decoded(pair.substr(std::min(equals + 1, pair.size())), true);
    if (!name || !value) return refuse(400, kBroken);
    out.parameters.emplace_back(*std::move(name), *std::move(value));
  }
  return out;
}

}  // namespace dragoman::serve
