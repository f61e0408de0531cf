#include "when/lexeme.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "when/words.h"

namespace dragoman {
namespace {

using enum WordClass;

constexpr std::uint32_t bit(WordClass word_class) { return 1U << static_cast<unsigned>(word_class); }

bool is_number_class(WordClass word_class) {
  return word_class == kCardinal || word_class == kScale || word_class == kOrdinal || word_class == kDecade;
}

/// What the table says of one word, its rows folded together.
struct WordEntry {
  std::uint32_t classes = 0;
  std::int16_t value = 0;
  std::uint8_t part = 0;
  double number = 0;
};

using WordTable = std::unordered_map<std::string_view, WordEntry>;

const WordTable& word_table() {
  static const WordTable kTable = [] {
    WordTable table;
    for (const WordRow& row : date_words()) {
      WordEntry& entry = table[row.text];
      entry.classes |= bit(row.word_class);
      if (is_number_class(row.word_class)) {
        entry.number = row.value;
      } else if (row.word_class == kPart) {
        entry.part = static_cast<std::uint8_t>(row.value);
      } else {
        entry.value = static_cast<std::int16_t>(row.value);
      }
    }
    return table;
  }();
  return kTable;
}

/// Names that are also plain words are names only when written so.
bool needs_capital(std::uint32_t classes) {
  return (classes & (bit(kWeekday) | bit(kMonth) | bit(kWeekdays))) != 0;
}

bool is_digit_byte(char c) { return c >= '0' && c <= '9'; }
bool is_letter_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

/// Cuts tokens into lexemes.
class Lexer {
 public:
  Lexer(const Parse& parse, const LiteralIds& literals) : parse_(parse), literals_(literals) {
    // Views into `folded` must stay: it never grows beyond the text.
    out_.folded.reserve(parse.doc.text.size());
    out_.lexemes.reserve(parse.doc.tokens.size() + parse.doc.tokens.size() / 8);
  }

  LexedDoc run() {
    for (std::uint32_t token = 0; token < parse_.size(); ++token) cut(token);
    return std::move(out_);
  }

 private:
  void cut(std::uint32_t token) {
    const std::string_view text = parse_.doc.str(token);
    std::size_t at = 0;
    while (at < text.size()) {
      const std::size_t begin = at;
      if (is_digit_byte(text[at])) {
        at = number(token, text, at);
      } else if (const std::size_t mark = mark_size(text, at); mark != 0) {
        at += mark;
        const char folded = mark == 1 ? text[begin] : (is_dash(text.substr(begin, mark)) ? '-' : '\'');
        if (is_blank(folded)) continue;
        add(token, begin).text = fold(std::string_view(&folded, 1));
      } else {
        at = word(token, text, at);
      }
      finish(out_.lexemes.back());
      last_end_ = parse_.doc.tokens[token].byte_begin + static_cast<std::uint32_t>(at);
    }
  }

  Lexeme& add(std::uint32_t token, std::size_t offset) {
    Lexeme& lexeme = out_.lexemes.emplace_back();
    const std::uint32_t byte = parse_.doc.tokens[token].byte_begin + static_cast<std::uint32_t>(offset);
    lexeme.token = token;
    lexeme.glued = byte == last_end_;
    return lexeme;
  }

  std::string_view fold(std::string_view piece) {
    const std::size_t begin = out_.folded.size();
    for (const char c : piece) {
      if (c == '.' && piece.size() > 1) continue;
      out_.folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return std::string_view(out_.folded).substr(begin);
  }

  static bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
  static bool is_dash(std::string_view piece) { return piece == "–" || piece == "—" || piece == "‑"; }

  /// Bytes of the punctuation mark at `at`, 0 if none.
  static std::size_t mark_size(std::string_view text, std::size_t at) {
    if (!is_letter_byte(text[at])) return 1;
    const std::string_view three = text.substr(at, 3);
    return is_dash(three) || three == "’" || three == "‘" ? 3 : 0;
  }

  std::size_t word(std::uint32_t token, std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && (is_letter_byte(text[end]) || (text[end] == '.' && end > at)) &&
           (end == at || mark_size(text, end) != 3)) {
      ++end;
    }
    Lexeme& lexeme = add(token, at);
    lexeme.capital = text[at] >= 'A' && text[at] <= 'Z';
    lexeme.text = fold(text.substr(at, end - at));
    return end;
  }

