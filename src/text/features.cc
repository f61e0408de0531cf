#include "text/features.h"

#include "base/unicode_table.h"
#include "base/utf8.h"

namespace dragoman {
namespace {

constexpr std::size_t kLongWord = 100;
constexpr int kLongestRun = 4;

char32_t shape_of(char32_t cp) {
  const std::uint16_t bits = char_bits(cp);
  if ((bits & kCharAlpha) != 0) return (bits & kCharUpper) != 0 ? U'X' : U'x';
  return (bits & kCharDigit) != 0 ? U'd' : cp;
}

std::string_view last_chars(std::string_view text, int count) {
  std::size_t at = text.size();
  while (at > 0 && count > 0) {
    --at;
    if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80) --count;
  }
  return text.substr(at);
}

bool all_space(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode(text, at);
    if (!is_space(next.cp)) return false;
    at += next.size;
  }
  return !text.empty();
}

}  // namespace

std::string word_shape(std::string_view text) {
  if (count_code_points(text) >= kLongWord) return "LONG";
  std::string shape;
  char32_t last = 0;
  int run = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode(text, at);
    const char32_t mark = shape_of(next.cp);
    run = at != 0 && mark == last ? run + 1 : 1;
    last = mark;
    if (run <= kLongestRun) append_utf8(shape, mark);
    at += next.size;
  }
  return shape;
}

WordFeatures word_features(const TokenRules& rules, std::string_view text, std::uint16_t special_norm) {
  WordFeatures features;
  if (text.empty()) return features;
  const TokenRules::Norm* known = rules.special_norm(special_norm);
  if (known == nullptr) known = rules.table_norm(string_id(text));
  features.norm = known != nullptr ? known->id : string_id(lower(text));
  features.prefix = string_id(text.substr(0, decode(text, 0).size));
  features.suffix = string_id(last_chars(text, 3));
  features.shape = string_id(word_shape(text));
  features.is_space = all_space(text);
  return features;
}

std::string norm(const TokenRules& rules, std::string_view text, std::uint16_t special_norm) {
  const TokenRules::Norm* known = rules.special_norm(special_norm);
  if (known == nullptr) known = rules.table_norm(string_id(text));
  return known != nullptr ? known->text : lower(text);
}

}  // namespace dragoman
