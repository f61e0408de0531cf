#include "serve/cursor.h"

#include <fmt/format.h>

#include <charconv>
#include <vector>

#include "base/hash.h"
#include "base/tsv.h"

namespace dragoman::serve {
namespace {

bool read_number(const std::string& text, std::int64_t& number) {
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  return !text.empty() && fault == std::errc() && end == text.data() + text.size();
}

std::string digest(std::string_view question) { return hex_digest(question, 8); }

}  // namespace

std::string cursor_text(const Position& position, std::string_view question) {
  return fmt::format("{}.{}.{}.{}.{}", position.day ? std::to_string(*position.day) : "x", position.mention,
                     position.first, position.last, digest(question));
}

tl::expected<Position, Problem> read_cursor(std::string_view text, std::string_view question) {
  const std::vector<std::string> parts = split_list(text, '.');
  Position out;
  std::int64_t day = 0;
  const bool good = parts.size() == 5 && (parts[0] == "x" || read_number(parts[0], day)) &&
                    read_number(parts[1], out.mention) && read_number(parts[2], out.first) &&
                    read_number(parts[3], out.last);
  if (!good) return refuse(400, "cursor: is none; give `next` of the page before as it is");
  if (parts[4] != digest(question))
    return refuse(400, "cursor: is of another question; q, order and actor must be those of the page before");
  if (parts[0] != "x") out.day = day;
  return out;
}

}  // namespace dragoman::serve