  /// "20.11.2023": two dots between digits, so neither is a decimal point.
  static bool is_dotted_date(std::string_view text, std::size_t dot) {
    if (dot > 0 && text.find('.') != dot) return true;
    std::size_t end = dot + 1;
    while (end < text.size() && is_digit_byte(text[end])) ++end;
    return end + 1 < text.size() && text[end] == '.' && is_digit_byte(text[end + 1]);
  }

  /// Digits with what belongs to them: "1,200", "2.5", "21st", "1990s".
  std::size_t number(std::uint32_t token, std::string_view text, std::size_t at) {
    std::size_t end = at;
    double value = 0;
    while (end < text.size() && is_digit_byte(text[end]) && end - at < 12)
      value = value * 10 + (text[end++] - '0');
    const std::size_t count = end - at;
    std::uint32_t classes = bit(kDigits);
    while (end + 3 < text.size() && text[end] == ',' && is_digit_byte(text[end + 1])) {
      std::size_t next = end + 1;
      while (next < text.size() && is_digit_byte(text[next]) && next - end <= 3)
        value = value * 10 + (text[next++] - '0');
      classes = bit(kDecimal);
      end = next;
    }
    if (end + 1 < text.size() && text[end] == '.' && is_digit_byte(text[end + 1]) &&
        !is_dotted_date(text, end)) {
      double scale = 0.1;
      for (++end; end < text.size() && is_digit_byte(text[end]); ++end, scale /= 10)
        value += scale * (text[end] - '0');
      classes = bit(kDecimal);
    }
    while (end < text.size() && is_digit_byte(text[end])) ++end;  // longer than any number that means a time
    std::size_t letters = end;
    while (letters < text.size() && is_letter_byte(text[letters]) && mark_size(text, letters) == 0) ++letters;
    const std::string_view suffix = text.substr(end, letters - end);
    Lexeme& lexeme = add(token, at);
    if (classes == bit(kDigits) && (suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th")) {
      classes = bit(kOrdinal);
      end = letters;
    } else if (classes == bit(kDigits) && suffix == "s" && (count == 4 || count == 2)) {
      classes = bit(kDecade);
      if (count == 2) value += value < 30 ? 2000 : 1900;
      end = letters;
    }
    lexeme.text = fold(text.substr(at, end - at));
    lexeme.classes = classes;
    lexeme.number = value;
    lexeme.digits = static_cast<std::uint8_t>(std::min<std::size_t>(count, 255));
    return end;
  }

  void finish(Lexeme& lexeme) {
    if (lexeme.text.empty()) return;
    if (lexeme.classes == 0) look_up(lexeme);
    if (const auto found = literals_.find(lexeme.text); found != literals_.end())
      lexeme.literal = found->second;
    const std::size_t count = out_.lexemes.size();
    if (lexeme.is(kDigits) && lexeme.digits == 2 && lexeme.glued && count > 1 &&
        out_.lexemes[count - 2].text == "'") {
      lexeme.classes |= bit(kShortYear);
    }
  }

  void look_up(Lexeme& lexeme) {
    const auto found = word_table().find(lexeme.text);
    if (found == word_table().end()) return;
    const WordEntry& entry = found->second;
    if (needs_capital(entry.classes) && (!lexeme.capital || parse_.tag[lexeme.token] == "MD")) return;
    lexeme.classes = entry.classes;
    lexeme.value = entry.value;
    lexeme.part = entry.part;
    lexeme.number = entry.number;
  }

  const Parse& parse_;
  const LiteralIds& literals_;
  LexedDoc out_;
  std::uint32_t last_end_ = 0;
};

bool is_text(const std::vector<Lexeme>& lexemes, std::size_t at, std::string_view text) {
  return at < lexemes.size() && lexemes[at].text == text;
}

/// "twenty-four", "ninety": a number below a hundred in words.
NumberPhrase below_hundred(const std::vector<Lexeme>& lexemes, std::size_t at) {
  if (at >= lexemes.size() || !lexemes[at].is(kCardinal)) return {};
  const double tens = lexemes[at].number;
  std::size_t next = at + 1;
  if (is_text(lexemes, next, "-")) ++next;
  if (tens >= 20 && next < lexemes.size() && lexemes[next].is(kCardinal) && lexemes[next].number < 10) {
    return {static_cast<std::uint32_t>(next + 1 - at), tens + lexemes[next].number, false};
  }
  return {1, tens, false};
}

NumberPhrase vague_number(const std::vector<Lexeme>& lexemes, std::size_t at) {
  std::size_t next = at;
  if (is_text(lexemes, next, "a")) ++next;
  if (is_text(lexemes, next, "couple") || is_text(lexemes, next, "pair")) {
    next += is_text(lexemes, next + 1, "of") ? 2 : 1;
    return {static_cast<std::uint32_t>(next - at), 2, false};
  }
  if (next >= lexemes.size() || !lexemes[next].is(kVague)) return {};
  ++next;
  if (is_text(lexemes, next, "of")) ++next;
  return {static_cast<std::uint32_t>(next - at), 0, true};
}

/// "and a half", "1/2" behind a number.
void add_half(const std::vector<Lexeme>& lexemes, std::size_t at, NumberPhrase& number) {
  const std::size_t next = at + number.size;
  const auto follow = [&](std::string_view first, std::string_view second, std::string_view third) {
    return is_text(lexemes, next, first) && is_text(lexemes, next + 1, second) &&
           is_text(lexemes, next + 2, third);
  };
  if (!follow("and", "a", "half") && !follow("1", "/", "2")) return;
  number.size += 3;
  number.value += 0.5;
}

}  // namespace

LexedDoc lex(const Parse& parse, const LiteralIds& literals) { return Lexer(parse, literals).run(); }

NumberPhrase number_at(const std::vector<Lexeme>& lexemes, std::size_t at) {
  if (at >= lexemes.size()) return {};
  const Lexeme& first = lexemes[at];
  if (const NumberPhrase vague = vague_number(lexemes, at); vague.size != 0) return vague;
  NumberPhrase number;
  if (first.is(kDigits) || first.is(kDecimal)) {
    number = {1, first.number, false};
  } else if (first.text == "a" || first.text == "an") {
    number = {1, 1, false};
  } else {
    number = below_hundred(lexemes, at);
  }
  if (number.size == 0 && !first.is(kScale)) return {};
  if (number.size == 0) number.value = 1;
  double total = 0;
  while (at + number.size < lexemes.size() && lexemes[at + number.size].is(kScale)) {
    total += number.value * lexemes[at + number.size].number;
    ++number.size;
    const NumberPhrase rest = below_hundred(lexemes, at + number.size);
    number.size += rest.size;
    number.value = rest.value;
    if (rest.size == 0) {
      number.value = total;
      total = 0;
    }
  }
  number.value += total;
  add_half(lexemes, at, number);
  return number;
}

NumberPhrase year_at(const std::vector<Lexeme>& lexemes, std::size_t at) {
  if (at >= lexemes.size()) return {};
  const Lexeme& first = lexemes[at];
  if (first.is(kDigits)) {
    const bool fits = first.digits == 4 && first.number >= 1000 && first.number <= 2100;
    return fits ? NumberPhrase{1, first.number, false} : NumberPhrase{};
  }
  if (!first.is(kCardinal)) return {};
  if (first.number == 2 && at + 1 < lexemes.size() && lexemes[at + 1].text == "thousand") {
    const std::size_t next = is_text(lexemes, at + 2, "and") ? at + 3 : at + 2;
    const NumberPhrase rest = below_hundred(lexemes, next);
    if (rest.size == 0) return {2, 2000, false};
    return {static_cast<std::uint32_t>(next - at) + rest.size, 2000 + rest.value, false};
  }
  if (first.number < 16 || first.number > 20) return {};
  const NumberPhrase rest = below_hundred(lexemes, at + 1);
  if (rest.size == 0 || rest.value < 10) return {};
  return {1 + rest.size, first.number * 100 + rest.value, false};
}

}  // namespace dragoman
