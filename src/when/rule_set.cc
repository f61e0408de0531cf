// Compiles the table into flat rows of elements (each optional element or group doubles a row) and finds rows
// by what their first element can be, so that a word that begins no date costs one look-up.

#include <algorithm>
#include <string>

#include "when/rules.h"

namespace dragoman {
namespace {

enum Kind : std::uint8_t {
  kLiteral,
  kWeekday,
  kWeekdays,
  kMonth,
  kSeason,
  kPart,
  kUnit,      // singular or plural
  kUnits,     // plural
  kCalendar,  // singular, a day or longer
  kEvery,
  kDirection,
  kNear,
  kMeridiem,
  kOrdinal,
  kDecade,
  kShortYear,
  kDay,     // 1..31, also "21st"
  kSmall,   // at most two digits
  kHhmm,    // four digits
  kNumber,  // a number phrase
  kYear,    // in digits or words
};

struct KindRow {
  std::string_view name;
  Kind kind;
  std::uint32_t classes;  // that a lexeme must have one of; 0 = told apart otherwise
};

constexpr std::uint32_t bit(WordClass word_class) { return 1U << static_cast<unsigned>(word_class); }

constexpr std::uint32_t kNumeral = bit(WordClass::kDigits) | bit(WordClass::kDecimal) |
                                   bit(WordClass::kCardinal) | bit(WordClass::kScale) |
                                   bit(WordClass::kVague);

// In the order of Kind, from kWeekday on.
constexpr KindRow kKinds[] = {
    {"WEEKDAY", kWeekday, bit(WordClass::kWeekday)},
    {"WEEKDAYS", kWeekdays, bit(WordClass::kWeekdays)},
    {"MONTH", kMonth, bit(WordClass::kMonth)},
    {"SEASON", kSeason, bit(WordClass::kSeason)},
    {"PART", kPart, bit(WordClass::kPart)},
    {"UNIT", kUnit, bit(WordClass::kUnit) | bit(WordClass::kUnits)},
    {"UNITS", kUnits, bit(WordClass::kUnits)},
    {"CAL", kCalendar, bit(WordClass::kUnit)},
    {"EVERY", kEvery, bit(WordClass::kEvery)},
    {"DIR", kDirection, bit(WordClass::kDirection)},
    {"NEAR", kNear, bit(WordClass::kNear)},
    {"MERIDIEM", kMeridiem, bit(WordClass::kMeridiem)},
    {"ORD", kOrdinal, bit(WordClass::kOrdinal)},
    {"DECADE", kDecade, bit(WordClass::kDecade)},
    {"YY", kShortYear, bit(WordClass::kShortYear)},
    {"DAY", kDay, bit(WordClass::kDigits) | bit(WordClass::kOrdinal)},
    {"N", kSmall, bit(WordClass::kDigits)},
    {"HHMM", kHhmm, bit(WordClass::kDigits)},
    {"NUM", kNumber, kNumeral},
    {"YEAR", kYear, bit(WordClass::kDigits) | bit(WordClass::kCardinal)},
};

const KindRow* kind_row(std::string_view name) {
  const auto found = std::find_if(std::begin(kKinds), std::end(kKinds),
                                  [&](const KindRow& row) { return row.name == name; });
  return found == std::end(kKinds) ? nullptr : found;
}

const KindRow& kind_row(Kind kind) { return kKinds[static_cast<std::size_t>(kind) - 1]; }

/// All ways to read a pattern: each a row of words. Groups do not nest.
std::vector<std::vector<std::string_view>> expand(std::string_view pattern) {
  std::vector<std::vector<std::string_view>> rows(1);
  bool in_group = false;
  const auto append = [&rows](const std::vector<std::string_view>& words, bool optional) {
    const std::size_t count = rows.size();
    for (std::size_t i = 0; i < count; ++i) {
      if (optional) rows.push_back(rows[i]);
      rows[i].insert(rows[i].end(), words.begin(), words.end());
    }
  };
  // Inside a group an optional word doubles the group, so groups are kept as rows too.
  std::vector<std::vector<std::string_view>> group_rows;
  while (!pattern.empty()) {
    const std::size_t blank = std::min(pattern.find(' '), pattern.size());
    std::string_view word = pattern.substr(0, blank);
    pattern.remove_prefix(std::min(blank + 1, pattern.size()));
    if (word.front() == '(') {
      in_group = true;
      group_rows.assign(1, {});
      word.remove_prefix(1);
    }
    const bool closes = in_group && word.size() > 2 && word.ends_with(")?");
    if (closes) word.remove_suffix(2);
    const bool optional = word.size() > 1 && word.back() == '?';
    if (optional) word.remove_suffix(1);
    if (!in_group) {
      append({word}, optional);
      continue;
    }
    const std::size_t count = group_rows.size();
    for (std::size_t i = 0; i < count; ++i) {
      if (optional) group_rows.push_back(group_rows[i]);
      group_rows[i].push_back(word);
    }
    if (!closes) continue;
    in_group = false;
    std::vector<std::vector<std::string_view>> all = rows;
    for (const auto& words : group_rows) {
      for (const auto& row : rows) {
        all.push_back(row);
        all.back().insert(all.back().end(), words.begin(), words.end());
      }
    }
    rows = std::move(all);
  }
  return rows;
}

bool take_day(const Lexeme& lexeme, Slots& slots) {
  const bool numeral = lexeme.digits == 1 || lexeme.digits == 2 || lexeme.is(WordClass::kOrdinal);
  if (!numeral || lexeme.number < 1 || lexeme.number > 99 || slots.days >= 2) return false;
  slots.day[static_cast<std::size_t>(slots.days++)] = static_cast<int>(lexeme.number);
  return true;
}

bool take_small(const Lexeme& lexeme, Slots& slots) {
  if (lexeme.digits > 2 || slots.smalls >= 3) return false;
  slots.small[static_cast<std::size_t>(slots.smalls++)] = static_cast<int>(lexeme.number);
  return true;
}

bool take_year(const std::vector<Lexeme>& lexemes, std::size_t& at, Slots& slots) {
  const NumberPhrase year = year_at(lexemes, at);
  if (year.size == 0 || slots.years >= 2) return false;
  slots.year[static_cast<std::size_t>(slots.years++)] = static_cast<int>(year.value);
  at += year.size;
  return true;
}

bool take_number(const std::vector<Lexeme>& lexemes, std::size_t& at, Slots& slots) {
  const NumberPhrase number = number_at(lexemes, at);
  slots.number = number.value;
  slots.vague = number.vague;
  at += number.size;
  return number.size != 0;
}

bool take_unit(Kind kind, const Lexeme& lexeme, Slots& slots) {
  slots.unit = lexeme.value;
  slots.plural = lexeme.is(WordClass::kUnits);
  return kind != kCalendar || lexeme.value >= static_cast<int>(TimeUnit::kDay);
}

/// Takes one element of a class other than a literal, number or year; the lexeme is known to be of the class.
bool take_word(Kind kind, const Lexeme& lexeme, Slots& slots) {
  switch (kind) {
    case kWeekday:
    case kWeekdays:
      slots.weekday = lexeme.value;
      return true;
    case kMonth:
      if (slots.months >= 2) return false;
      slots.month[static_cast<std::size_t>(slots.months++)] = lexeme.value;
      return true;
    case kSeason:
      slots.season = lexeme.value;
      return true;
    case kPart:
      slots.part = lexeme.part;
      return true;
    case kUnit:
    case kUnits:
    case kCalendar:
    case kEvery:
      return take_unit(kind, lexeme, slots);
    case kDirection:
      slots.direction = lexeme.value;
      return true;
    case kNear:
      slots.near = lexeme.value;
      return true;
    case kMeridiem:
      slots.meridiem = lexeme.value;
      return true;
    case kOrdinal:
      slots.ordinal = static_cast<int>(lexeme.number);
      return true;
    case kDecade:
      slots.year[0] = static_cast<int>(lexeme.number);
      return true;
    case kShortYear:
      slots.year[0] = static_cast<int>(lexeme.number) + (lexeme.number < 30 ? 2000 : 1900);
      slots.years = 1;
      return true;
    case kDay:
      return take_day(lexeme, slots);
    case kSmall:
      return take_small(lexeme, slots);
    case kHhmm:
      slots.hhmm = static_cast<int>(lexeme.number);
      return lexeme.digits == 4;
    default:
      return false;
  }
}

}  // namespace

const RuleSet& RuleSet::instance() {
  static const RuleSet kSet;
  return kSet;
}

RuleSet::RuleSet() {
  for (const Rule& rule : date_rules()) compile(rule);
  index();
}

void RuleSet::compile(const Rule& rule) {
  for (const auto& row : expand(rule.pattern)) {
    Path path{&rule, {}};
    for (const std::string_view word : row) path.elements.push_back(element(word));
    paths_.push_back(std::move(path));
  }
}

RuleSet::Element RuleSet::element(std::string_view text) {
  if (const KindRow* row = kind_row(text); row != nullptr) return {row->kind, {}};
  Element out{kLiteral, {}};
  while (!text.empty()) {
    const std::size_t bar = std::min(text.find('|'), text.size());
    const auto next = static_cast<std::uint16_t>(literals_.size() + 1);
    out.literals.push_back(literals_.try_emplace(text.substr(0, bar), next).first->second);
    text.remove_prefix(std::min(bar + 1, text.size()));
  }
  return out;
}

void RuleSet::index() {
  by_literal_.resize(literals_.size() + 1);
  by_class_.resize(32);
  for (std::size_t at = 0; at < paths_.size(); ++at) {
    const auto i = static_cast<std::uint16_t>(at);
    const Element& first = paths_[i].elements.front();
    if (first.kind == kLiteral) {
      for (const std::uint16_t literal : first.literals) by_literal_[literal].push_back(i);
      continue;
    }
    const KindRow& row = kind_row(static_cast<Kind>(first.kind));
    for (unsigned word_class = 0; word_class < 32; ++word_class) {
      if ((row.classes >> word_class & 1U) != 0) by_class_[word_class].push_back(i);
    }
    if (first.kind == kNumber) by_number_.push_back(i);
  }
}

bool RuleSet::take(const Element& element, const std::vector<Lexeme>& lexemes, std::size_t& at,
                   Slots& slots) const {
  if (at >= lexemes.size()) return false;
  const Lexeme& lexeme = lexemes[at];
  if (element.kind == kLiteral) {
    ++at;
    return lexeme.literal != 0 && std::find(element.literals.begin(), element.literals.end(),
                                            lexeme.literal) != element.literals.end();
  }
  if (element.kind == kYear) return take_year(lexemes, at, slots);
  if (element.kind == kNumber) return take_number(lexemes, at, slots);
  const auto kind = static_cast<Kind>(element.kind);
  ++at;
  return (lexeme.classes & kind_row(kind).classes) != 0 && take_word(kind, lexeme, slots);
}

std::vector<Match> RuleSet::match(const std::vector<Lexeme>& lexemes, std::size_t at) const {
  const Lexeme& first = lexemes[at];
  std::vector<Match> found;
  if (first.literal == 0 && first.classes == 0) return found;
  std::vector<std::uint16_t> candidates = by_literal_[first.literal];
  for (unsigned word_class = 0; word_class < 32; ++word_class) {
    if ((first.classes >> word_class & 1U) == 0) continue;
    candidates.insert(candidates.end(), by_class_[word_class].begin(), by_class_[word_class].end());
  }
  if (first.text == "a" || first.text == "an")
    candidates.insert(candidates.end(), by_number_.begin(), by_number_.end());
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  for (const std::uint16_t candidate : candidates) {
    const Path& path = paths_[candidate];
    Match match{path.rule, at, at, {}};
    const bool whole = std::all_of(path.elements.begin(), path.elements.end(), [&](const Element& element) {
      return take(element, lexemes, match.end, match.slots);
    });
    if (whole) found.push_back(match);
  }
  std::stable_sort(found.begin(), found.end(), [](const Match& a, const Match& b) { return a.end > b.end; });
  return found;
}

}  // namespace dragoman
