#include "text/code_point_set.h"

#include <fmt/format.h>
#include <algorithm>
#include <iterator>

namespace dragoman {
namespace {

constexpr char32_t kLast = 0x10FFFF;
constexpr char32_t kBeforeSurrogates = 0xD7FF;
constexpr char32_t kBehindSurrogates = 0xE000;

}  // namespace

void CodePointSet::add(char32_t first, char32_t last) {
  if (first <= kBeforeSurrogates) ranges_.push_back({first, std::min(last, kBeforeSurrogates)});
  if (last >= kBehindSurrogates) ranges_.push_back({std::max(first, kBehindSurrogates), last});
}

void CodePointSet::add(const CodePointSet& other) {
  ranges_.insert(ranges_.end(), other.ranges_.begin(), other.ranges_.end());
}

CodePointSet CodePointSet::with(CharBit bit, bool negated) {
  CodePointSet set;
  const auto is_member = [&](char32_t cp) { return ((char_bits(cp) & bit) != 0) != negated; };
  for (char32_t cp = 0; cp <= kLast; ++cp) {
    if (!is_member(cp)) continue;
    const char32_t first = cp;
    while (cp < kLast && is_member(cp + 1)) ++cp;
    set.add(first, cp);
  }
  return set;
}

std::vector<CodePointSet::Range> CodePointSet::merged() const {
  std::vector<Range> sorted = ranges_;
  std::sort(sorted.begin(), sorted.end(), [](Range a, Range b) { return a.first < b.first; });
  std::vector<Range> out;
  for (const Range range : sorted) {
    if (!out.empty() && range.first <= out.back().last + 1) {
      out.back().last = std::max(out.back().last, range.last);
    } else {
      out.push_back(range);
    }
  }
  return out;
}

std::string CodePointSet::pattern(bool negated) const {
  const std::vector<Range> ranges = merged();
  if (ranges.empty()) return negated ? "[\\x{0}-\\x{10ffff}]" : "(?!)";
  std::string out = negated ? "[^" : "[";
  for (const Range range : ranges) {
    fmt::format_to(std::back_inserter(out), "\\x{{{:x}}}", static_cast<std::uint32_t>(range.first));
    if (range.last == range.first) continue;
    fmt::format_to(std::back_inserter(out), "-\\x{{{:x}}}", static_cast<std::uint32_t>(range.last));
  }
  return out + "]";
}

bool CodePointSet::list(std::u32string& out, std::size_t limit) const {
  std::size_t count = 0;
  for (const Range range : merged()) {
    count += range.last - range.first + 1;
    if (count > limit) return false;
    for (char32_t cp = range.first; cp <= range.last; ++cp) out.push_back(cp);
  }
  return true;
}

}  // namespace dragoman
