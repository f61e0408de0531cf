#include "text/amount.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>

namespace dragoman {
namespace {

using Words = std::vector<std::string_view>;
using Row = std::pair<std::string_view, double>;

constexpr double kMost = 1e11;  // nobody counts more people

constexpr std::array<Row, 29> kSmall = {
    {{"zero", 0},      {"no", 0},       {"one", 1},      {"two", 2},        {"three", 3},
     {"four", 4},      {"five", 5},     {"six", 6},      {"seven", 7},      {"eight", 8},
     {"nine", 9},      {"ten", 10},     {"eleven", 11},  {"twelve", 12},    {"thirteen", 13},
     {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18},
     {"nineteen", 19}, {"twenty", 20},  {"thirty", 30},  {"forty", 40},     {"fifty", 50},
     {"sixty", 60},    {"seventy", 70}, {"eighty", 80},  {"ninety", 90}}};
constexpr std::array<Row, 6> kScale = {
    {{"dozen", 12}, {"score", 20}, {"hundred", 100}, {"thousand", 1e3}, {"million", 1e6}, {"billion", 1e9}}};
constexpr std::array<Row, 6> kMany = {
    {{"tens", 10}, {"dozens", 12}, {"scores", 20}, {"hundreds", 100}, {"thousands", 1e3}, {"millions", 1e6}}};

template <std::size_t N>
const Row* row_of(const std::array<Row, N>& rows, std::string_view word) {
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.first == word; });
  return found == rows.end() ? nullptr : &*found;
}

/// "1,200", "12", "1.5".
std::optional<double> digits(std::string_view word) {
  std::string plain(word);
  std::erase(plain, ',');
  double value = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (error != std::errc{} || end != plain.data() + plain.size() || !(value >= 0 && value <= kMost))
    return std::nullopt;
  return value;
}

struct Number {
  double value = 0;
  bool at_least = false;  ///< "dozens", "several hundred"
  std::size_t end = 0;    ///< the first word behind it
};

/// "tens of thousands", "hundreds": at least two of each.
std::optional<Number> many_at(const Words& words, std::size_t at) {
  Number out{1, true, at};
  while (out.end < words.size()) {
    const Row* many = row_of(kMany, words[out.end]);
    if (many == nullptr) break;
    out.value *= out.end == at ? 2 * many->second : many->second;
    ++out.end;
    if (out.end + 1 < words.size() && words[out.end] == "of" && row_of(kMany, words[out.end + 1]) != nullptr)
      ++out.end;
  }
  return out.end == at ? std::nullopt : std::optional(out);
}

/// The first part of a number: what a scale may follow.
std::optional<Number> small_at(const Words& words, std::size_t at) {
  const std::string_view word = words[at];
  const bool scale_follows = at + 1 < words.size() && row_of(kScale, words[at + 1]) != nullptr;
  if (const auto value = digits(word)) return Number{*value, false, at + 1};
  if (const Row* small = row_of(kSmall, word)) {
    Number out{small->second, false, at + 1};
    const std::size_t next = out.end < words.size() && words[out.end] == "-" ? out.end + 1 : out.end;
    const Row* unit = next < words.size() && small->second >= 20 ? row_of(kSmall, words[next]) : nullptr;
    if (unit != nullptr && unit->second > 0 && unit->second < 10)
      out = {out.value + unit->second, false, next + 1};
    return out;
  }
  if (word == "several" || (word == "few" && at > 0 && words[at - 1] == "a")) return Number{3, true, at + 1};
  if (word == "couple") return Number{2, false, at + 1};
  if ((word == "a" || word == "an") && scale_follows) return Number{1, false, at + 1};
  if (row_of(kScale, word) != nullptr) return Number{1, false, at};
  return std::nullopt;
}

std::optional<Number> number_at(const Words& words, std::size_t at) {
  if (auto many = many_at(words, at)) return many;
  double total = 0;
  Number out;
  std::size_t next = at;
  double last = 0;
  while (next < words.size()) {
    const std::optional<Number> part = small_at(words, next);
    if (!part || (last != 0 && part->value >= last)) break;
    double value = part->value;
    next = part->end;
    out.at_least = out.at_least || part->at_least;
    last = 0;
    for (const Row* scale; next < words.size() && (scale = row_of(kScale, words[next])) != nullptr; ++next) {
      value *= scale->second;
      last = scale->second;
    }
    total += value;
    out.end = next;
    if (last < 100) break;
    if (next < words.size() && words[next] == "and") ++next;
  }
  if (out.end == 0 || total > kMost) return std::nullopt;
  out.value = total;
  return out;
}

/// What stands before the number: "at least", "no more than", "up to", "as many as".
enum class Bound : std::uint8_t { kNone, kFrom, kUpTo };

Bound bound_before(const Words& words, std::size_t end) {
  const auto has = [&](std::string_view word) {
    return std::find(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(end), word) !=
           words.begin() + static_cast<std::ptrdiff_t>(end);
  };
  const bool no = has("no") || has("not");
  if (has("least") || has("over") || has("above") || has("exceeding")) return Bound::kFrom;
  if (has("more")) return no ? Bound::kUpTo : Bound::kFrom;
  if (has("fewer") || has("less")) return no ? Bound::kFrom : Bound::kUpTo;
  if (has("most") || has("up") || has("under") || has("below") || (has("as") && has("many")))
    return Bound::kUpTo;
  return Bound::kNone;
}

}  // namespace

std::optional<Amount> read_amount(const std::vector<std::string_view>& words) {
  std::size_t begin = 0;
  std::optional<Number> first;
  for (; begin < words.size() && !first; ++begin) {
    const bool qualifies =
        words[begin] == "no" && begin + 1 < words.size() &&
        (words[begin + 1] == "more" || words[begin + 1] == "fewer" || words[begin + 1] == "less");
    if (!qualifies) first = number_at(words, begin);
  }
  if (!first) return std::nullopt;
  const auto whole = [](double value) { return static_cast<std::uint64_t>(value); };
  if (first->end + 1 < words.size()) {
    const std::string_view joint = words[first->end];
    const auto second = number_at(words, first->end + 1);
    const bool joined = joint == "to" || joint == "-" || joint == "–" || joint == "or" ||
                        (joint == "and" && std::find(words.begin(), words.end(), "between") != words.end());
    if (joined && second && second->value > first->value)
      return Amount{whole(first->value), whole(second->value)};
  }
  const Bound bound = bound_before(words, begin - 1);
  const std::uint64_t value = whole(first->value);
  if (bound == Bound::kUpTo) return Amount{std::nullopt, value};
  if (bound == Bound::kFrom || first->at_least) return Amount{value, std::nullopt};
  return Amount{value, value};
}

}  // namespace dragoman
