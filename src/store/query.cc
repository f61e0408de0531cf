#include "store/query.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/calendar.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "dragoman/event.h"

namespace dragoman {
namespace {

struct Named {
  std::string_view name;
  Field field;
};

// In the order of query_fields().
constexpr std::array kNames = {
    Named{"source", Field::kSource},
    Named{"target", Field::kTarget},
    Named{"actor", Field::kActor},
    Named{"type", Field::kType},
    Named{"mode", Field::kMode},
    Named{"status", Field::kStatus},
    Named{"quad", Field::kQuad},
    Named{"since", Field::kSince},
    Named{"until", Field::kUntil},
    Named{"on", Field::kOn},
    Named{"place", Field::kPlace},
    Named{"country", Field::kCountry},
    Named{"box", Field::kBox},
    Named{"said-by", Field::kSaidBy},
    Named{"publisher", Field::kPublisher},
    Named{"agency", Field::kAgency},
    Named{"text", Field::kText},
    Named{"confidence", Field::kConfidence},
    Named{"dataset", Field::kDataset},
    Named{"doc", Field::kDoc},
    Named{"story", Field::kStory},
};

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c; });
  return text;
}

template <class Names>
std::string nearest_of(std::string_view word, const Names& names) {
  const std::string best = nearest(word, {names.begin(), names.end()});
  return best.empty() ? std::string() : fmt::format("; did you mean {}?", best);
}

/// One term as it stands in the text: what is before the first colon outside quotes, and the values behind
/// it.
struct RawTerm {
  bool negated = false;
  std::string field;
  std::vector<std::string> values;
};

class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text) {}

  /// Nothing at the end.
  Result<std::optional<RawTerm>> next() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
    if (at_ == text_.size()) return std::nullopt;
    RawTerm term;
    if ((text_[at_] == '-' || text_[at_] == '!') && at_ + 1 < text_.size() && !is_blank(text_[at_ + 1])) {
      term.negated = true;
      ++at_;
    }
    std::string value;
    bool quoted = false;
    while (at_ < text_.size() && !is_blank(text_[at_])) {
      const char c = text_[at_];
      if (c == '"') {
        const std::size_t end = text_.find('"', at_ + 1);
        if (end == std::string_view::npos)
          return fail(ErrorCode::kInvalid,
                      fmt::format("the quotation marks of {} are not closed", text_.substr(at_)));
        value += text_.substr(at_ + 1, end - at_ - 1);
        quoted = true;
        at_ = end + 1;
      } else if (c == ':' && term.field.empty() && !quoted) {
        term.field = std::move(value);
        value.clear();
        ++at_;
      } else if (c == ',' && !term.field.empty() && term.field != "box") {
        term.values.push_back(std::move(value));
        value.clear();
        ++at_;
      } else {
        value += c;
        ++at_;
      }
    }
    term.values.push_back(std::move(value));
    return term;
  }

 private:
  static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
  std::string_view text_;
  std::size_t at_ = 0;
};

Result<void> check_name(std::string& value, const std::string& field, auto known, auto names) {
  if (known(value)) return {};
  return fail(ErrorCode::kInvalid,
              fmt::format("{}:{}: no such {}{}", field, value, field, nearest_of(value, names)));
}

Result<void> check_quad(std::string& value) {
  const auto found = std::find(kQuadNames.begin(), kQuadNames.end(), value);
  if (found != kQuadNames.end()) value = std::to_string(found - kQuadNames.begin() + 1);
  if (value.size() == 1 && value[0] >= '1' && value[0] <= '4') return {};
  return fail(ErrorCode::kInvalid,
              fmt::format("quad:{}: takes 1 to 4, or one of {}", value, fmt::join(kQuadNames, ", ")));
}

Result<void> check_number(const std::string& value, const std::string& field) {
  double number = -1;
  const auto [end, fault] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (fault == std::errc() && end == value.data() + value.size() && number >= 0 && number <= 1) return {};
  return fail(ErrorCode::kInvalid, fmt::format("{}:{}: takes a number from 0 to 1", field, value));
}

Result<void> check_box(const std::string& value) {
  std::size_t count = 0;
  const char* at = value.data();
  const char* const end = at + value.size();
  double number = 0;
  while (at < end) {
    const auto [next, fault] = std::from_chars(at, end, number);
    if (fault != std::errc()) break;
    ++count;
    at = next;
    if (at < end && *at == ',')
      ++at;
    else
      break;
  }
  if (count == 4 && at == end) return {};
  return fail(ErrorCode::kInvalid, fmt::format("box:{}: takes south,west,north,east in degrees", value));
}

