#include "cli/style.h"

#include <array>

namespace dragoman::cli {
namespace {

constexpr std::array<std::string_view, 9> kCodes = {"", "1", "2", "31", "32", "33", "34", "35", "36"};

}  // namespace

std::string Painter::operator()(Style style, std::string_view text) const {
  if (!on_ || style == Style::kPlain || text.empty()) return std::string(text);
  return "\x1b[" + std::string(kCodes.at(static_cast<std::size_t>(style))) + "m" + std::string(text) +
         "\x1b[0m";
}

Painter painter_for(const Io& io, int descriptor, std::string_view when) {
  if (when == "always" || when == "never") return Painter(when == "always");
  return Painter(terminal_width(io, descriptor).has_value() && io.env("NO_COLOR").value_or("").empty() &&
                 io.env("TERM").value_or("") != "dumb");
}

}  // namespace dragoman::cli
