#include "read/boilerplate.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/tsv.h"
#include "base/utf8.h"
#include "read/agency.h"
#include "read/ascii.h"
#include "read/moment.h"

namespace dragoman {
namespace {

// What a short paragraph begins with.
constexpr std::array<std::string_view, 65> kBeginnings = {"read more",
                                                          "read also",
                                                          "also read",
                                                          "see also",
                                                          "read next",
                                                          "related:",
                                                          "related stories",
                                                          "related articles",
                                                          "related news",
                                                          "more on this",
                                                          "more from",
                                                          "more stories",
                                                          "recommended",
                                                          "follow us",
                                                          "follow our",
                                                          "follow the latest",
                                                          "follow live",
                                                          "sign up",
                                                          "subscribe",
                                                          "share this",
                                                          "share on",
                                                          "click here",
                                                          "©",
                                                          "(c) ",
                                                          "copyright",
                                                          "all rights reserved",
                                                          "advertisement",
                                                          "story continues",
                                                          "continue reading",
                                                          "photo:",
                                                          "photos:",
                                                          "image:",
                                                          "picture:",
                                                          "file photo",
                                                          "file picture",
                                                          "listen to",
                                                          "watch:",
                                                          "watch live",
                                                          "video:",
                                                          "published",
                                                          "updated",
                                                          "last updated",
                                                          "last modified",
                                                          "first published",
                                                          "posted",
                                                          "our standards",
                                                          "this article was",
                                                          "this story was",
                                                          "this report was",
                                                          "download our",
                                                          "download the",
                                                          "join our",
                                                          "join us",
                                                          "get the latest",
                                                          "stay up to date",
                                                          "the post ",
                                                          "print this",
                                                          "leave a comment",
                                                          "please enable javascript",
                                                          "you need to enable javascript",
                                                          "javascript is disabled",
                                                          "to comment",
                                                          "we use cookies",
                                                          "skip to",
                                                          "jump to"};
// A paragraph that is nothing else.
constexpr std::array<std::string_view, 14> kWhole = {"share", "print",       "email", "tweet", "comments",
                                                     "tags",  "topics",      "live",  "close", "menu",
                                                     "home",  "back to top", "ad",    "end"};
constexpr std::array<std::string_view, 11> kSignOffs = {
    "reporting by", "additional reporting", "editing by",  "writing by",    "compiled by",    "edited by",
    "source:",      "with inputs from",     "with agency", "with agencies", "with additional"};

constexpr std::size_t kShort = 160;  // bytes

bool is_moment(std::string_view paragraph) {
  constexpr std::size_t kLongestDate = 60;
  if (paragraph.size() > kLongestDate) return false;
  const bool clock = paragraph.find_first_not_of("0123456789:.h ") == std::string_view::npos;
  if (clock && paragraph.find(':') != std::string_view::npos) return true;
  return parse_moment(paragraph.substr(0, paragraph.find_first_of("|\u2022"))).has_value();
}

/// "ab/cd (AFP, Reuters)": initials, and the agencies whose reports were used.
bool names_agencies_only(std::string_view paragraph) {
  constexpr std::size_t kLongest = 60;
  const std::size_t open = paragraph.find('(');
  if (paragraph.size() > kLongest || open == std::string_view::npos || !paragraph.ends_with(')'))
    return false;
  if (trim(paragraph.substr(0, open)).find(' ') != std::string_view::npos) return false;
  const std::vector<std::string> names = split_list(paragraph.substr(open + 1, paragraph.size() - open - 2));
  return std::all_of(names.begin(), names.end(),
                     [](const std::string& name) { return !agency_in_credit(name).empty(); });
}

std::size_t count_words(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

}  // namespace

bool is_boilerplate(std::string_view paragraph) {
  const std::string_view whole = trim(paragraph.substr(0, paragraph.find_last_not_of(".:!*#-_ ") + 1));
  if (whole.empty() || is_moment(paragraph)) return true;
  for (const std::string_view words : kWhole) {
    if (same_name(whole, words)) return true;
  }
  if (paragraph.size() > kShort) return false;
  return std::any_of(kBeginnings.begin(), kBeginnings.end(), [&](std::string_view words) {
    if (!begins_with_name(paragraph, words)) return false;
    const char behind = paragraph.size() > words.size() ? paragraph[words.size()] : ' ';
    return !is_ascii_letter(words.back()) || !is_ascii_letter(behind);
  });
}

bool is_byline(std::string_view paragraph) {
  constexpr std::size_t kMostWords = 14;
  if (!begins_with_name(paragraph, "by ") || paragraph.size() < 5 || paragraph.ends_with('.')) return false;
  return is_upper(decode(paragraph, 3).cp) && count_words(paragraph) <= kMostWords;
}

bool is_sign_off(std::string_view paragraph) {
  const std::string_view inside =
      trim(paragraph.substr(std::min(paragraph.find_first_not_of("(*-[ "), paragraph.size())));
  constexpr std::size_t kLongest = 400;
  if (paragraph.size() > kLongest) return false;
  for (const std::string_view words : kSignOffs) {
    if (begins_with_name(inside, words)) return true;
  }
  return names_agencies_only(paragraph) || !agency_in_sign_off(paragraph).empty();
}

}  // namespace dragoman
