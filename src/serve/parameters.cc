#include "serve/parameters.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/calendar.h"
#include "base/suggest.h"

namespace dragoman::serve {
namespace {

std::optional<std::uint64_t> number_of(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// Why a value is none; empty if it is good.
std::string fault_of(const Parameter& parameter, const std::string& value) {
  if (parameter.takes == Parameter::Takes::kNumber) {
    const std::optional<std::uint64_t> number = number_of(value);
    if (!number || *number < 1 || *number > parameter.most)
      return fmt::format("{}: takes a number from 1 to {}", parameter.name, parameter.most);
  }
  if (parameter.takes == Parameter::Takes::kDay && !parse_iso_date(value))
    return fmt::format("{}: takes a day of the calendar, YYYY-MM-DD", parameter.name);
  if (!parameter.choices.empty() &&
      std::find(parameter.choices.begin(), parameter.choices.end(), value) == parameter.choices.end())
    return fmt::format("{}: takes one of {}", parameter.name, fmt::join(parameter.choices, ", "));
  return {};
}

std::string unknown(const std::vector<Parameter>& known, const std::string& name) {
  std::vector<std::string_view> names;
  names.reserve(known.size());
  for (const Parameter& parameter : known) names.push_back(parameter.name);
  const std::string guess = nearest(name, {names.begin(), names.end()});
  if (!guess.empty()) return fmt::format("no parameter {} here; did you mean {}?", name, guess);
  return fmt::format("no parameter {} here; there {} {}", name, names.size() == 1 ? "is" : "are",
                     names.empty() ? "none" : fmt::format("{}", fmt::join(names, ", ")));
}

}  // namespace

tl::expected<Parameters, Problem> Parameters::check(const std::vector<Parameter>& known, const Target& target,
                                                    std::string path_value) {
  Parameters out;
  out.id_ = std::move(path_value);
  for (const auto& [name, value] : target.parameters) {
    const auto found = std::find_if(known.begin(), known.end(),
                                    [&](const Parameter& parameter) { return parameter.name == name; });
    if (found == known.end()) return refuse(400, unknown(known, name));
    if (value.empty() && !found->required) continue;  // as if it were not there
    if (out.all(name).size() == found->times)
      return refuse(400, fmt::format("{}: at most {} of it", name, found->times));
    if (const std::string fault = fault_of(*found, value); !fault.empty()) return refuse(400, fault);
    out.values_.emplace_back(name, value);
  }
  for (const Parameter& parameter : known) {
    if (!out.all(parameter.name).empty()) continue;
    if (parameter.required)
      return refuse(400, fmt::format("{} is missing: {}", parameter.name, parameter.says));
    if (!parameter.fallback.empty()) out.values_.emplace_back(parameter.name, parameter.fallback);
  }
  return out;
}

std::string Parameters::text(std::string_view name) const {
  for (const auto& [key, value] : values_) {
    if (key == name) return value;
  }
  return {};
}

std::size_t Parameters::number(std::string_view name) const {
  return static_cast<std::size_t>(number_of(text(name)).value_or(0));
}

std::vector<std::string> Parameters::all(std::string_view name) const {
  std::vector<std::string> out;
  for (const auto& [key, value] : values_) {
    if (key == name) out.push_back(value);
  }
  return out;
}

}  // namespace dragoman::serve
