#include "exchange/cells.h"

#include <array>
#include <charconv>
#include <cmath>

namespace dragoman {
namespace {

bool is_number(std::string_view text) {
  double value = 0;
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size();
}

std::string for_tab(std::string_view cell) {
  std::string out(cell);
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
    if (c == '"') c = '\'';
  }
  return out;
}

std::string for_comma(std::string_view cell) {
  if (cell.find_first_of(",\"\r\n") == std::string_view::npos && !cell.starts_with(' ') &&
      !cell.ends_with(' '))
    return std::string(cell);
  std::string out = "\"";
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

}  // namespace

std::string safe_text(std::string_view text) {
  std::string out(text);
  // No reader of tables keeps NUL: C strings end there.
  for (char& c : out) {
    if (c == '\0') c = ' ';
  }
  constexpr std::string_view kStarts = "=+-@\t\r";
  if (!out.empty() && kStarts.find(out[0]) != std::string_view::npos && !is_number(out))
    out.insert(out.begin(), '\'');
  return out;
}

std::string decimal(double value) {
  std::array<char, 400> digits{};
  const auto [end, error] =
      std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed);
  return error == std::errc{} ? std::string(digits.data(), end) : std::string();
}

Line& Line::text(std::string_view text) {
  put(safe_text(text));
  return *this;
}

Line& Line::code(std::string_view code) {
  put(code);
  return *this;
}

Line& Line::number(double value) { return std::isfinite(value) ? code(decimal(value)) : none(); }

Line& Line::none(std::size_t count) {
  while (count-- > 0) put("");
  return *this;
}

void Line::put(std::string_view cell) {
  if (cells_++ > 0) line_ += separator_ == Separator::kTab ? '\t' : ',';
  line_ += separator_ == Separator::kTab ? for_tab(cell) : for_comma(cell);
}

std::string Line::end() && { return std::move(line_) + "\n"; }

std::string header_line(Separator separator, const std::vector<std::string_view>& columns) {
  Line line(separator);
  for (const std::string_view column : columns) line.code(column);
  return std::move(line).end();
}

}  // namespace dragoman
