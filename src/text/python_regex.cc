// A recursive descent over the pattern that writes PCRE2's form of it and measures what it can match on the
// way. Every literal and class is written anew as code points, so that no rule of quoting can differ.
#include "text/python_regex.h"

#include <fmt/format.h>
#include <algorithm>
#include <limits>
#include <map>

#include "base/utf8.h"
#include "text/code_point_set.h"

namespace dragoman {
namespace {

constexpr std::uint64_t kUnbounded = std::numeric_limits<std::uint32_t>::max();
constexpr int kMaxDepth = 200;
constexpr std::size_t kMaxRunChars = 64;

/// What a part of a pattern can match.
struct Extent {
  std::uint64_t width = 0;   // at most so many code points
  bool chars_known = true;   // only of `chars`
  bool ends_at_end = false;  // the last item is `$`
  std::u32string chars{};
};

std::uint64_t times(std::uint64_t width, std::uint64_t count) {
  if (width == 0 || count == 0) return 0;
  return width >= kUnbounded || count >= kUnbounded ? kUnbounded : std::min(width * count, kUnbounded);
}

void merge_chars(Extent& into, const Extent& from) {
  into.chars_known = into.chars_known && from.chars_known;
  into.chars += from.chars;
}

bool is_ascii_alnum(char32_t cp) {
  return (cp >= '0' && cp <= '9') || (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z');
}

class Translator {
 public:
  explicit Translator(std::string_view source) : source_(source) {}

  Result<TranslatedRegex> run() {
    std::vector<Extent> alternatives = alternation(0);
    if (error_.empty() && !done()) set_error(ErrorCode::kFormat, "unbalanced ')'");
    if (!error_.empty()) {
      return fail(code_, fmt::format("pattern: {} at byte {}", error_, at_));
    }
    return TranslatedRegex{std::move(out_), tail_of(alternatives)};
  }

 private:
  /// What an escape stands for: one code point, a set, or a place.
  struct Escape {
    enum class Kind { kChar, kSet, kPlace } kind = Kind::kChar;
    char32_t cp = 0;
    CodePointSet set{};
  };

  bool done() const { return at_ >= source_.size() || !error_.empty(); }
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < source_.size() ? source_[at_ + ahead] : '\0';
  }
  bool accept(std::string_view token) {
    if (source_.substr(std::min(at_, source_.size()), token.size()) != token) return false;
    at_ += token.size();
    return true;
  }
  char32_t next_char() {
    const Decoded next = decode(source_, at_);
    at_ += next.size;
    return next.cp;
  }
  void set_error(ErrorCode code, std::string_view message) {
    if (!error_.empty()) return;
    code_ = code;
    error_ = message;
  }

  static std::optional<TailBound> tail_of(const std::vector<Extent>& alternatives) {
    TailBound tail;
    for (const Extent& alternative : alternatives) {
      if (!alternative.ends_at_end) return std::nullopt;
      if (alternative.width < kUnbounded) {
        tail.width = std::max(tail.width, static_cast<std::uint32_t>(alternative.width));
      } else if (alternative.chars_known) {
        tail.run_chars += alternative.chars;
      } else {
        return std::nullopt;
      }
    }
    return tail;
  }

  std::vector<Extent> alternation(int depth) {
    std::vector<Extent> alternatives;
    if (depth > kMaxDepth) {
      set_error(ErrorCode::kUnsupported, "groups nested too deep");
      return alternatives;
    }
    alternatives.push_back(sequence(depth));
    while (!done() && accept("|")) {
      out_ += '|';
      alternatives.push_back(sequence(depth));
    }
    return alternatives;
  }

  Extent sequence(int depth) {
    Extent whole;
    while (!done() && peek() != '|' && peek() != ')') {
      Extent item = atom(depth);
      const std::uint64_t most = quantifier();
      if (most != 1) item.ends_at_end = false;
      whole.width = std::min(whole.width + times(item.width, most), kUnbounded);
      whole.ends_at_end = item.ends_at_end;
      merge_chars(whole, item);
    }
    return whole;
  }

  Extent atom(int depth) {
    switch (peek()) {
      case '(':
        return group(depth);
      case '[':
        return char_class();
      case '\\':
        return escaped();
      case '.':
        ++at_;
        out_ += '.';
        return {1, false};
      case '^':
        ++at_;
        out_ += '^';
        return {};
      case '$':
        ++at_;
        out_ += '$';
        return {.ends_at_end = true};
      case '*':
      case '+':
      case '?':
        set_error(ErrorCode::kFormat, "nothing to repeat");
        return {};
      default:
        return literal(next_char());
    }
  }

  Extent literal(char32_t cp) {
    if (is_ascii_alnum(cp)) {
      out_ += static_cast<char>(cp);
    } else {
      out_ += fmt::format("\\x{{{:x}}}", static_cast<std::uint32_t>(cp));
    }
    return {.width = 1, .chars = std::u32string(1, cp)};
  }

  Extent set_extent(const CodePointSet& set, bool negated) {
    out_ += set.pattern(negated);
    Extent extent{.width = 1};
    extent.chars_known = !negated && set.list(extent.chars, kMaxRunChars);
    return extent;
  }

  Extent escaped() {
    const char letter = peek(1);
    const Escape escape = read_escape(false);
    switch (escape.kind) {
      case Escape::Kind::kChar:
        return literal(escape.cp);
      case Escape::Kind::kSet:
        return set_extent(escape.set, false);
      case Escape::Kind::kPlace:
        // Python's \Z is the very end, which PCRE2 calls \z.
        out_ += '\\';
        out_ += letter == 'Z' ? 'z' : letter;
        return {.ends_at_end = letter == 'Z'};
    }
    return {};
  }

  Escape read_escape(bool in_class) {
    ++at_;
    if (at_ >= source_.size()) {
      set_error(ErrorCode::kFormat, "pattern ends with a backslash");
      return {};
    }
    const char32_t letter = next_char();
    switch (letter) {
      case 'd':
        return property(letter, kCharDecimal, false);
      case 'D':
        return property(letter, kCharDecimal, true);
      case 's':
        return property(letter, kCharSpace, false);
      case 'S':
        return property(letter, kCharSpace, true);
      case 'w':
        return property(letter, kCharWord, false);
      case 'W':
        return property(letter, kCharWord, true);
      case 'x':
        return hex_escape(2);
      case 'u':
        return hex_escape(4);
      case 'U':
        return hex_escape(8);
      case 'a':
        return {Escape::Kind::kChar, 0x07};
      case 'f':
        return {Escape::Kind::kChar, 0x0C};
      case 'n':
        return {Escape::Kind::kChar, 0x0A};
      case 'r':
        return {Escape::Kind::kChar, 0x0D};
      case 't':
        return {Escape::Kind::kChar, 0x09};
      case 'v':
        return {Escape::Kind::kChar, 0x0B};
      case 'b':
        return in_class ? Escape{Escape::Kind::kChar, 0x08} : Escape{Escape::Kind::kPlace};
      default:
        if (!is_ascii_alnum(letter)) return {Escape::Kind::kChar, letter};
        if (!in_class && (letter == 'A' || letter == 'B' || letter == 'Z')) return {Escape::Kind::kPlace};
        set_error(ErrorCode::kUnsupported, "escape of a kind that is not supported");
        return {};
    }
  }

  Escape property(char32_t letter, CharBit bit, bool negated) {
    auto [entry, is_new] = properties_.try_emplace(letter);
    if (is_new) entry->second = CodePointSet::with(bit, negated);
    return {Escape::Kind::kSet, 0, entry->second};
  }

  Escape hex_escape(int digits) {
    std::uint32_t value = 0;
    for (int i = 0; i < digits; ++i, ++at_) {
      const char c = peek();
      const bool letter = (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
      if (!letter && (c < '0' || c > '9')) {
        set_error(ErrorCode::kFormat, "incomplete hexadecimal escape");
        return {};
      }
      value = value * 16 + static_cast<std::uint32_t>(letter ? (c | 0x20) - 'a' + 10 : c - '0');
    }
    if (value > 0x10FFFF) set_error(ErrorCode::kFormat, "escape beyond U+10FFFF");
    return {Escape::Kind::kChar, value};
  }

  Extent char_class() {
    ++at_;
    const bool negated = accept("^");
    CodePointSet set;
    bool first = true;
    while (first || peek() != ']') {
      if (done()) {
        set_error(ErrorCode::kFormat, "unterminated character class");
        return {};
      }
      class_item(set);
      first = false;
    }
    ++at_;
    return set_extent(set, negated);
  }

  void class_item(CodePointSet& set) {
    const Escape low = class_char();
    if (low.kind == Escape::Kind::kSet) {
      set.add(low.set);
      return;
    }
    if (peek() != '-' || peek(1) == ']') {
      set.add(low.cp, low.cp);
      return;
    }
    ++at_;
    if (done()) return;
    const Escape high = class_char();
    if (high.kind == Escape::Kind::kSet || high.cp < low.cp) {
      set_error(ErrorCode::kFormat, "bad range in a character class");
      return;
    }
    set.add(low.cp, high.cp);
  }

  Escape class_char() {
    if (peek() == '\\') return read_escape(true);
    return {Escape::Kind::kChar, next_char()};
  }

  Extent group(int depth) {
    ++at_;
    bool zero_width = false;
    if (accept("?")) {
      if (accept("#")) return comment();
      if (std::string_view("aiLmsux-").find(peek()) != std::string_view::npos) {
        if (!flags()) return {};
      } else if (!group_kind(zero_width)) {
        return {};
      }
    } else {
      out_ += '(';
    }
    Extent whole;
    for (const Extent& alternative : alternation(depth + 1)) {
      whole.width = std::max(whole.width, alternative.width);
      merge_chars(whole, alternative);
    }
    if (!accept(")")) set_error(ErrorCode::kFormat, "missing ')'");
    out_ += ')';
    return zero_width ? Extent{} : whole;
  }

  Extent comment() {
    at_ = std::min(source_.find(')', at_), source_.size());
    if (!accept(")")) set_error(ErrorCode::kFormat, "unterminated comment");
    return {};
  }

  /// Behind "(?": writes the opening; false where the group is a whole already or not supported.
  bool group_kind(bool& zero_width) {
    for (const std::string_view kind : {":", ">", "=", "!", "<=", "<!"}) {
      if (!accept(kind)) continue;
      zero_width = kind != ":" && kind != ">";
      out_ += fmt::format("(?{}", kind);
      return true;
    }
    if (accept("P<")) {
      const std::size_t end = source_.find('>', at_);
      if (end != std::string_view::npos) {
        out_ += '(';
        at_ = end + 1;
        return true;
      }
    }
    set_error(ErrorCode::kUnsupported, "group of a kind that is not supported");
    return false;
  }

  /// Inline flags: "(?i)" for all that follows gives false, "(?i:" opens a group. `u` is how it is anyway.
  bool flags() {
    std::string kept;
    while (!done() && peek() != ')' && peek() != ':') {
      const char flag = peek();
      ++at_;
      if (flag == 'u') continue;
      if (std::string_view("ims-").find(flag) == std::string_view::npos) {
        set_error(ErrorCode::kUnsupported, "inline flag that is not supported");
        return false;
      }
      kept += flag;
    }
    if (accept(":")) {
      out_ += fmt::format("(?{}:", kept);
      return true;
    }
    if (!accept(")")) set_error(ErrorCode::kFormat, "unterminated flags");
    if (!kept.empty()) out_ += fmt::format("(?{})", kept);
    return false;
  }

  /// Copies the quantifier that stands here, if any; gives how often the atom may repeat.
  std::uint64_t quantifier() {
    if (done()) return 1;
    std::uint64_t most = 1;
    if (accept("*")) {
      out_ += '*';
      most = kUnbounded;
    } else if (accept("+")) {
      out_ += '+';
      most = kUnbounded;
    } else if (accept("?")) {
      out_ += '?';
    } else if (peek() != '{' || !counted(most)) {
      return 1;
    }
    if (peek() == '?' || peek() == '+') out_ += source_[at_++];
    return most;
  }

  /// "{2}", "{2,}", "{,3}", "{2,3}"; anything else is a literal brace, left where it is.
  bool counted(std::uint64_t& most) {
    const std::size_t end = source_.find('}', at_);
    if (end == std::string_view::npos) return false;
    const std::string_view body = source_.substr(at_ + 1, end - at_ - 1);
    const std::size_t comma = body.find(',');
    const std::string_view low = body.substr(0, comma);
    const std::string_view high = comma == std::string_view::npos ? low : body.substr(comma + 1);
    const auto is_count = [](std::string_view s) {
      return s.size() <= 5 && s.find_first_not_of("0123456789") == std::string_view::npos;
    };
    if (body.empty() || !is_count(low) || !is_count(high)) return false;
    out_ += fmt::format("{{{},{}}}", low.empty() ? "0" : low, high);
    most = high.empty() ? kUnbounded : std::stoull(std::string(high));
    at_ = end + 1;
    return true;
  }

  std::string_view source_;
  std::size_t at_ = 0;
  std::map<char32_t, CodePointSet> properties_;  // each costs a walk over all of Unicode
  std::string out_;
  std::string error_;
  ErrorCode code_ = ErrorCode::kFormat;
};

}  // namespace

Result<TranslatedRegex> translate_python_regex(std::string_view source) {
  if (!is_valid_utf8(source)) return fail(ErrorCode::kFormat, "pattern is not valid UTF-8");
  return Translator(source).run();
}

}  // namespace dragoman
