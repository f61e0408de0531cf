#include "text/special_cases.h"

#include <fmt/format.h>
#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>

#include "base/utf8.h"

namespace dragoman {

Result<std::uint16_t> SpecialCases::norm_index(const std::string& norm) {
  if (norm.empty()) return std::uint16_t{0};
  const auto [entry, is_new] = norm_indices_.try_emplace(norm, static_cast<std::uint16_t>(norms_.size()));
  if (is_new) {
    if (norms_.size() > std::numeric_limits<std::uint16_t>::max()) {
      return fail(ErrorCode::kUnsupported, "special cases set more than 65535 norms");
    }
    norms_.push_back(norm);
  }
  return entry->second;
}

Result<SpecialCases> SpecialCases::parse(std::string_view json) {
  const auto table = nlohmann::json::parse(json, nullptr, /*allow_exceptions=*/false);
  if (!table.is_object()) return fail(ErrorCode::kFormat, "special cases are no JSON object");
  SpecialCases cases;
  for (const auto& [text, tokens] : table.items()) {
    const Slice slice{static_cast<std::uint32_t>(cases.pieces_.size()),
                      static_cast<std::uint32_t>(tokens.size())};
    std::string joined;
    for (const auto& token : tokens) {
      const bool well_formed = token.is_array() && token.size() == 2 && token[0].is_string() &&
                               (token[1].is_string() || token[1].is_null());
      if (!well_formed) return fail(ErrorCode::kFormat, fmt::format("bad tokens of special case '{}'", text));
      const auto& orth = token[0].get_ref<const std::string&>();
      const auto norm = cases.norm_index(token[1].is_null() ? "" : token[1].get<std::string>());
      if (!norm) return tl::unexpected(norm.error());
      cases.pieces_.push_back({static_cast<std::uint32_t>(orth.size()),
                               static_cast<std::uint32_t>(count_code_points(orth)), *norm, 0});
      if (orth.empty()) return fail(ErrorCode::kFormat, fmt::format("empty token in '{}'", text));
      joined += orth;
    }
    if (joined != text || text.empty()) {
      return fail(ErrorCode::kFormat, fmt::format("tokens of special case '{}' do not add up to it", text));
    }
    cases.cases_.emplace(text, slice);
    cases.longest_ = std::max(cases.longest_, text.size());
  }
  return cases;
}

std::vector<std::string_view> SpecialCases::strings() const {
  std::vector<std::string_view> out;
  out.reserve(cases_.size());
  for (const auto& [text, slice] : cases_) out.push_back(text);
  std::sort(out.begin(), out.end());
  return out;
}

void SpecialCases::set_orths(const std::function<std::uint16_t(std::string_view)>& orth_of) {
  for (const auto& [text, slice] : cases_) {
    std::size_t at = 0;
    for (Piece& piece : std::span(pieces_).subspan(slice.first, slice.count)) {
      piece.orth = orth_of(std::string_view(text).substr(at, piece.bytes));
      at += piece.bytes;
    }
  }
}

}  // namespace dragoman
