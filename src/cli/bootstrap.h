#pragma once
// How far a figure may be off, by drawing the articles again and again.

#include <optional>
#include <vector>

#include "cli/score.h"

namespace dragoman::cli {

struct Interval {
  double low = 0;
  double high = 0;
};

/// 95 % interval of each figure: the 2.5th and 97.5th percentile over `rounds` resamples of the articles with
/// replacement. The same every time. Nothing where a figure has nothing to count.
std::vector<std::optional<Interval>> bootstrap(const Scorer& scorer, int rounds = 1000);

}  // namespace dragoman::cli
