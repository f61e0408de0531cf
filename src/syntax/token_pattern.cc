#include "syntax/token_pattern.h"

#include <algorithm>

#include "base/utf8.h"

namespace dragoman {
namespace {

bool all_of_text(std::string_view text, bool (*is)(char32_t)) {
  if (text.empty()) return false;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode(text, at);
    if (!is(next.cp)) return false;
    at += next.size;
  }
  return true;
}

std::string_view at_or_empty(const std::vector<std::string_view>& column, std::uint32_t token) {
  return token < column.size() ? column[token] : std::string_view{};
}

std::uint64_t bit(std::size_t step) { return std::uint64_t{1} << step; }

}  // namespace

std::string_view TokenReader::text(TokenAttr attr, std::uint32_t token) {
  switch (attr) {
    case TokenAttr::kTag:
      return at_or_empty(parse_.tag, token);
    case TokenAttr::kPos:
      return at_or_empty(parse_.pos, token);
    case TokenAttr::kMorph:
      return at_or_empty(parse_.morph, token);
    case TokenAttr::kLemma:
      return at_or_empty(parse_.lemma, token);
    case TokenAttr::kDep:
      return at_or_empty(parse_.dep, token);
    case TokenAttr::kLower:
      if (lower_of_ != token) {
        lower_ = lower(parse_.doc.str(token));
        lower_of_ = token;
      }
      return lower_;
    default:
      return parse_.doc.str(token);
  }
}

bool TokenReader::flag(TokenAttr attr, std::uint32_t token) const {
  const std::string_view text = parse_.doc.str(token);
  if (attr == TokenAttr::kIsSpace) return all_of_text(text, is_space);
  if (attr == TokenAttr::kIsAlpha) return all_of_text(text, is_alpha);
  return all_of_text(text, is_digit);
}

RegexScratch& TokenReader::scratch() {
  if (scratch_ == nullptr) scratch_ = std::make_unique<RegexScratch>();
  return *scratch_;
}

bool TokenCondition::holds(TokenReader& reader, std::uint32_t token) const {
  if (kind == Kind::kFlag) return reader.flag(attr, token) == flag;
  const std::string_view text = reader.text(attr, token);
  if (kind == Kind::kRegex) {
    if (first_byte != 0 && (text.empty() || text.front() != first_byte)) return false;
    return regex->search(text, reader.scratch()).has_value();
  }
  const bool found = std::find(values.begin(), values.end(), text) != values.end();
  return found == (kind == Kind::kIn);
}

bool TokenStep::holds(TokenReader& reader, std::uint32_t token) const {
  const bool all = std::all_of(conditions.begin(), conditions.end(), [&](const TokenCondition& condition) {
    return condition.holds(reader, token);
  });
  return all != (repeat == Repeat::kNot);
}

void TokenPattern::find(TokenReader& reader, std::uint32_t start, std::uint32_t limit,
                        std::vector<std::uint32_t>& ends) const {
  using Repeat = TokenStep::Repeat;
  const std::size_t count = steps_.size();
  // The steps that may take the next token; a step that may be left out opens the one behind it.
  const auto open = [&](std::uint64_t states) {
    for (std::size_t step = 0; step < count; ++step) {
      const Repeat repeat = steps_[step].repeat;
      const bool may_skip = repeat == Repeat::kOptional || repeat == Repeat::kAny;
      if (may_skip && (states & bit(step)) != 0) states |= bit(step + 1);
    }
    return states;
  };
  std::uint64_t states = open(bit(0));
  for (std::uint32_t token = start; token < limit && states != 0; ++token) {
    std::uint64_t next = 0;
    for (std::size_t step = 0; step < count; ++step) {
      if ((states & bit(step)) == 0 || !steps_[step].holds(reader, token)) continue;
      next |= bit(steps_[step].repeat == Repeat::kAny ? step : step + 1);
    }
    states = open(next);
    if ((states & bit(count)) != 0) ends.push_back(token + 1);
    states &= ~bit(count);
  }
}

std::optional<TokenCondition> TokenPattern::take_key(TokenAttr attr) {
  TokenStep& first = steps_.front();
  if (first.repeat != TokenStep::Repeat::kOne) return std::nullopt;
  const auto found =
      std::find_if(first.conditions.begin(), first.conditions.end(), [&](const TokenCondition& condition) {
        return condition.attr == attr && condition.kind == TokenCondition::Kind::kIn;
      });
  if (found == first.conditions.end()) return std::nullopt;
  TokenCondition out = std::move(*found);
  first.conditions.erase(found);
  return out;
}

std::string normal_morph(std::string_view features) {
  if (features == "_") return {};
  const auto split_sorted = [](std::string_view text, char separator) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find(separator, at), text.size());
      parts.emplace_back(text.substr(at, end - at));
      at = end + 1;
    }
    std::sort(parts.begin(), parts.end());
    return parts;
  };
  const auto join = [](const std::vector<std::string>& parts, char separator) {
    std::string out;
    for (const std::string& part : parts) {
      if (!out.empty()) out += separator;
      out += part;
    }
    return out;
  };
  auto parts = split_sorted(features, '|');
  for (std::string& part : parts) {
    const auto equals = part.find('=');
    if (equals == std::string::npos || part.find(',', equals) == std::string::npos) continue;
    part = part.substr(0, equals + 1) + join(split_sorted(part.substr(equals + 1), ','), ',');
  }
  return join(parts, '|');
}

}  // namespace dragoman
