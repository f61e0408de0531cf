#include "base/utf8.h"

#include <algorithm>

#include "base/unicode_table.h"

namespace dragoman {
namespace {

constexpr char32_t kCapitalSigma = 0x3A3;
constexpr char32_t kSmallSigma = 0x3C3;
constexpr char32_t kFinalSigma = 0x3C2;
constexpr char32_t kCapitalDottedI = 0x130;  // the one character whose lower case is two
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

unsigned char byte_at(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }
bool is_continuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

/// What may follow a lead byte: how many bytes, and the bounds of the first of them (Unicode, table 3-7).
struct Lead {
  std::uint8_t size;  // of the whole sequence; 0: no lead byte
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
};

Lead lead_of(unsigned char byte) {
  if (byte < 0x80) return {1};
  if (byte < 0xC2) return {0};
  if (byte < 0xE0) return {2};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte < 0xF0) return {3};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte < 0xF4) return {4};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0};
}

/// The bytes of the well-formed sequence at `at`, or those of the maximal ill-formed part (`ok` false).
struct Sequence {
  std::size_t size;
  bool ok;
};

Sequence sequence_at(std::string_view text, std::size_t at) {
  const Lead lead = lead_of(byte_at(text, at));
  if (lead.size == 0) return {1, false};
  for (std::size_t i = 1; i < lead.size; ++i) {
    if (at + i >= text.size()) return {i, false};
    const unsigned char byte = byte_at(text, at + i);
    const bool fits = i == 1 ? byte >= lead.low && byte <= lead.high : is_continuation(byte);
    if (!fits) return {i, false};
  }
  return {lead.size, true};
}

/// End of the well-formed part that begins at `at`.
std::size_t valid_until(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (byte_at(text, at) < 0x80) {
      ++at;
      continue;
    }
    const Sequence sequence = sequence_at(text, at);
    if (!sequence.ok) break;
    at += sequence.size;
  }
  return at;
}

bool has(char32_t cp, CharBit bit) { return (char_bits(cp) & bit) != 0; }

char32_t lower_one(char32_t cp) {
  if (cp < 0x80) return cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
  const auto* range = std::upper_bound(kLowerRanges.begin(), kLowerRanges.end(), cp,
                                       [](char32_t c, const LowerRange& r) { return c < r.first; });
  if (range == kLowerRanges.begin()) return cp;
  --range;
  if (cp > range->last || (cp - range->first) % range->step != 0) return cp;
  return static_cast<char32_t>(static_cast<std::int32_t>(cp) + range->delta);
}

/// A capital sigma is lowered to the final form behind a cased letter and before none, passing over
/// case-ignorable characters both ways (Unicode's Final_Sigma, as Python has it).
bool is_final_sigma(std::string_view text, std::size_t at) {
  bool cased_before = false;
  for (std::size_t i = at; i > 0;) {
    --i;
    if (is_continuation(byte_at(text, i))) continue;
    const char32_t cp = decode(text, i).cp;
    if (has(cp, kCharIgnorable)) continue;
    cased_before = has(cp, kCharCased);
    break;
  }
  if (!cased_before) return false;
  for (std::size_t i = at + 2; i < text.size();) {
    const Decoded next = decode(text, i);
    if (!has(next.cp, kCharIgnorable)) return !has(next.cp, kCharCased);
    i += next.size;
  }
  return true;
}

}  // namespace

Decoded decode(std::string_view text, std::size_t at) {
  const unsigned char lead = byte_at(text, at);
  if (lead < 0x80) return {lead, 1};
  const auto tail = [&](std::size_t i) -> char32_t { return byte_at(text, at + i) & 0x3Fu; };
  if (lead < 0xE0) return {((lead & 0x1Fu) << 6) | tail(1), 2};
  if (lead < 0xF0) return {((lead & 0x0Fu) << 12) | (tail(1) << 6) | tail(2), 3};
  return {((lead & 0x07u) << 18) | (tail(1) << 12) | (tail(2) << 6) | tail(3), 4};
}

void append_utf8(std::string& out, char32_t cp) {
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (cp < 0x80) {
    put(cp);
  } else if (cp < 0x800) {
    put(0xC0 | (cp >> 6));
    put(0x80 | (cp & 0x3F));
  } else if (cp < 0x10000) {
    put(0xE0 | (cp >> 12));
    put(0x80 | ((cp >> 6) & 0x3F));
    put(0x80 | (cp & 0x3F));
  } else {
    put(0xF0 | (cp >> 18));
    put(0x80 | ((cp >> 12) & 0x3F));
    put(0x80 | ((cp >> 6) & 0x3F));
    put(0x80 | (cp & 0x3F));
  }
}

bool is_valid_utf8(std::string_view text) { return valid_until(text, 0) == text.size(); }

std::string repair_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = valid_until(text, at);
    out.append(text.substr(at, end - at));
    if (end == text.size()) break;
    out.append(kReplacement);
    at = end + sequence_at(text, end).size;
  }
  return out;
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return !is_continuation(static_cast<unsigned char>(c)); }));
}

bool is_space(char32_t cp) { return has(cp, kCharSpace); }
bool is_alpha(char32_t cp) { return has(cp, kCharAlpha); }
bool is_upper(char32_t cp) { return has(cp, kCharUpper); }
bool is_lower(char32_t cp) { return has(cp, kCharLower); }
bool is_title(char32_t cp) { return has(cp, kCharTitle); }
bool is_digit(char32_t cp) { return has(cp, kCharDigit); }

std::string lower(std::string_view text) {
  std::string out(text);
  std::size_t ascii = 0;
  for (; ascii < out.size() && static_cast<unsigned char>(out[ascii]) < 0x80; ++ascii) {
    if (out[ascii] >= 'A' && out[ascii] <= 'Z') out[ascii] = static_cast<char>(out[ascii] - 'A' + 'a');
  }
  if (ascii == out.size()) return out;
  out.resize(ascii);
  for (std::size_t at = ascii; at < text.size();) {
    const Decoded next = decode(text, at);
    if (next.cp == kCapitalSigma) {
      append_utf8(out, is_final_sigma(text, at) ? kFinalSigma : kSmallSigma);
    } else if (next.cp == kCapitalDottedI) {
      append_utf8(out, U'i');
      append_utf8(out, 0x307);
    } else {
      append_utf8(out, lower_one(next.cp));
    }
    at += next.size;
  }
  return out;
}

}  // namespace dragoman
