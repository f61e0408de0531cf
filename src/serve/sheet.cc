#include "serve/sheet.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "exchange/cells.h"

namespace dragoman {
namespace {

constexpr std::array<std::string_view, 9> kEighths = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"};

bool is_number(std::string_view text) {
  double number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  return !text.empty() && fault == std::errc() && end == text.data() + text.size();
}

nlohmann::ordered_json json_value(const SheetColumn& column, const Cell& cell) {
  const std::string text = cell.text();
  if (column.holds == Holds::kNumber)
    return is_number(text) ? nlohmann::ordered_json::parse(text) : nlohmann::ordered_json();
  return text.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(text);
}

}  // namespace

std::string Cell::text() const { return strong + (strong.empty() || rest.empty() ? "" : " ") + rest; }

std::string bar(double share, std::size_t width) {
  const double eighths = std::round(std::clamp(share, 0.0, 1.0) * static_cast<double>(width) * 8);
  const auto whole = static_cast<std::size_t>(eighths) / 8;
  std::string out;
  for (std::size_t i = 0; i < whole; ++i) out += kEighths.back();
  return out + std::string(kEighths.at(static_cast<std::size_t>(eighths) % 8));
}

std::string Sheet::as_csv() const {
  std::string out;
  const auto line = [&](auto cell) {
    Line cells(Separator::kComma);
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].holds != Holds::kPicture) cells.text(cell(i));
    }
    out += std::move(cells).end();
  };
  line([&](std::size_t i) { return std::string(columns_[i].key); });
  for (const Row& row : rows_) line([&](std::size_t i) { return row[i].text(); });
  return out;
}

std::string Sheet::as_json(bool lines) const {
  std::string out = lines ? "" : "[";
  bool first = true;
  for (const Row& row : rows_) {
    nlohmann::ordered_json object;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].holds != Holds::kPicture)
        object[std::string(columns_[i].key)] = json_value(columns_[i], row[i]);
    }
    if (!lines) out += first ? "\n" : ",\n";
    out += object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    if (lines) out += "\n";
    first = false;
  }
  return lines ? out : out + "\n]\n";
}

}  // namespace dragoman
