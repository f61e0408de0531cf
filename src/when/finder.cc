#include "when/finder.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace dragoman {
namespace {

template <std::size_t N>
bool among(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// Words before which four digits are a year.
constexpr std::array<std::string_view, 34> kBeforeYear = {
    "in",     "since",  "of",      "by",     "until",  "till", "through", "from", "during",
    "before", "after",  "between", "early",  "late",   "mid",  "fiscal",  "year", "than",
    "circa",  "around", "about",   "to",     "for",    "(",    "and",     "or",   "into",
    "back",   "summer", "winter",  "spring", "autumn", "-",    "over"};

/// Finds and reads matches from left to right; a reading leans on those before it.
class Finder {
 public:
  Finder(const Parse& parse, const std::vector<Lexeme>& lexemes, std::optional<Date> published)
      : parse_(parse), lexemes_(lexemes) {
    context_.published = published;
  }

  std::vector<FoundTime> run() {
    for (std::size_t at = 0; at < lexemes_.size();) at = step(at);
    return std::move(found_);
  }

 private:
  /// Reads the longest match at `at` that holds; gives where to go on.
  std::size_t step(std::size_t at) {
    for (const Match& match : RuleSet::instance().match(lexemes_, at)) {
      const TokenSpan span = tokens(match.begin, match.end);
      if (parse_.sentence_of[span.begin] != parse_.sentence_of[span.end - 1]) continue;
      if (!whole_words(match, span) || !plausible(match, span)) continue;
      if (match.rule->meaning == Meaning::kDrop) return match.end;
      Match asked = match;
      if (match.rule->meaning == Meaning::kApart && has_complement(match)) {
        if (match.slots.number < 0) continue;
        asked.rule = duration_rule();
        --asked.end;
      }
      if (read(asked, span)) return asked.end;
    }
    return at + 1;
  }

  bool read(const Match& match, TokenSpan span) {
    context_.sentence = parse_.sentence_of[span.begin];
    context_.tense = tense_at(parse_, span);
    const std::string_view before = match.begin > 0 ? text(match.begin - 1) : std::string_view();
    context_.limits = before == "by" || before == "until" || before == "through" || before == "till";
    TimeReading reading = read_match(match, context_);
    if (reading.skip) return false;
    FoundTime found;
    found.begin = extend_left(match);
    found.end = match.end;
    found.meaning = match.rule->meaning;
    found.period = reading.period;
    found.tense = context_.tense;
    TimeMention& mention = found.mention;
    mention.span = tokens(found.begin, found.end);
    mention.type = std::move(reading.type);
    mention.value = std::move(reading.value);
    mention.why = std::string(match.rule->pattern) + ": " + reading.why;
    if (reading.period) {
      mention.start = reading.start.value_or(reading.period->start);
      mention.end = reading.end.value_or(last_day(*reading.period));
      mention.granularity = reading.end ? "span" : granularity(reading.period->grain);
      const bool compared = found.meaning == Meaning::kAgo || found.meaning == Meaning::kApart;
      remember({*reading.period, context_.sentence, reading.told_year, compared});
    } else if (reading.start && reading.end) {
      mention.start = reading.start;
      mention.end = reading.end;
      mention.granularity = "span";
    }
    found_.push_back(std::move(found));
    return true;
  }

  /// Only what was said lately is leaned on; a long list of dates does not make reading slow.
  void remember(const Spoken& spoken) {
    constexpr std::size_t kKept = 64;
    if (context_.spoken.size() >= 2 * kKept)
      context_.spoken.erase(context_.spoken.begin(), context_.spoken.end() - kKept);
    context_.spoken.push_back(spoken);
  }

  /// A phrase may end inside a word only at a hyphen ("mid-1996") or apostrophe, and no two share a word.
  bool whole_words(const Match& match, TokenSpan span) const {
    if (!found_.empty() && span.begin < found_.back().mention.span.end) return false;
    const auto joined = [](std::string_view mark) { return mark == "-" || mark == "'"; };
    if (match.begin > 0 && lexemes_[match.begin - 1].token == span.begin && !joined(text(match.begin - 1)))
      return false;
    return match.end >= lexemes_.size() || lexemes_[match.end].token != span.end - 1 ||
           joined(text(match.end));
  }

  TokenSpan tokens(std::size_t begin, std::size_t end) const {
    return {lexemes_[begin].token, lexemes_[end - 1].token + 1};
  }

  std::string_view text(std::size_t at) const {
    return at < lexemes_.size() ? lexemes_[at].text : std::string_view();
  }

  std::string_view entity_label(std::uint32_t token) const {
    const auto after =
        std::upper_bound(parse_.entities.begin(), parse_.entities.end(), token,
                         [](std::uint32_t t, const Entity& entity) { return t < entity.span.begin; });
    if (after == parse_.entities.begin()) return {};
    const Entity& entity = *std::prev(after);
    return entity.span.contains(token) ? entity.label : std::string_view();
  }

  bool plausible(const Match& match, TokenSpan span) const {
    const Slots& slots = match.slots;
    switch (match.rule->meaning) {
      case Meaning::kYear:
        return plausible_year(match, span);
      case Meaning::kMonth:
        return match.end - match.begin > 1 || plausible_month(span.begin, text(match.end));
      case Meaning::kWeekday:
        return match.end - match.begin > 1 || entity_label(span.begin) != "PERSON";
      case Meaning::kReference:
        return text(match.end - 1) != "past" || !counts_units(match.end);
      case Meaning::kTheUnit:
        return plausible_unit(match);
      case Meaning::kSeason:
        return plausible_season(match);
      case Meaning::kDecade:
        return plausible_decade(match);
      case Meaning::kDuration:
        return plausible_duration(match);
      case Meaning::kClock:
        return match.rule->arg >= 0 || slots.smalls < 2 || slots.meridiem != Slots::kNone ||
               plausible_clock(match);
      default:
        return true;
    }
  }

  bool plausible_year(const Match& match, TokenSpan span) const {
    if (match.end - match.begin > 1) return true;
    const std::uint32_t token = span.begin;
    if (parse_.doc.str(token).size() != lexemes_[match.begin].text.size() && text(match.begin - 1) != "-")
      return false;
    const double year = lexemes_[match.begin].number;
    const std::string_view label = entity_label(token);
    const std::string_view before = match.begin > 0 ? text(match.begin - 1) : std::string_view();
    const std::string_view after = text(match.end);
    if (before == "$" || before == "#" || before == "£" || before == "€" || before == "no") return false;
    if (after == "%" || (after == "-" && lexemes_[match.end].glued) || after == "percent" ||
        after == "people" || after == "km")
      return false;
    const std::uint32_t head = parse_.head[token];
    const bool counts = parse_.dep[token] == "nummod" && (parse_.tag[head] == "NNS" || head == token + 1);
    const bool modern = year >= 1900 && year <= 2060;
    if (label == "DATE") return modern || !counts;
    if (label == "CARDINAL" || label == "MONEY" || label == "QUANTITY" || label == "PERCENT") {
      return modern && !counts && among(before, kBeforeYear) && year >= 1900 && label == "CARDINAL";
    }
    return modern && !counts && among(before, kBeforeYear);
  }

  /// "the past three months", "the past year".
  bool counts_units(std::size_t at) const {
    if (number_at(lexemes_, at).size != 0) return true;
    return at < lexemes_.size() && (lexemes_[at].is(WordClass::kUnit) || lexemes_[at].is(WordClass::kUnits));
  }

  /// "the fall" may be one of a city; "the summer" alone may be any.
  bool plausible_season(const Match& match) const {
    if (match.slots.years > 0 || text(match.begin) != "the") return true;
    if (text(match.end) == "of" && match.slots.season == 2) return false;
    const std::string_view before = match.begin > 0 ? text(match.begin - 1) : std::string_view();
    return before == "in" || before == "during" || before == "over" || before == "since" ||
           before == "until" || before == "by" || before == "of" || before == "for" || before == "through";
  }

  /// April, May and June are also people; "the March of ..." is none.
  bool plausible_month(std::uint32_t token, std::string_view after) const {
    const std::uint32_t head = parse_.head[token];
    const bool first_name =
        parse_.dep[token] == "compound" && head == token + 1 && parse_.pos[head] == "PROPN";
    return !first_name && entity_label(token) != "PERSON" && after != "of";
  }

  /// "sales for the year" is one year; "the year after" is any.
  bool plausible_unit(const Match& match) const {
    if (match.slots.unit != static_cast<int>(TimeUnit::kYear) || match.rule->arg != 0) return true;
    const std::string_view before = match.begin > 0 ? text(match.begin - 1) : std::string_view();
    const std::string_view after = text(match.end);
    return (before == "for" || before == "of" || before == "in" || before == "during") && after != "before" &&
           after != "after" && after != "-" && after != "ago" && after != "earlier" && after != "that" &&
           after != "when" && after != "to" && after != "since";
  }

  /// "in his 30s" is an age.
  bool plausible_decade(const Match& match) const {
    if (match.begin == 0) return true;
    const std::uint32_t token = lexemes_[match.begin - 1].token;
    return parse_.tag[token] != "PRP$" && parse_.pos[token] != "ADP";
  }

  bool plausible_duration(const Match& match) const {
    const Slots& slots = match.slots;
    const auto unit = static_cast<TimeUnit>(slots.unit);
    const std::string_view first = text(match.begin);
    const bool article = first == "a" || first == "an";
    if (unit == TimeUnit::kSecond && !slots.plural) return false;  // "a second meeting"
    if (unit == TimeUnit::kQuarter) return !article && text(match.end) != "of" && slots.number < 20;
    if (unit == TimeUnit::kWeekend) return !article;
    if (unit == TimeUnit::kDay && text(match.end) == "-" && text(match.end + 1) == "to") return false;
    return true;
  }

  /// "5:30" alone may be a score or a verse.
  bool plausible_clock(const Match& match) const {
    const std::string_view before = match.begin > 0 ? text(match.begin - 1) : std::string_view();
    const bool two_digits = lexemes_[match.end - 1].digits == 2;
    return two_digits &&
           (before == "at" || before == "by" || before == "from" || before == "until" || before == "around" ||
            before == "about" || before == "before" || before == "after" || before == "to" ||
            entity_label(lexemes_[match.begin].token) == "TIME");
  }

  /// "two days after the attack": the last word leads on to something, so the days are counted from that.
  bool has_complement(const Match& match) const {
    const Lexeme& last = lexemes_[match.end - 1];
    if (last.text != "after" && last.text != "before") return false;
    const std::uint32_t token = last.token;
    if (parse_.dep[token] == "mark") return true;
    const TokenSpan sentence = parse_.sentences[parse_.sentence_of[token]];
    for (std::uint32_t child = token + 1; child < sentence.end; ++child) {
      if (parse_.head[child] == token && parse_.pos[child] != "PUNCT") return true;
    }
    return false;
  }

  static const Rule* duration_rule() {
    static const Rule kDuration{"NUM UNIT before|after", Meaning::kDuration, 0, "", ""};
    return &kDuration;
  }

  /// Where the phrase begins with its article and the words that only blur it: "early in", "the end of".
  std::size_t extend_left(const Match& match) const {
    const Meaning meaning = match.rule->meaning;
    const bool length =
        meaning == Meaning::kDuration || meaning == Meaning::kRecent || meaning == Meaning::kAgo;
    const bool name = meaning == Meaning::kDayMonth || meaning == Meaning::kWeekday ||
                      meaning == Meaning::kYear || meaning == Meaning::kMonth ||
                      meaning == Meaning::kReference;
    std::size_t begin = match.begin;
    const std::size_t floor = found_.empty() ? 0 : found_.back().end;
    const std::uint32_t sentence = parse_.sentence_of[lexemes_[begin].token];
    const std::uint32_t taken = found_.empty() ? 0 : found_.back().mention.span.end;
    while (begin > floor && lexemes_[begin - 1].token >= taken &&
           parse_.sentence_of[lexemes_[begin - 1].token] == sentence) {
      const std::string_view before = text(begin - 1);
      const bool blur = before == "early" || before == "late" || before == "later" || before == "earlier" ||
                        before == "mid";
      const bool joined = before == "-" && begin > floor + 1 && text(begin - 2) == "mid";
      if (joined) {
        begin -= 2;
      } else if (blur || (before == "the" && !name) || (length && lexemes_[begin - 1].is(WordClass::kBlur))) {
        --begin;
      } else {
        break;
      }
    }
    return begin;
  }

  const Parse& parse_;
  const std::vector<Lexeme>& lexemes_;
  TimeContext context_;
  std::vector<FoundTime> found_;
};

}  // namespace

std::vector<FoundTime> match_times(const Parse& parse, const std::vector<Lexeme>& lexemes,
                                   std::optional<Date> published) {
  return Finder(parse, lexemes, published).run();
}

}  // namespace dragoman
