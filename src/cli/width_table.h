#pragma once
// Characters that take no column or two, by Unicode 14.

#include <span>

namespace dragoman::cli {

/// Inclusive range.
struct CodePointRange {
  char32_t first;
  char32_t last;
};
std::span<const CodePointRange> zero_width_ranges();
std::span<const CodePointRange> wide_ranges();

}  // namespace dragoman::cli