/// Puts `value` into the form that the store has, or says what is wrong with it.
Result<void> settle(Field field, const std::string& name, std::string& value) {
  if (value.empty()) return fail(ErrorCode::kInvalid, fmt::format("{}: takes a value", name));
  switch (field) {
    case Field::kType:
      value = upper(value);
      return check_name(
          value, name, [](const std::string& v) { return event_type(v).has_value(); }, kEventTypeNames);
    case Field::kStatus:
      value = lower(value);
      return check_name(
          value, name, [](const std::string& v) { return status(v).has_value(); }, kStatusNames);
    case Field::kQuad:
      return check_quad(value);
    case Field::kSince:
    case Field::kUntil:
    case Field::kOn:
      if (const Result<DayRange> days = day_range(value); !days)
        return fail(ErrorCode::kInvalid, fmt::format("{}:{}", name, days.error().message));
      return {};
    case Field::kConfidence:
      return check_number(value, name);
    case Field::kBox:
      return check_box(value);
    case Field::kCountry:
      value = upper(value);
      return {};
    default:
      return {};
  }
}

Result<Term> make_term(RawTerm&& raw) {
  Term term{Field::kText, raw.negated, std::move(raw.values)};
  if (raw.field.empty()) return term;
  const auto found =
      std::find_if(kNames.begin(), kNames.end(), [&](const Named& named) { return named.name == raw.field; });
  if (found == kNames.end()) {
    std::vector<std::string_view> names;
    names.reserve(kNames.size());
    for (const Named& named : kNames) names.push_back(named.name);
    return fail(ErrorCode::kInvalid, fmt::format("no field {}{} (`dragoman query --help` lists them)",
                                                 raw.field, nearest_of(raw.field, names)));
  }
  term.field = found->field;
  for (std::string& value : term.values) {
    if (const Result<void> good = settle(term.field, raw.field, value); !good)
      return tl::unexpected(good.error());
  }
  return term;
}

}  // namespace

Result<Query> parse_query(std::string_view text) {
  if (!is_valid_utf8(text)) return fail(ErrorCode::kInvalid, "the query is not valid UTF-8");
  Query query;
  Splitter splitter(text);
  for (;;) {
    Result<std::optional<RawTerm>> raw = splitter.next();
    if (!raw) return tl::unexpected(raw.error());
    if (!*raw) return query;
    Result<Term> term = make_term(**std::move(raw));
    if (!term) return tl::unexpected(term.error());
    query.terms.push_back(*std::move(term));
  }
}

Result<DayRange> day_range(std::string_view text) {
  constexpr std::size_t kYear = 4, kMonth = 7, kDay = 10;
  std::string first(text);
  if (text.size() == kYear) first += "-01-01";
  if (text.size() == kMonth) first += "-01";
  const std::optional<Date> day = first.size() == kDay ? parse_iso_date(first) : std::nullopt;
  if (!day)
    return fail(ErrorCode::kInvalid,
                fmt::format("{}: no day of the calendar (YYYY-MM-DD, YYYY-MM or YYYY)", text));
  Date last = *day;
  if (text.size() == kYear) last.month = 12;
  if (text.size() <= kMonth) last.day = static_cast<std::uint8_t>(days_in_month(last.year, last.month));
  return DayRange{days(*day), days(last)};
}

std::optional<Field> query_field(std::string_view name) {
  const auto found =
      std::find_if(kNames.begin(), kNames.end(), [&](const Named& named) { return named.name == name; });
  return found == kNames.end() ? std::nullopt : std::optional(found->field);
}

const std::vector<FieldHelp>& query_fields() {
  static const std::vector<FieldHelp> fields = {
      {"source", "who does it: a code or a name", "source:RUS source:\"Sergei Lavrov\""},
      {"target", "whom it is done to: a code or a name", "target:PSE"},
      {"actor", "either of the two", "actor:Russia"},
      {"type", "PLOVER type", "type:CONSULT,AGREE"},
      {"mode", "PLOVER mode", "mode:visit"},
      {"status", "actual, future, hypothetical or negated", "status:future"},
      {"quad", "1 to 4, or its name", "quad:material-conflict"},
      {"since", "first day, month or year", "since:2023-11-01"},
      {"until", "last day, month or year", "until:2023-12"},
      {"on", "a day, month or year", "on:2023-11"},
      {"place", "name of the place", "place:Moscow"},
      {"country", "country of the place, ISO 3166-1 alpha-3", "country:RUS"},
      {"box", "south,west,north,east in degrees", "box:29,34,34,36"},
      {"said-by", "words of a voice", "said-by:\"RIA\""},
      {"publisher", "who published the report", "publisher:Reuters"},
      {"agency", "whose report was carried", "agency:TASS"},
      {"text", "words of the report; the field's name may be left out", "text:\"ceasefire\""},
      {"confidence", "least confidence, 0 to 1", "confidence:0.7"},
      {"dataset", "dragoman (the default), any, or one that was imported", "dataset:gdelt"},
      {"doc", "doc_id of a report", "doc:https://example.org/1"},
      {"story", "id of a story", "story:https://example.org/1"},
  };
  return fields;
}

}  // namespace dragoman
