#include "cli/python_text.h"

#include <fmt/format.h>

namespace dragoman::cli {

std::string python_repr(std::string_view text) {
  const bool has_single = text.find('\'') != std::string_view::npos;
  const bool has_double = text.find('"') != std::string_view::npos;
  const char quote = has_single && !has_double ? '"' : '\'';
  std::string out(1, quote);
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == quote || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\r') {
      out += "\\r";
    } else if (c == '\t') {
      out += "\\t";
    } else if (byte < 0x20 || byte == 0x7F) {
      out += fmt::format("\\x{:02x}", byte);
    } else {
      out += c;
    }
  }
  return out + quote;
}

std::string python_repr(const std::vector<std::optional<std::string>>& list) {
  std::string out = "[";
  for (const std::optional<std::string>& text : list) {
    if (out.size() > 1) out += ", ";
    out += text ? python_repr(*text) : "None";
  }
  return out + "]";
}

std::string python_round3(double value) {
  std::string out = fmt::format("{:.3f}", value);
  while (out.ends_with('0') && out[out.size() - 2] != '.') out.pop_back();
  return out;
}

}  // namespace dragoman::cli
