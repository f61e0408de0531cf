// From a pattern's JSON to its steps.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

#include "syntax/token_pattern.h"

namespace dragoman {
namespace {

using Json = nlohmann::json;
using Kind = TokenCondition::Kind;
using Repeat = TokenStep::Repeat;

constexpr std::size_t kMaxSteps = 63;  // TokenPattern::find holds steps, and the end, in a 64-bit word

std::string upper_ascii(std::string text) {
  for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return text;
}

std::optional<TokenAttr> attribute(const std::string& name) {
  constexpr std::array<std::pair<std::string_view, TokenAttr>, 11> kNames = {
      {{"ORTH", TokenAttr::kText},
       {"TEXT", TokenAttr::kText},
       {"LOWER", TokenAttr::kLower},
       {"TAG", TokenAttr::kTag},
       {"POS", TokenAttr::kPos},
       {"MORPH", TokenAttr::kMorph},
       {"LEMMA", TokenAttr::kLemma},
       {"DEP", TokenAttr::kDep},
       {"IS_SPACE", TokenAttr::kIsSpace},
       {"IS_ALPHA", TokenAttr::kIsAlpha},
       {"IS_DIGIT", TokenAttr::kIsDigit}}};
  for (const auto& [known, attr] : kNames) {
    if (known == name) return attr;
  }
  return std::nullopt;
}

/// The byte that every match's text must begin with, where the pattern is plain enough to tell:
/// "^n[ou]thin'$".
char first_byte_of(const std::string& source) {
  if (source.size() < 2 || source[0] != '^' || source.find('|') != std::string::npos) return 0;
  const char first = source[1];
  const bool literal = first >= 'a' && first <= 'z';
  const bool repeated =
      source.size() > 2 && std::string_view("?*+{").find(source[2]) != std::string_view::npos;
  return literal && !repeated ? first : char{0};
}

Result<TokenCondition> predicate(TokenAttr attr, const std::string& name, const Json& value) {
  TokenCondition out{.attr = attr};
  if (name == "IN" || name == "NOT_IN") {
    out.kind = name == "IN" ? Kind::kIn : Kind::kNotIn;
    if (!value.is_array()) return fail(ErrorCode::kFormat, fmt::format("{} is no list", name));
    for (const Json& text : value) {
      if (!text.is_string())
        return fail(ErrorCode::kUnsupported, fmt::format("{} holds what is no text", name));
      out.values.push_back(text.get<std::string>());
      if (attr == TokenAttr::kMorph) out.values.back() = normal_morph(out.values.back());
    }
    return out;
  }
  if (name == "REGEX" && value.is_string()) {
    const auto source = value.get<std::string>();
    auto regex = Regex::compile(source);
    if (!regex) return tl::unexpected(regex.error());
    out.kind = Kind::kRegex;
    out.regex = std::make_shared<const Regex>(std::move(*regex));
    out.first_byte = first_byte_of(source);
    return out;
  }
  return fail(ErrorCode::kUnsupported, fmt::format("predicate {:.20} is not supported", name));
}

Result<void> add_conditions(const std::string& key, const Json& value, TokenStep& step) {
  const auto attr = attribute(key);
  if (!attr) return fail(ErrorCode::kUnsupported, fmt::format("attribute {:.20} is not supported", key));
  const bool is_flag = *attr >= TokenAttr::kIsSpace;
  if (is_flag != value.is_boolean() || !(value.is_boolean() || value.is_string() || value.is_object())) {
    return fail(ErrorCode::kUnsupported, fmt::format("the value of {} is of a kind not supported", key));
  }
  if (value.is_boolean()) {
    step.conditions.push_back({.attr = *attr, .kind = Kind::kFlag, .flag = value.get<bool>()});
  } else if (value.is_string()) {
    step.conditions.push_back({.attr = *attr, .kind = Kind::kIn, .values = {value.get<std::string>()}});
  } else {
    for (const auto& [name, operand] : value.items()) {
      auto condition = predicate(*attr, upper_ascii(name), operand);
      if (!condition) return tl::unexpected(condition.error());
      step.conditions.push_back(std::move(*condition));
    }
  }
  return {};
}

/// "{n}", "{n,}", "{,m}", "{n,m}" as so many steps; empty where it is none of these.
std::vector<Repeat> counted(std::string_view op) {
  const auto number = [](std::string_view text, std::size_t& out) {
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), out);
    return code == std::errc() && end == text.data() + text.size() && out <= kMaxSteps;
  };
  if (op.size() < 3 || op.front() != '{' || op.back() != '}') return {};
  op = op.substr(1, op.size() - 2);
  const auto comma = op.find(',');
  const std::string_view low = op.substr(0, comma);
  const std::string_view high = comma == std::string_view::npos ? low : op.substr(comma + 1);
  std::size_t least = 0;
  std::size_t most = 0;
  if (low.empty() && high.empty()) return {};
  if (!low.empty() && !number(low, least)) return {};
  if (!high.empty() && (!number(high, most) || most < least)) return {};
  std::vector<Repeat> out(least, Repeat::kOne);
  if (high.empty()) {
    out.push_back(Repeat::kAny);
  } else {
    out.insert(out.end(), most - least, Repeat::kOptional);
  }
  return out;
}

Result<std::vector<Repeat>> repeats(const Json& op) {
  const std::string text = op.is_string() ? op.get<std::string>() : std::string();
  if (text == "1") return std::vector{Repeat::kOne};
  if (text == "!") return std::vector{Repeat::kNot};
  if (text == "?") return std::vector{Repeat::kOptional};
  if (text == "*") return std::vector{Repeat::kAny};
  if (text == "+") return std::vector{Repeat::kOne, Repeat::kAny};
  auto out = counted(text);
  if (out.empty()) return fail(ErrorCode::kUnsupported, fmt::format("OP {:.20} is not supported", text));
  return out;
}

}  // namespace

Result<TokenPattern> TokenPattern::compile(const Json& steps) {
  if (!steps.is_array() || steps.empty()) return fail(ErrorCode::kFormat, "a pattern is no list of tokens");
  TokenPattern out;
  for (const Json& spec : steps) {
    if (!spec.is_object()) return fail(ErrorCode::kFormat, "a pattern's token is no object");
    TokenStep step;
    std::vector<Repeat> list = {Repeat::kOne};
    for (const auto& [key, value] : spec.items()) {
      const std::string name = upper_ascii(key);
      if (name == "OP") {
        auto found = repeats(value);
        if (!found) return tl::unexpected(found.error());
        list = std::move(*found);
      } else if (auto ok = add_conditions(name, value, step); !ok) {
        return tl::unexpected(ok.error());
      }
    }
    for (const Repeat repeat : list) {
      step.repeat = repeat;
      out.steps_.push_back(step);
      if (repeat == Repeat::kOptional || repeat == Repeat::kAny) out.fixed_length_ = false;
    }
  }
  if (out.steps_.size() > kMaxSteps)
    return fail(ErrorCode::kUnsupported, "a pattern has more than 63 tokens");
  return out;
}

}  // namespace dragoman
