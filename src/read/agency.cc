#include "read/agency.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/tsv.h"
#include "read/agency_table.h"
#include "read/ascii.h"

namespace dragoman {
namespace {

/// Short names are written as they are, or in capitals; long ones in any way.
bool is_alias(std::string_view words, std::string_view alias) {
  constexpr std::size_t kShort = 4;
  if (alias.size() > kShort) return same_name(words, alias);
  return words == alias || (same_name(words, alias) && std::none_of(words.begin(), words.end(), [](char c) {
                              return c >= 'a' && c <= 'z';
                            }));
}

/// The agency whose name `words` are.
std::string_view named(std::string_view words) {
  words = trim(words);
  for (const Agency& agency : kAgencies) {
    if (is_alias(words, agency.alias)) return agency.name;
  }
  return {};
}

bool is_word(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) > 0x7F;
}

/// The agency with a plain name among `words`.
std::string_view named_among(std::string_view words) {
  for (const Agency& agency : kAgencies) {
    const std::size_t size = agency.alias.size();
    for (std::size_t at = 0; agency.plain && at + size <= words.size(); ++at) {
      const bool begins = at == 0 || !is_word(words[at - 1]);
      const bool ends = at + size == words.size() || !is_word(words[at + size]);
      if (begins && ends && is_alias(words.substr(at, size), agency.alias)) return agency.name;
    }
  }
  return {};
}

std::vector<std::string_view> paragraphs_of(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (const std::string_view line = trim(text.substr(0, end)); !line.empty()) out.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

/// What stands between `open` and `close` near the beginning of a paragraph.
std::string_view agency_between(std::string_view paragraph, char open, char close) {
  constexpr std::size_t kDateline = 100;  // bytes
  const std::size_t begin = paragraph.find(open);
  if (begin > kDateline) return {};
  const std::size_t end = paragraph.find(close, begin + 1);
  if (end == std::string_view::npos || end - begin > kDateline) return {};
  const std::string_view inside = paragraph.substr(begin + 1, end - begin - 1);
  const std::string_view whole = named(inside);
  return whole.empty() ? named(inside.substr(0, inside.find_first_of("/,-"))) : whole;
}

/// Whether the words before and behind an agency in parentheses are a dateline's: "The Associated Press (AP)
/// said" is a sentence.
bool is_dateline(std::string_view head, std::string_view behind) {
  static constexpr std::array<std::string_view, 4> kDashes = {"-", "\u2013", "\u2014", ":"};
  constexpr auto kMostBlanks = 6;
  if (std::count(head.begin(), head.end(), ' ') > kMostBlanks) return false;
  if (std::any_of(kDashes.begin(), kDashes.end(),
                  [&](std::string_view d) { return behind.starts_with(d); })) {
    return true;
  }
  const std::string_view first = head.substr(0, head.find_first_of(" ,"));
  const bool shouted = std::none_of(first.begin(), first.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return head.empty() || shouted || head.find_first_of("0123456789") != std::string_view::npos;
}

std::string_view agency_in_dateline(std::string_view paragraph) {
  const std::string_view found = agency_between(paragraph, '(', ')');
  if (found.empty()) return agency_between(paragraph, '/', '/');
  const std::string_view head = trim(paragraph.substr(0, paragraph.find('(')));
  const std::string_view behind = trim(paragraph.substr(paragraph.find(')') + 1));
  return is_dateline(head, behind) ? found : std::string_view();
}

/// A name of an outlet: a few words, the first with a capital, without digits.
bool is_outlet_name(std::string_view words) {
  constexpr auto kMostBlanks = 4;
  return !words.empty() && words.front() >= 'A' && words.front() <= 'Z' &&
         std::count(words.begin(), words.end(), ' ') <= kMostBlanks &&
         words.find_first_of("0123456789,;:()") == std::string_view::npos;
}

/// `line` without one of the words that lead a credit; empty if it has none.
std::string_view behind_lead(std::string_view line) {
  static constexpr std::array<std::string_view, 10> kLeads = {
      "source:", "sources:", "copyright", "©", "(c)", "\u2014", "\u2013", "--", "-", "credit:"};
  for (const std::string_view lead : kLeads) {
    if (!begins_with_name(line, lead)) continue;
    line.remove_prefix(lead.size());
    return line;
  }
  return {};
}

}  // namespace

std::string agency_in_credit(std::string_view credit) {
  credit = trim(credit);
  if (begins_with_name(credit, "by ")) credit.remove_prefix(3);
  if (const std::string_view whole = named(credit); !whole.empty()) return std::string(whole);
  std::string_view rest = credit;
  while (!rest.empty()) {  // "Jane Roe, AP"; "AP/Jane Roe"
    const std::size_t end = std::min(rest.find_first_of(",/|;("), rest.size());
    if (const std::string_view part = named(rest.substr(0, end)); !part.empty()) return std::string(part);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return std::string(named_among(credit));
}

std::string agency_in_sign_off(std::string_view line) {
  constexpr std::size_t kLongest = 80;  // bytes
  line = trim(line);
  while (!line.empty() && (line.back() == '.' || line.back() == ')')) line.remove_suffix(1);
  while (!line.empty() && line.front() == '(') line.remove_prefix(1);
  if (line.empty() || line.size() > kLongest) return {};
  if (line.front() == '/' && line.back() == '/') return std::string(named(line.substr(1, line.size() - 2)));
  std::string_view credit = behind_lead(line);
  if (credit.empty()) return std::string(named(line));
  for (std::string_view more = behind_lead(trim(credit)); !more.empty(); more = behind_lead(trim(credit)))
    credit = more;
  credit = trim(credit);
  while (!credit.empty() && (is_ascii_digit(credit.front()) || is_ascii_space(credit.front())))
    credit.remove_prefix(1);
  const std::string_view whole = named(credit);
  return std::string(whole.empty() ? named_among(credit) : whole);
}

Syndication syndication_in_text(std::string_view text) {
  constexpr std::size_t kDateline = 60;  // bytes
  const std::vector<std::string_view> paragraphs = paragraphs_of(text);
  if (paragraphs.empty()) return {};
  const std::string_view first = paragraphs.front();
  const std::size_t begin = first.find('(');
  const std::size_t end = first.find(')');
  if (begin > kDateline || end == std::string_view::npos || end < begin) return {};
  const std::string_view inside = first.substr(begin + 1, end - begin - 1);
  const std::size_t dash = inside.find("- ");  // "Semi-official" has a hyphen, a carrier a dash
  if (dash == std::string_view::npos || first.substr(0, begin).find('.') != std::string_view::npos) return {};
  const std::string_view carrier = trim(inside.substr(0, dash)), agency = trim(inside.substr(dash + 2));
  if (!is_outlet_name(carrier) || !is_outlet_name(agency)) return {};
  const std::string_view known = named(agency);
  return {std::string(carrier), std::string(known.empty() ? agency : known)};
}

std::string agency_in_text(std::string_view text) {
  constexpr std::size_t kFirst = 2;
  constexpr std::size_t kLast = 3;
  const std::vector<std::string_view> paragraphs = paragraphs_of(text);
  for (std::size_t i = 0; i < std::min(kFirst, paragraphs.size()); ++i) {
    if (const std::string_view found = agency_in_dateline(paragraphs[i]); !found.empty())
      return std::string(found);
  }
  for (std::size_t i = paragraphs.size(); i-- > 1 && i + kLast >= paragraphs.size();) {
    if (std::string found = agency_in_sign_off(paragraphs[i]); !found.empty()) return found;
  }
  return {};
}

}  // namespace dragoman
