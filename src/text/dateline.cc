#include "text/dateline.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace dragoman {
namespace {

constexpr std::size_t kLongest = 100;  // bytes
constexpr std::array<std::string_view, 4> kDashes = {"--", "\u2014", "\u2013", "-"};

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

// The byte behind a dash at `at` that a blank follows, or `at` itself if there is none.
std::size_t skip_dash(std::string_view text, std::size_t at) {
  for (const std::string_view dash : kDashes) {
    if (text.substr(at).starts_with(dash) && text.substr(at + dash.size()).starts_with(' '))
      return at + dash.size();
  }
  return at;
}

bool starts_sentence(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const char32_t cp = decode(text, at).cp;
  return is_upper(cp) || cp == U'"' || cp == U'\u201C' || cp == U'\u2018';
}

struct HeadWords {
  bool place_like = true;  // every word begins with a capital or a figure
  bool shouted = false;    // the first word is a name in capitals
};

HeadWords head_words(std::string_view head) {
  HeadWords out;
  bool first = true;
  for (std::size_t at = skip_blanks(head, 0); at < head.size(); at = skip_blanks(head, at)) {
    const std::size_t end = std::min(head.find(' ', at), head.size());
    const std::string_view word = head.substr(at, end - at);
    const char32_t cp = decode(word, 0).cp;
    // "date 2023-11-20": the one word in small letters that heads some feeds' datelines.
    if (!is_upper(cp) && !is_digit(cp) && !(first && word == "date")) out.place_like = false;
    if (first) {
      std::size_t letters = 0;
      bool all = true;
      for (std::size_t byte = 0; byte < word.size();) {
        const Decoded decoded = decode(word, byte);
        byte += decoded.size;
        if (!is_alpha(decoded.cp)) continue;
        ++letters;
        all = all && is_upper(decoded.cp);
      }
      out.shouted = all && letters >= 3;
    }
    first = false;
    at = end;
  }
  return out;
}

std::size_t with_outlet(std::string_view text, std::size_t open) {
  const std::size_t close = text.find(')', open);
  if (close > kLongest || close < open + 3) return 0;  // npos is over any length
  const std::string_view outlet = text.substr(open + 1, close - open - 1);
  if (outlet.find_first_of("(\n") != std::string_view::npos || !starts_sentence(outlet, 0)) return 0;
  const std::string_view head = text.substr(0, open);
  const HeadWords words = head_words(head);
  if (!words.place_like) return 0;
  const std::size_t behind = skip_blanks(text, close + 1);
  const std::size_t dash = skip_dash(text, behind);
  const std::size_t end = skip_blanks(text, dash);
  if (dash == behind) {
    // Without a dash only where the head is no sentence's beginning: nothing, a day, or a name in capitals.
    const std::size_t first = skip_blanks(head, 0);
    const bool dated = head.find_first_of("0123456789") != std::string_view::npos;
    if (first != head.size() && !dated && !words.shouted) return 0;
  }
  return starts_sentence(text, end) ? end : 0;
}

std::size_t without_outlet(std::string_view text) {
  for (std::size_t at = text.find(' '); at < std::min(text.size(), kLongest); at = text.find(' ', at + 1)) {
    const std::size_t dash = skip_dash(text, at + 1);
    if (dash == at + 1) continue;
    const HeadWords words = head_words(text.substr(0, at));
    const std::size_t end = skip_blanks(text, dash);
    return words.place_like && words.shouted && starts_sentence(text, end) ? end : 0;
  }
  return 0;
}

}  // namespace

std::size_t dateline_length(std::string_view paragraph) {
  const std::size_t open = paragraph.find('(');
  if (open < kLongest) {
    if (const std::size_t length = with_outlet(paragraph, open); length != 0) return length;
  }
  return without_outlet(paragraph);
}

}  // namespace dragoman
